package metric

import "firstcall/data/ledger"

var cashNet = metric{
	Info: Info{"cash_net", "Cash less costs", groupCash, "money", "higher",
		"Cash collected - cost of calls - letters x price per letter - e-mails x price per e-mail - agency fees. What has no price costs nothing here.", ""},
	when: costsKnown,
	value: func(c *Closing) float64 {
		p := c.Prices
		sent := ledger.Cents(c.Letters)*p.PerLetter + ledger.Cents(c.Emails)*p.PerEmail
		return float64(c.Cash-sent-c.Fees) - p.calls(c.Attempts, c.Talks)
	},
}
