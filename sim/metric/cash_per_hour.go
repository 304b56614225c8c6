package metric

import "math"

var cashPerHour = metric{
	Info: Info{"cash_per_hour", "Cash per hour talked", groupCash, "money", "higher",
		"Cash collected / talking minutes x 60; none without conversations. It counts cash that would have come anyway: compare strategies with equal calls only.", ""},
	value: func(c *Closing) float64 {
		talked := c.Prices.minutes(c.Talks)
		if talked == 0 {
			return math.NaN()
		}
		return float64(c.Cash) / talked * 60
	},
}
