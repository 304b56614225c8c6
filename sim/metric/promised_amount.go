package metric

var promisedAmount = metric{
	Info: Info{"promised_amount", "Amount promised", groupPromises, "money", "neither",
		"Money promised in the season, added up over its promises; one that names no amount is for all that is overdue.", ""},
	value: func(c *Closing) float64 { return float64(c.Promised) },
}
