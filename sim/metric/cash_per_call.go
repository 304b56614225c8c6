package metric

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
)

var cashPerCall = metric{
	Info: Info{"cash_per_call", "Cash per call", "money", "higher",
		"Cash collected / call attempts; 0 without calls. It counts cash that would have come anyway: compare strategies with equal calls only."},
	start: func(Season) Meter { return &perCall{} },
}

type perCall struct{ cash, calls float64 }

func (m *perCall) Observe(e ledger.Event, _ *book.Book) {
	m.cash += cash(e)
	m.calls += attempt(e)
}

func (m *perCall) Close(*book.Book) float64 {
	if m.calls == 0 {
		return 0
	}
	return m.cash / m.calls
}
