package metric

var promisesKept = metric{
	Info: Info{"promises_kept", "Promises kept", groupPromises, "share", "higher",
		"Promises kept / promises that ended (kept or broken) in the season; none where no promise ended. Kept means that the tolerated share of the promised amount was paid by the promised date plus grace.", ""},
	value: func(c *Closing) float64 {
		e := c.Ended()
		return ratio(e.Kept, e.Kept+e.Broken)
	},
}
