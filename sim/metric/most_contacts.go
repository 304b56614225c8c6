package metric

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
)

var mostContacts = metric{
	Info: Info{"most_contacts", "Most contacts", groupCalls, "contacts", "lower",
		"Call attempts, letters, e-mails and messages in the season to the customer who got most of them: how hard the hardest pressed was pressed.", ""},
	watches: Kinds(ledger.CallMade, ledger.ContactSent),
	start:   func(*Opening) meter { return &mostMeter{} },
}

type mostMeter struct {
	contacts []int32
	most     int32
}

func (m *mostMeter) observe(e *ledger.Event, b *book.Book) {
	if m.contacts == nil {
		m.contacts = make([]int32, len(b.Accounts))
	}
	m.contacts[e.Account]++
	m.most = max(m.most, m.contacts[e.Account])
}

func (m *mostMeter) close(*Closing) float64 { return float64(m.most) }
