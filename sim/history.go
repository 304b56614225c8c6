package sim

import (
	"math"
	"sort"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/response"
)

// histories is what the record says about the clocks of the season: for each
// invoice its recorded payments, and the cell of every day on which a clock ran.
type histories struct {
	open  []int32          // invoices open on the first morning
	first []ledger.Day     // first day on which the invoice's clock runs in the season
	cells [][]stretch      // of each invoice, from its first day on
	parts []part           // recorded payments in the season, invoice by invoice
	purse [][]pursePayment // per day of the season: recorded payments of purse accounts, account by account
	start []int32          // parts[start[i]:start[i+1]] belong to invoice i
	// pending invoices ran their clocks on after their last recorded payment.
	pending []bool
}

// stretch is a number of days that an invoice spent in one cell.
type stretch struct {
	days uint16
	cell response.Cell
}

// lengthen adds a day in a cell.
func lengthen(s []stretch, cell response.Cell) []stretch {
	if n := len(s); n > 0 && s[n-1].cell == cell && s[n-1].days < math.MaxUint16 {
		s[n-1].days++
		return s
	}
	return append(s, stretch{1, cell})
}

// part is what was paid for one invoice on one day.
type part struct {
	Day    ledger.Day
	Amount ledger.Cents
}

// pursePayment is a recorded payment of a purse account.
type pursePayment struct {
	account, invoice int32
	amount           ledger.Cents
	reminder         response.Reminder
}

// readHistory walks the recorded events from the first day of the season to
// the end of the ledger: what was paid after the season still says how the
// clocks of the season stand.
func (s *season) readHistory(events []ledger.Event) histories {
	n := len(s.index.Invoices)
	h := histories{first: make([]ledger.Day, n), cells: make([][]stretch, n), pending: make([]bool, n), start: make([]int32, n+1), purse: make([][]pursePayment, len(s.days))}
	byInvoice := make([][]part, n)
	b := book.New(s.index, s.Promises)
	b.CopyFrom(s.opening)
	var open []int32 // scratch
	for i := range s.index.Invoices {
		h.first[i] = max(s.index.Invoices[i].Issued, s.From)
		if b.Issued(int32(i)) && b.Debts[i].Open > 0 {
			h.open = append(h.open, int32(i))
		}
	}
	next := 0
	for day := s.From; day <= s.last; day++ {
		b.Open(day)
		for ; next < len(events) && events[next].Day == day && b.Order.BeforePayments(events[next].Kind); next++ {
			b.Apply(&events[next])
		}
		for a := range b.Accounts {
			acc := &b.Accounts[a]
			if b.Standings[a].OpenInvoices == 0 || s.purses[a] {
				continue
			}
			memory := response.MemoryOf(acc, day, acc.LastAttempt)
			open = b.OpenInvoices(int32(a), open[:0])
			for n, i := range open {
				h.cells[i] = lengthen(h.cells[i], response.CellOf(response.RankOf(n), day-s.index.Invoices[i].Due, memory))
			}
		}
		for ; next < len(events) && events[next].Day == day; next++ {
			e := events[next]
			switch {
			case e.Kind != ledger.PaymentReceived || !b.Issued(e.Invoice):
			case s.purses[e.Account]:
				if day <= s.To {
					d := day - s.From
					h.purse[d] = append(h.purse[d], pursePayment{e.Account, e.Invoice, e.Amount, response.ReminderOf(&b.Accounts[e.Account], day)})
				}
			default:
				parts := byInvoice[e.Invoice]
				if len(parts) > 0 && parts[len(parts)-1].Day == day {
					parts[len(parts)-1].Amount += e.Amount
				} else {
					byInvoice[e.Invoice] = append(parts, part{day, e.Amount})
				}
			}
			b.Apply(&e)
		}
	}
	for _, payments := range h.purse {
		sort.SliceStable(payments, func(i, j int) bool { return payments[i].account < payments[j].account })
	}
	for i, parts := range byInvoice {
		h.parts = append(h.parts, parts...)
		h.start[i+1] = int32(len(h.parts))
		days := ledger.Day(0)
		for _, s := range h.cells[i] {
			days += ledger.Day(s.days)
		}
		h.pending[i] = days > 0 && (len(parts) == 0 || parts[len(parts)-1].Day < h.first[i]+days-1)
	}
	return h
}

// never and always are days before and after any ledger.
const (
	never  ledger.Day = -1 << 29
	always ledger.Day = 1 << 29
)
