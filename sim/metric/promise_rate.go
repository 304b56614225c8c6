package metric

var promiseRate = metric{
	Info: Info{"promise_rate", "Promises per conversation", groupPromises, "share", "neither",
		"Promises to pay / conversations; none without conversations.", ""},
	value: func(c *Closing) float64 { return ratio(c.Promises, c.Talks) },
}
