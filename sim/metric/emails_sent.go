package metric

var emailsSent = metric{
	Info: Info{"emails_sent", "E-mails", groupCalls, "e-mails", "lower",
		"E-mails sent in the season.", ""},
	when:  emailsSentAny,
	value: func(c *Closing) float64 { return float64(c.Emails) },
}
