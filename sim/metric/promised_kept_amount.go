package metric

var promisedKeptAmount = metric{
	Info: Info{"promised_kept_amount", "Promised amount kept", groupPromises, "share", "higher",
		"Promised amount of the promises kept / that of the promises that ended (kept or broken) in the season; none where no promise ended.", ""},
	value: func(c *Closing) float64 {
		e := c.Ended()
		return ratio(e.KeptAmount, e.KeptAmount+e.BrokenAmount)
	},
}
