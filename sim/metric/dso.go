package metric

import "firstcall/data/ledger"

var dso = metric{
	Info: Info{"dso", "DSO", groupTime, "days", "lower",
		"Days sales outstanding: receivables at the end / amount invoiced in the season x days of the season; none when nothing was invoiced. Debts with an agency are receivables, debts written off are not; sales withheld are no sales.", "creditguru"},
	value: func(c *Closing) float64 { return DSO(c.Receivables(), c.Sales, c.Days()) },
}

// DSO is receivables / sales x days (creditguru), NaN without sales.
func DSO(receivables, sales ledger.Cents, days int) float64 {
	return float64(ratio(receivables, sales) * float64(days))
}
