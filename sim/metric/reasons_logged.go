package metric

var reasonsLogged = metric{
	Info: Info{"reasons_logged", "Reasons logged", groupCalls, "conversations", "higher",
		"Conversations in which the caller asked why nothing was paid and logged the answer.", ""},
	when:  reasonsAsked,
	value: func(c *Closing) float64 { return float64(c.Reasons) },
}
