package metric

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
)

var dso = metric{
	Info: Info{"dso", "DSO", "days", "lower",
		"Days sales outstanding: receivables at the end / amount invoiced in the season x days of the season; 0 when nothing was invoiced."},
	start: func(s Season) Meter { return &dsoMeter{days: float64(s.Days())} },
}

type dsoMeter struct{ days, sales float64 }

func (m *dsoMeter) Observe(e ledger.Event, _ *book.Book) {
	if e.Kind == ledger.InvoiceIssued {
		m.sales += float64(e.Amount)
	}
}

func (m *dsoMeter) Close(b *book.Book) float64 {
	return DSO(float64(receivables(b)), m.sales, m.days)
}

// DSO is receivables / sales x days (creditguru), 0 without sales.
func DSO(receivables, sales, days float64) float64 {
	if sales == 0 {
		return 0
	}
	return receivables / sales * days
}
