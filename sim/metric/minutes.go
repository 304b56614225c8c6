package metric

var minutes = metric{
	Info: Info{"minutes", "Talking minutes", groupCalls, "minutes", "lower",
		"Conversations x the mean length of the conversations on record; 6 minutes where none has a length.", ""},
	value: func(c *Closing) float64 { return c.Prices.minutes(c.Talks) },
}
