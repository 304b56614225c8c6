package metric

var mostContacts = metric{
	Info: Info{"most_contacts", "Most contacts", groupCalls, "contacts", "lower",
		"Call attempts, letters, e-mails and messages in the season to the customer who got most of them: how hard the hardest pressed was pressed.", ""},
	value: func(c *Closing) float64 { return float64(c.MostContacts) },
}
