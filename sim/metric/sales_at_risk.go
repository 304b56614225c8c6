package metric

var salesAtRisk = metric{
	Info: Info{"sales_at_risk", "Sales withheld", groupPolicy, "money", "lower",
		"Sales of the season that were not made, because the customer's credit was on hold or cancelled.", ""},
	when:  creditHeld,
	value: func(c *Closing) float64 { return float64(c.Withheld) },
}
