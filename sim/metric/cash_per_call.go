package metric

var cashPerCall = metric{
	Info: Info{"cash_per_call", "Cash per call", groupCash, "money", "higher",
		"Cash collected / call attempts; none without calls. It counts cash that would have come anyway: compare strategies with equal calls only.", ""},
	value: func(c *Closing) float64 { return ratio(c.Cash, c.Attempts) },
}
