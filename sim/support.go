package sim

import (
	"sort"

	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// support counts where history called: cells of age, amount overdue and payment
// record. A call in a cell that history hardly knew is an extrapolation.
type support struct {
	amounts [4]ledger.Cents // quintile edges of the overdue amount at recorded calls
	calls   [supportCells]int
}

const (
	supportAges    = 6 // the last: nothing overdue
	supportAmounts = 5
	supportRecords = 3
	supportCells   = supportAges * supportAmounts * supportRecords
	// enoughCalls is how many recorded calls make a cell known. Ten calls give about
	// three conversations, the least from which a difference can show at all.
	enoughCalls = 10
)

func newSupport(ix *book.Index, events []ledger.Event, rules book.Rules) *support {
	s := &support{}
	var amounts []ledger.Cents
	walk := func(at func(b *book.Book, account int32)) {
		b := book.New(ix, rules)
		for _, e := range events {
			b.Open(e.Day)
			if e.Kind == ledger.CallMade && b.Standings[e.Account].OpenInvoices > 0 {
				at(b, e.Account)
			}
			b.Apply(&e)
		}
	}
	walk(func(b *book.Book, a int32) {
		if overdue := b.Standings[a].Overdue; overdue > 0 {
			amounts = append(amounts, overdue)
		}
	})
	sort.Slice(amounts, func(i, j int) bool { return amounts[i] < amounts[j] })
	for q := range s.amounts {
		if len(amounts) == 0 {
			break // calls went to accounts with nothing overdue only
		}
		s.amounts[q] = amounts[(q+1)*len(amounts)/5]
	}
	walk(func(b *book.Book, a int32) { s.calls[s.cell(b, a)]++ })
	return s
}

// cell is the support cell of an account with something open.
func (s *support) cell(b *book.Book, account int32) int {
	a := &b.Standings[account]
	age, past := 0, b.Today-b.OldestOverdue(account)
	for _, edge := range [supportAges - 2]ledger.Day{15, 31, 61, 121} {
		if past >= edge {
			age++
		}
	}
	if a.Overdue <= 0 {
		age = supportAges - 1
	}
	amount := 0
	for _, edge := range s.amounts {
		if a.Overdue >= edge {
			amount++
		}
	}
	record := 0
	if p := a.Paid; p.Invoices > 0 {
		record = 1
		if p.DaysLate > 7*p.Invoices {
			record = 2
		}
	}
	return (age*supportAmounts+amount)*supportRecords + record
}

// covers reports whether history called enough accounts like this one.
func (s *support) covers(b *book.Book, account int32) bool {
	return s.calls[s.cell(b, account)] >= enoughCalls
}
