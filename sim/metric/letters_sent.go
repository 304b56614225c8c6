package metric

var lettersSent = metric{
	Info: Info{"letters_sent", "Letters", groupCalls, "letters", "lower",
		"Letters sent in the season.", ""},
	when:  lettersSentAny,
	value: func(c *Closing) float64 { return float64(c.Letters) },
}
