package metric

var callsMade = metric{
	Info: Info{"calls_made", "Calls", groupCalls, "calls", "lower",
		"Call attempts made in the season, answered or not.", ""},
	value: func(c *Closing) float64 { return float64(c.Attempts) },
}
