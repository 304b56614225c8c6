package metric

import "firstcall/data/ledger"

var countbackDSO = metric{
	Info: Info{"countback_dso", "Countback DSO", groupTime, "days", "lower",
		"Receivables at the end, used up by the sales of the 30 days before, then of the 30 days before those, and so on: 30 days for each month used up, the last one pro rata. It depends less on the season's length than DSO. At most the days on record; debts with an agency are receivables, debts written off are not.", "countback or exhaustion method"},
	value: func(c *Closing) float64 { return Countback(c.Receivables(), c.MonthlySales, countbackMonth) },
}

// countbackMonth is the length of a month of sales, in days.
const countbackMonth = 30

// addSale adds what was invoiced on a day to the sales by month before last.
func addSale(sales []ledger.Cents, last, day ledger.Day, amount ledger.Cents) []ledger.Cents {
	month := int(last-day) / countbackMonth
	for len(sales) <= month {
		sales = append(sales, 0)
	}
	sales[month] += amount
	return sales
}

// Countback is DSO by the countback method: the days of sales, newest first and
// each of so many days, that receivables make up; the last period counts pro rata.
func Countback(receivables ledger.Cents, sales []ledger.Cents, days int) float64 {
	used := 0.0
	for _, s := range sales {
		if receivables <= 0 {
			break
		}
		if s > receivables {
			return used + float64(float64(receivables)/float64(s)*float64(days))
		}
		receivables -= s
		used += float64(days)
	}
	return used
}
