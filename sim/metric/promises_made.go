package metric

var promisesMade = metric{
	Info: Info{"promises_made", "Promises", groupPromises, "promises", "neither",
		"Promises to pay given in the season.", ""},
	value: func(c *Closing) float64 { return float64(c.Promises) },
}
