package sim

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/response"
)

// obviousRecord is what the ledger says, row by row.
type obviousRecord struct {
	invoices []ledger.Invoice
	of       [][]int32 // of each account: its invoices, as listed
	events   []ledger.Event
	attempts [][]ledger.Day     // of each account, in order
	parts    [][]obviousPart    // of each invoice: its payments from the season's first day on, one a day
	purse    [][][]ledger.Event // by day of the season and account: payments of purse accounts
	reminder [][]response.Reminder
	cells    []map[ledger.Day]response.Cell // of each invoice: of every day on which its clock ran under the recorded calls
}

type obviousPart struct {
	day    ledger.Day
	amount ledger.Cents
}

// readRecord reads the ledger for a season.
func readRecord(l *ledger.Ledger, s *season) *obviousRecord {
	r := &obviousRecord{events: l.Events(), of: make([][]int32, l.NumCustomers()), attempts: make([][]ledger.Day, l.NumCustomers()), parts: make([][]obviousPart, l.NumInvoices())}
	for i := range l.NumInvoices() {
		v := l.Invoice(i)
		r.invoices = append(r.invoices, v)
		r.of[v.Account] = append(r.of[v.Account], int32(i))
		r.cells = append(r.cells, make(map[ledger.Day]response.Cell))
	}
	for range s.To - s.From + 1 {
		r.purse = append(r.purse, make([][]ledger.Event, l.NumCustomers()))
		r.reminder = append(r.reminder, make([]response.Reminder, l.NumCustomers()))
	}
	for _, e := range r.events {
		if e.Kind == ledger.CallMade {
			r.attempts[e.Account] = append(r.attempts[e.Account], e.Day)
		}
		if e.Kind != ledger.PaymentReceived || e.Day < s.From || e.Day < r.invoices[e.Invoice].Issued {
			continue
		}
		parts := &r.parts[e.Invoice]
		switch last := len(*parts) - 1; {
		case s.purses[e.Account] && e.Day > s.To:
		case s.purses[e.Account]:
			r.purse[e.Day-s.From][e.Account] = append(r.purse[e.Day-s.From][e.Account], e)
		case last >= 0 && (*parts)[last].day == e.Day:
			(*parts)[last].amount += e.Amount
		default:
			*parts = append(*parts, obviousPart{e.Day, e.Amount})
		}
	}
	r.walk(s)
	return r
}

// walk goes through the recorded days, and notes how the account of each open
// invoice stood when the payments of the day came.
func (r *obviousRecord) walk(s *season) {
	b := book.New(s.index, s.Promises)
	b.CopyFrom(s.opening)
	recorded := &obvious{world: &world{season: s}, record: r, book: b}
	for day := s.From; day <= s.last; day++ {
		b.Open(day)
		for _, e := range r.events {
			if e.Day == day && s.index.Order.BeforePayments(e.Kind) {
				b.Apply(&e)
			}
		}
		for i := range r.invoices {
			a := r.invoices[i].Account
			if !recorded.owed(int32(i)) || s.purses[a] {
				continue
			}
			for place, other := range recorded.queue(a) {
				if other == int32(i) {
					memory := response.MemoryOf(&b.Accounts[a], day, b.Accounts[a].LastAttempt)
					r.cells[i][day] = response.CellOf(response.RankOf(place), day-r.invoices[i].Due, memory)
				}
			}
		}
		if day <= s.To {
			for a := range b.Accounts {
				r.reminder[day-s.From][a] = response.ReminderOf(&b.Accounts[a], day)
			}
		}
		for _, e := range r.events {
			if e.Day == day && !s.index.Order.BeforePayments(e.Kind) {
				b.Apply(&e)
			}
		}
	}
}
