package metric

var costOfCalls = metric{
	Info: Info{"cost_of_calls", "Cost of calls", groupCash, "money", "lower",
		"Attempts x price per attempt + conversations x mean minutes of a conversation x price per minute.", ""},
	when:  callsPriced,
	value: func(c *Closing) float64 { return c.Prices.calls(c.Attempts, c.Talks) },
}
