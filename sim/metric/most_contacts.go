package metric

var mostContacts = metric{
	Info: Info{"most_contacts", "Most contacts", groupCalls, "contacts", "lower",
		"Call attempts, letters, e-mails and messages in the season to the customer who got most of them: how hard the hardest pressed was pressed.", ""},
	value: func(c *Closing) float64 {
		most := int32(0)
		for a := range c.Book.Accounts {
			most = max(most, c.Book.Accounts[a].Attempts-c.Opening.attempts[a]+c.sent[a])
		}
		return float64(most)
	},
}
