package metric

var reachRate = metric{
	Info: Info{"reach_rate", "Reached", groupCalls, "share", "higher",
		"Conversations / call attempts (the right-party contact or RPC rate); none without calls.", ""},
	value: func(c *Closing) float64 { return ratio(c.Talks, c.Attempts) },
}
