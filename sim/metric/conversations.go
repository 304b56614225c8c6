package metric

var conversations = metric{
	Info: Info{"conversations", "Conversations", groupCalls, "conversations", "neither",
		"Attempts that reached the right party (right-party contacts).", ""},
	value: func(c *Closing) float64 { return float64(c.Talks) },
}
