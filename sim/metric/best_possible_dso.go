package metric

var bestPossibleDSO = metric{
	Info: Info{"best_possible_dso", "Best possible DSO", groupTime, "days", "lower",
		"Receivables not yet due at the end / amount invoiced in the season x days of the season: the DSO if everybody paid on the due date.", "creditguru"},
	value: func(c *Closing) float64 { return DSO(c.Open(current), c.Sales, c.Days()) },
}
