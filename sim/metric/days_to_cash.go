package metric

import "math"

var daysToCash = metric{
	Info: Info{"days_to_cash", "Days to cash", groupTime, "days", "lower",
		"Mean days from an invoice's issue to its payment, weighted by the amounts paid in the season; none without payments. A strategy that collects old debts scores worse here for doing so.", ""},
	value: func(c *Closing) float64 {
		if c.Cash == 0 {
			return math.NaN()
		}
		return c.CashDays / float64(c.Cash)
	},
}
