package metric

import "firstcall/data/ledger"

var cei = metric{
	Info: Info{"cei", "CEI, full period", groupTime, "share", "higher",
		"Collection effectiveness index with the sales of the full season (N = 1 of the formula; figures with monthly sales are lower): (receivables at the start + amount invoiced - receivables at the end) / (receivables at the start + amount invoiced - receivables not yet due at the end). 100% is everything collected that had fallen due. A debt written off counts as gone, one with an agency as open.", "Credit Research Foundation (CRF)"},
	value: func(c *Closing) float64 {
		return CEI(c.Opening.Receivables, c.Sales, c.Receivables(), c.Open(current), 1)
	},
}

// CEI is the collection effectiveness index as a share: (begin + sales/N - end
// total) / (begin + sales/N - end current) (CRF). N is the number of periods by
// which sales are divided: 1 counts those of the full period.
func CEI(begin, sales, end, current ledger.Cents, n int) float64 {
	periods := ledger.Cents(n)
	return ratio((begin-end)*periods+sales, (begin-current)*periods+sales)
}
