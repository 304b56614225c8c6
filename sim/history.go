package sim

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/response"
)

// histories is what the record says about the clocks of the season: for each
// invoice its recorded payments, and the cell of every day on which a clock ran.
type histories struct {
	open  []int32      // invoices open on the first morning
	first []ledger.Day // first day on which the invoice's clock runs in the season
	cells [][]response.Cell
	parts []part  // recorded payments in the season, invoice by invoice
	start []int32 // parts[start[i]:start[i+1]] belong to invoice i
}

// part is what was paid for one invoice on one day.
type part struct {
	Day    ledger.Day
	Amount ledger.Cents
}

// readHistory walks the recorded events from the first day of the season to
// the end of the ledger: what was paid after the season still says how the
// clocks of the season stand.
func (s *season) readHistory(events []ledger.Event) histories {
	n := len(s.index.Invoices)
	h := histories{first: make([]ledger.Day, n), cells: make([][]response.Cell, n), start: make([]int32, n+1)}
	byInvoice := make([][]part, n)
	b := book.New(s.index, s.Promises)
	b.CopyFrom(s.opening)
	var open []int32
	for i := range s.index.Invoices {
		h.first[i] = max(s.index.Invoices[i].Issued, s.From)
		if b.Issued(int32(i)) && b.OpenOf[i] > 0 {
			h.open = append(h.open, int32(i))
		}
	}
	open = append(open, h.open...)
	next := 0
	for day := s.From; day <= s.last; day++ {
		b.Open(day)
		for ; next < len(events) && events[next].Day == day && events[next].Kind < ledger.PaymentReceived; next++ {
			e := events[next]
			b.Apply(e)
			if e.Kind == ledger.InvoiceIssued && b.OpenOf[e.Invoice] > 0 {
				open = append(open, e.Invoice)
			}
		}
		still := open[:0]
		for _, i := range open {
			if b.OpenOf[i] <= 0 {
				continue
			}
			still = append(still, i)
			inv := &s.index.Invoices[i]
			acc := &b.Accounts[inv.Account]
			h.cells[i] = append(h.cells[i], response.CellOf(day-inv.Due,
				response.SelectionOf(day, acc.LastAttempt), response.ContactOf(acc, day)))
		}
		open = still
		for ; next < len(events) && events[next].Day == day; next++ {
			e := events[next]
			if e.Kind == ledger.PaymentReceived && b.Issued(e.Invoice) {
				parts := byInvoice[e.Invoice]
				if len(parts) > 0 && parts[len(parts)-1].Day == day {
					parts[len(parts)-1].Amount += e.Amount
				} else {
					byInvoice[e.Invoice] = append(parts, part{day, e.Amount})
				}
			}
			b.Apply(e)
		}
	}
	for i, parts := range byInvoice {
		h.parts = append(h.parts, parts...)
		h.start[i+1] = int32(len(h.parts))
	}
	return h
}

// attemptsAround are the account's last recorded attempt on or before today and
// the next one after it; cursor only moves forward with today.
func (s *season) attemptsAround(account int32, today ledger.Day, cursor *int32) (last, next ledger.Day) {
	days := s.attempts[account]
	for int(*cursor) < len(days) && days[*cursor] <= today {
		*cursor++
	}
	last, next = never, always
	if *cursor > 0 {
		last = days[*cursor-1]
	}
	if int(*cursor) < len(days) {
		next = days[*cursor]
	}
	return last, next
}

// never and always are days before and after any ledger.
const (
	never  ledger.Day = -1 << 29
	always ledger.Day = 1 << 29
)
