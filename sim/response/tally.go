package response

import (
	"sort"

	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// Count is how long (invoice-days) and how often (payments) a customer's open
// invoices were seen in one cell.
type Count struct {
	Cell     Cell
	Exposure int32
	Payments int32
}

// CustomerTally is everything that the fit uses of one customer.
type CustomerTally struct {
	Counts      []Count                  // sorted by Cell
	Toned       [ledger.NumTones][]Count // those with a conversation at work, by its tone; see Tally.Toned
	Attempts    int32
	Talks       int32
	Messages    int32
	WrongParty  int32
	Outcomes    [ledger.NumOutcomes]int32
	Invoices    int32
	Invoiced    ledger.Cents
	Fractions   [numFractions]int32 // payments by share of the open invoice that they paid
	FractionSum [numFractions]float64
	Purse       PurseTally
}

// numFractions bins the share of an open invoice that a payment covered; the last bin is payment in full.
const numFractions = 9

// Tally is a ledger, or a part of one, as sums. Tallies of different customers
// or of different stretches of time add.
type Tally struct {
	Customers   []CustomerTally
	PromiseLags [maxLag + 1]int32 // promises by days from the call to the promised date
	PromiseRest int32             // promises without a date or further away
	Promised    float64           // sum of promised amounts / overdue at the call, where an amount was recorded
	PromisedN   int32
	Sent        SentTally
	Toned       bool  // there are conversations enough in two tones to count by tone
	Plans       int32 // instalments agreed on in calls whose date has passed
	PlansKept   int32
	Courtesy    int32 // conversations with nothing overdue
}

const maxLag = 60

// NewTally counts the events of days before end (exclusive), as seen through a book.
// The day of an invoice's issue is its first day at risk.
func NewTally(ix *book.Index, events []ledger.Event, end ledger.Day) *Tally {
	events = events[:sort.Search(len(events), func(i int) bool { return events[i].Day >= end })]
	t := &Tally{Customers: make([]CustomerTally, len(ix.Since)), Toned: toned(events)}
	if len(events) == 0 {
		return t
	}
	w := walker{
		tally:  t,
		book:   book.New(ix, book.Rules{GraceDays: window, Tolerance: 0.95}),
		counts: make([]counter, len(ix.Since)),
		plans:  plans{open: make([][]agreed, len(ix.Since))},
		cell:   make([]Cell, len(ix.Invoices)),
		stay:   make([]int32, len(ix.Invoices)),
		paidOn: make([]ledger.Day, len(ix.Invoices)),
		cashOn: make([]ledger.Day, len(ix.Since)),
	}
	if t.Toned {
		w.tone = make([]ledger.Tone, len(ix.Invoices))
		for tone := range w.toned {
			w.toned[tone] = make([]counter, len(ix.Since))
		}
	}
	for i := 0; i < len(events); {
		day := events[i].Day
		next := i
		for next < len(events) && events[next].Day == day {
			next++
		}
		until := end
		if next < len(events) {
			until = events[next].Day
		}
		w.day(day, events[i:next])
		for d := day + 1; d < until; d++ {
			w.day(d, nil)
		}
		i = next
	}
	for i := range ix.Invoices {
		w.leave(ix.Invoices[i].Account, int32(i))
	}
	for a := range t.Customers {
		t.Customers[a].Counts = w.counts[a].sums()
		for tone := range w.toned {
			if t.Toned {
				t.Customers[a].Toned[tone] = w.toned[tone][a].sums()
			}
		}
		w.plans.end(int32(a), end)
	}
	t.Plans, t.PlansKept = w.plans.ended, w.plans.met
	return t
}

type walker struct {
	tally  *Tally
	book   *book.Book
	counts []counter // of each account
	toned  [ledger.NumTones][]counter
	tone   []ledger.Tone // of the conversation at work for each invoice, where tones are counted
	plans  plans
	cell   []Cell       // latest cell of each invoice
	stay   []int32      // days that it has been there
	open   []int32      // scratch
	paidOn []ledger.Day // last payment of each invoice
	cashOn []ledger.Day // last payment of each account
}

// day applies one day's events: those before the payments, then exposure, then the rest.
func (w *walker) day(day ledger.Day, events []ledger.Event) {
	b := w.book
	b.Open(day)
	i := 0
	for ; i < len(events) && b.Order.BeforePayments(events[i].Kind); i++ {
		w.office(events[i])
	}
	for a := range b.Accounts {
		if b.Standings[a].OpenInvoices > 0 {
			w.expose(int32(a))
		}
	}
	for ; i < len(events); i++ {
		if e := events[i]; e.Kind == ledger.PaymentReceived {
			w.payment(e)
			b.Apply(&e)
		} else {
			w.office(e)
		}
	}
}

// expose counts a day at risk for each open invoice of the account.
func (w *walker) expose(account int32) {
	b := w.book
	acc := &b.Accounts[account]
	memory := MemoryOf(acc, b.Today, acc.LastAttempt)
	if b.Standings[account].Overdue > 0 {
		w.tally.Customers[account].Purse.Days[TouchOf(acc, b.Today)]++
	}
	w.open = b.OpenInvoices(account, w.open[:0])
	w.tally.Sent.expose(b, account, w.open[0], memory.Contact)
	for n, i := range w.open {
		if cell := CellOf(RankOf(n), b.Today-b.Invoices[i].Due, memory); cell != w.cell[i] || w.tone != nil && acc.LastTone != w.tone[i] {
			w.leave(account, i)
			w.cell[i] = cell
			if w.tone != nil {
				w.tone[i] = acc.LastTone
			}
		}
		w.stay[i]++
	}
}

// leave counts the days of an invoice in the cell that it leaves.
func (w *walker) leave(account, invoice int32) {
	if w.stay[invoice] > 0 {
		w.count(account, invoice, Count{Cell: w.cell[invoice], Exposure: w.stay[invoice]})
		w.stay[invoice] = 0
	}
}

func (w *walker) count(account, invoice int32, n Count) {
	w.counts[account].add(n)
	if w.tone != nil && n.Cell.contact().spoken() {
		w.toned[w.tone[invoice]][account].add(n)
	}
}

func (w *walker) office(e ledger.Event) {
	c := &w.tally.Customers[e.Account]
	if e.Kind == ledger.CallMade {
		c.Attempts++
		c.Outcomes[e.Outcome]++
		switch {
		case e.Outcome.Conversation():
			c.Talks++
			if s := &w.book.Standings[e.Account]; s.Overdue <= 0 && s.OpenInvoices > 0 {
				w.tally.Courtesy++
			}
		case e.Outcome == ledger.LeftMessage:
			c.Messages++
		case e.Outcome == ledger.WrongParty:
			c.WrongParty++
		}
		if e.Outcome == ledger.PromiseToPay {
			w.promise(e)
		}
		w.plans.agree(e)
	}
	w.book.Apply(&e)
	if e.Kind == ledger.ContactSent {
		w.tally.Sent.Sent[e.Channel]++
	}
	if e.Kind == ledger.InvoiceIssued {
		c.Invoices++
		c.Invoiced += e.Amount
	}
}

func (w *walker) promise(e ledger.Event) {
	if lag := e.Due - e.Day; e.Due != ledger.NoDay && lag >= 0 && lag <= maxLag {
		w.tally.PromiseLags[lag]++
	} else {
		w.tally.PromiseRest++
	}
	if overdue := w.book.Standings[e.Account].Overdue; e.Amount > 0 && overdue > 0 {
		w.tally.Promised += min(float64(e.Amount)/float64(overdue), 1)
		w.tally.PromisedN++
	}
}

// payment counts a payment of an issued invoice; several on one day count once,
// because the clock is of the day.
func (w *walker) payment(e ledger.Event) {
	b := w.book
	w.plans.pay(e)
	if !b.Issued(e.Invoice) || b.Debts[e.Invoice].Open <= 0 {
		return
	}
	if w.paidOn[e.Invoice] != e.Day {
		w.paidOn[e.Invoice] = e.Day
		w.count(e.Account, e.Invoice, Count{Cell: w.cell[e.Invoice], Payments: 1})
	}
	share := min(float64(e.Amount)/float64(b.Debts[e.Invoice].Open), 1)
	bin := min(int(share*(numFractions-1)), numFractions-1)
	c := &w.tally.Customers[e.Account]
	c.Fractions[bin]++
	c.FractionSum[bin] += share
	w.purse(e, &c.Purse)
}

func (w *walker) purse(e ledger.Event, p *PurseTally) {
	if e.Amount < w.book.Invoices[e.Invoice].Amount {
		p.Parts++
	} else {
		p.Whole++
	}
	acc := &w.book.Accounts[e.Account]
	if w.book.Invoices[e.Invoice].Due >= e.Day {
		return // not overdue: outside the days that are counted
	}
	touch := TouchOf(acc, e.Day)
	p.Cash[touch] += e.Amount
	if w.cashOn[e.Account] != e.Day {
		w.cashOn[e.Account] = e.Day
		p.PayDays[touch]++
	}
}
