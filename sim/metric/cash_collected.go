package metric

var cashCollected = metric{
	Info: Info{"cash_collected", "Cash collected", groupCash, "money", "higher",
		"All payments received in the season, whether a call brought them or not.", ""},
	value: func(c *Closing) float64 { return float64(c.Cash) },
}
