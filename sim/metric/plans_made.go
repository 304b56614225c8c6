package metric

var plansMade = metric{
	Info: Info{"plans_made", "Payment plans", groupPromises, "plans", "neither",
		"Payment plans agreed in the season.", ""},
	when:  plansAgreed,
	value: func(c *Closing) float64 { return float64(c.Plans) },
}
