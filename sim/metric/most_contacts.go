package metric

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
)

var mostContacts = metric{
	Info: Info{"most_contacts", "Most calls to one customer", "calls", "lower",
		"Call attempts in the season to the customer who was called most."},
	start: func(Season) Meter { return &mostMeter{} },
}

type mostMeter struct {
	calls []int32
	most  int32
}

func (m *mostMeter) Observe(e ledger.Event, b *book.Book) {
	if e.Kind != ledger.CallMade {
		return
	}
	if m.calls == nil {
		m.calls = make([]int32, len(b.Accounts))
	}
	m.calls[e.Account]++
	m.most = max(m.most, m.calls[e.Account])
}

func (m *mostMeter) Close(*book.Book) float64 { return float64(m.most) }
