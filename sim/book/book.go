// Package book is the state machine that reads a ledger: open accounts as
// known on one morning. It changes only by Apply(event), recorded or
// simulated, and by Open(day), which lets a morning come. Fitting, replay and
// the call list therefore agree on what an account is. A replay has two short cuts
// that leave the same book: Repeat(payment) for Apply, and Pass(day) for Open of a single account.
package book

import "firstcall/data/ledger"

// Rules say when a promise counts as kept and until when it stays open.
type Rules struct {
	GraceDays int     // days after the promised date until an unkept promise is broken
	Tolerance float64 // share of the promised amount that counts as kept
}

// Index is what never changes while a ledger is replayed: which invoices an
// account has, when they fall due. Books of the same ledger share one.
type Index struct {
	Invoices   []Invoice
	Since      []ledger.Day   // an account's first day
	Limit      []ledger.Cents // credit limit, 0 when unknown
	ByAccount  []int32        // invoices, account by account, in order of due date
	Segment    []float64      // TextHash of the customer's segment
	Start      []int32        // ByAccount[Start[a]:Start[a+1]] are the invoices of a
	Order      ledger.Order   // within a day
	byDue      []due          // all invoices in order of due date
	ReachPrior float64        // the office's conversations per attempt
	KeepPrior  float64        // the office's kept promises per promise ended
}

// Invoice is what never changes about one: a ledger.Invoice without its id, so
// that two share a cache line.
type Invoice struct {
	Amount          ledger.Cents
	Account         int32
	Issued, Due     ledger.Day
	DisputedOn      ledger.Day // NoDay: never disputed
	DisputeResolved ledger.Day // NoDay: not resolved
	CreditNote      bool
}

// due is when an invoice falls due.
type due struct {
	invoice, account int32
	day              ledger.Day
}

// NewIndex reads the static side of a ledger.
func NewIndex(l *ledger.Ledger) *Index {
	n := l.NumCustomers()
	ix := &Index{
		Invoices:  make([]Invoice, l.NumInvoices()),
		Since:     make([]ledger.Day, n),
		Limit:     make([]ledger.Cents, n),
		Segment:   make([]float64, n),
		Start:     make([]int32, n+1),
		ByAccount: make([]int32, l.NumInvoices()),
		Order:     l.Order(),
		byDue:     make([]due, 0, l.NumInvoices()),
	}
	for i := range ix.Invoices {
		v := l.Invoice(i)
		ix.Invoices[i] = Invoice{v.Amount, v.Account, v.Issued, v.Due, v.DisputedOn, v.DisputeResolved, v.CreditNote}
	}
	for _, inv := range ix.Invoices {
		ix.Start[inv.Account+1]++
	}
	for a := range n {
		ix.Start[a+1] += ix.Start[a]
	}
	fill := append([]int32(nil), ix.Start[:n]...)
	for _, i := range l.ByDue() {
		a := ix.Invoices[i].Account
		ix.byDue = append(ix.byDue, due{i, a, ix.Invoices[i].Due})
		ix.ByAccount[fill[a]] = i
		fill[a]++
	}
	for a := range n {
		c := l.Customer(a)
		ix.Since[a] = c.Since
		ix.Limit[a] = max(c.CreditLimit, 0)
		ix.Segment[a] = TextHash(c.Segment)
	}
	for _, inv := range ix.Invoices {
		if ix.Since[inv.Account] == ledger.NoDay || inv.Issued < ix.Since[inv.Account] {
			ix.Since[inv.Account] = inv.Issued
		}
	}
	return ix
}

// Of lists the invoices of an account in order of due date.
func (ix *Index) Of(account int32) []int32 {
	return ix.ByAccount[ix.Start[account]:ix.Start[account+1]]
}

// Book is the state of every account.
type Book struct {
	*Index
	Rules     Rules
	Today     ledger.Day
	Accounts  []Account      // what the office knows of its contacts with each account
	Standings []Standing     // and of its debts
	Debts     []Debt         // what is open of each invoice, issued or not
	owing     AccountSet     // accounts with something overdue
	promised  AccountSet     // accounts that may have a promise open; who is not in it has none
	onPlan    AccountSet     // accounts that pay in instalments
	placed    []ledger.Cents // open with an agency, by account; nil while nothing is
	rest      rest
	dueNext   int // position in byDue of the first invoice not yet past due
	ended     Ended
}

// Debt is an invoice as it stands.
type Debt struct {
	Open  ledger.Cents
	Due   ledger.Day // as in Index: here it lies beside what is asked for with it
	state invoiceState
}

type invoiceState uint8

const (
	issued invoiceState = 1 << iota
	overdue
	disputed
	placed // with an agency
)

// New is an empty book: no event applied, no morning come.
func New(ix *Index, rules Rules) *Book {
	b := &Book{
		Index:     ix,
		Rules:     rules,
		Today:     never,
		Accounts:  make([]Account, len(ix.Since)),
		Debts:     make([]Debt, len(ix.Invoices)),
		Standings: make([]Standing, len(ix.Since)),
		owing:     NewAccountSet(len(ix.Since)),
		promised:  NewAccountSet(len(ix.Since)),
		onPlan:    NewAccountSet(len(ix.Since)),
	}
	for a := range b.Accounts {
		b.Standings[a].oldest = unknown
		acc := &b.Accounts[a]
		acc.LastAttempt, acc.LastConversation, acc.LastMessage = never, never, never
		for c := range acc.LastContact {
			acc.LastContact[c] = never
		}
	}
	for i := range b.Debts {
		b.Debts[i] = Debt{Open: ix.Invoices[i].Amount, Due: ix.Invoices[i].Due}
		if ix.Invoices[i].CreditNote {
			b.Debts[i].Open = 0
		}
	}
	return b
}

// CopyFrom makes b equal to src, a book of the same Index, reusing b's memory.
func (b *Book) CopyFrom(src *Book) {
	b.Index, b.Rules, b.Today, b.dueNext, b.ended = src.Index, src.Rules, src.Today, src.dueNext, src.ended
	b.Accounts = append(b.Accounts[:0], src.Accounts...)
	b.Debts = append(b.Debts[:0], src.Debts...)
	b.Standings = append(b.Standings[:0], src.Standings...)
	b.owing = append(b.owing[:0], src.owing...)
	b.promised = append(b.promised[:0], src.promised...)
	b.onPlan = append(b.onPlan[:0], src.onPlan...)
	b.placed = append(b.placed[:0], src.placed...)
	b.rest.copyFrom(&src.rest)
}

// Issued reports whether the invoice has been issued.
func (b *Book) Issued(invoice int32) bool { return b.Debts[invoice].state&issued != 0 }

// Open lets the morning of day come: invoices due before it become overdue.
// Days must not go backwards.
func (b *Book) Open(day ledger.Day) {
	if b.rest.guarded {
		for d := max(b.Today+1, b.rest.first); d <= day; d++ {
			b.rest.wake(d)
		}
	}
	b.Today = day
	for ; b.dueNext < len(b.byDue) && b.byDue[b.dueNext].day < day; b.dueNext++ {
		if d := &b.byDue[b.dueNext]; b.Issued(d.invoice) {
			b.fallOverdue(d.invoice, d.account)
		}
	}
}

// Pass lets days pass up to day for one account that is followed by itself, when what is overdue does not matter.
func (b *Book) Pass(day ledger.Day) { b.Today = day }

// Apply changes the book by one event of b.Today.
func (b *Book) Apply(e *ledger.Event) {
	a := &b.Accounts[e.Account]
	switch e.Kind {
	case ledger.InvoiceIssued:
		b.issue(e.Account, e.Invoice)
	case ledger.CallMade:
		b.call(a, e)
		b.restUntilFree(e.Account, b.Today)
	case ledger.ContactSent:
		a.messaged(&a.LastContact[e.Channel], e.Day)
		b.restUntilFree(e.Account, b.Today)
	case ledger.PaymentReceived:
		b.reduce(a, e)
		b.creditPromise(a, e.Account, e.Amount)
	case ledger.CreditApplied, ledger.WrittenOff:
		b.reduce(a, e)
	case ledger.PlanAgreed:
		a.OnPlan = true
		b.onPlan.Add(e.Account)
	case ledger.PlanKept, ledger.PlanBroken:
		a.OnPlan = false
		b.onPlan.Remove(e.Account)
	case ledger.Placed:
		b.place(e.Invoice)
	case ledger.DisputeOpened:
		if b.Debts[e.Invoice].state&disputed == 0 && b.Debts[e.Invoice].Open > 0 {
			b.Debts[e.Invoice].state |= disputed
			a.Disputes++
		}
	case ledger.DisputeResolved:
		b.endDispute(a, e.Invoice)
	}
}

func (b *Book) issue(account, invoice int32) {
	if b.Issued(invoice) {
		return
	}
	b.Debts[invoice].state |= issued
	if b.Debts[invoice].Open <= 0 {
		return
	}
	s := &b.Standings[account]
	s.Balance += b.Debts[invoice].Open
	s.OpenInvoices++
	if b.Debts[invoice].Due < b.Today {
		b.fallOverdue(invoice, account)
	}
}

func (b *Book) reduce(a *Account, e *ledger.Event) {
	i := e.Invoice
	before := b.Debts[i].Open
	b.Debts[i].Open -= e.Amount
	if !b.Issued(i) {
		if b.Debts[i].Open <= 0 {
			b.endDispute(a, i)
		}
		return
	}
	s := &b.Standings[e.Account]
	s.Balance -= e.Amount
	switch {
	case b.Debts[i].state&placed != 0:
		b.placed[e.Account] -= e.Amount
	case b.Debts[i].state&overdue != 0:
		b.owesLess(s, e.Account, e.Amount)
	}
	if before <= 0 || b.Debts[i].Open > 0 {
		return
	}
	s.OpenInvoices--
	if b.Debts[i].state&overdue != 0 {
		b.Debts[i].state &^= overdue
		s.OverdueInvoices--
	}
	b.endDispute(a, i)
	if e.Kind == ledger.PaymentReceived {
		s.Paid.settle(int32(e.Day - b.Debts[i].Due))
	}
}

// place hands an open invoice over to an agency: it stays in the balance, but
// the office chases it no more.
func (b *Book) place(invoice int32) {
	if b.Debts[invoice].Open <= 0 || !b.Issued(invoice) || b.WithAgency(invoice) {
		return
	}
	account := b.Invoices[invoice].Account
	if b.Debts[invoice].state&overdue != 0 {
		b.Debts[invoice].state &^= overdue
		s := &b.Standings[account]
		b.owesLess(s, account, b.Debts[invoice].Open)
		s.OverdueInvoices--
	}
	b.Debts[invoice].state |= placed
	if len(b.placed) == 0 {
		b.placed = append(b.placed, make([]ledger.Cents, len(b.Accounts))...)
	}
	b.placed[account] += b.Debts[invoice].Open
}

// Placed is what an account has open with an agency.
func (b *Book) Placed(account int32) ledger.Cents {
	if len(b.placed) == 0 {
		return 0
	}
	return b.placed[account]
}

// WithAgency reports whether the invoice was handed over to an agency.
func (b *Book) WithAgency(invoice int32) bool { return b.Debts[invoice].state&placed != 0 }

func (b *Book) endDispute(a *Account, invoice int32) {
	if b.Debts[invoice].state&disputed != 0 {
		b.Debts[invoice].state &^= disputed
		a.Disputes--
	}
}

// OpenInvoices appends the account's open invoices to dst, the one due first
// first, without those that are with an agency.
func (b *Book) OpenInvoices(account int32, dst []int32) []int32 {
	s := &b.Standings[account]
	invoices := b.Of(account)
	for int(s.firstOpen) < len(invoices) && b.Debts[invoices[s.firstOpen]].Open <= 0 {
		s.firstOpen++
	}
	left := s.OpenInvoices
	for _, i := range invoices[s.firstOpen:] {
		if left == 0 {
			break
		}
		if b.Debts[i].Open > 0 && b.Issued(i) {
			left--
			if !b.WithAgency(i) {
				dst = append(dst, i)
			}
		}
	}
	return dst
}
