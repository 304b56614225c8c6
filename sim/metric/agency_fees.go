package metric

var agencyFees = metric{
	Info: Info{"agency_fees", "Agency fees", groupPolicy, "money", "lower",
		"What a collection agency kept of the payments received in the season; cash collected is before these fees.", ""},
	when:  agencyUsed,
	value: func(c *Closing) float64 { return float64(c.Fees) },
}
