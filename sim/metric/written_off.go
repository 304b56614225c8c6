package metric

var writtenOff = metric{
	Info: Info{"written_off", "Written off", groupPolicy, "money", "lower",
		"Open amounts given up in the season.", ""},
	when:  debtsGivenUp,
	value: func(c *Closing) float64 { return float64(c.WrittenOff) },
}
