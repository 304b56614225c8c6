package sim

import (
	"cmp"
	"slices"

	"firstcall/data/ledger"
)

// foresee works out the world's undisturbed course, one account after the other:
// nothing that an account does while nobody calls depends on another, and all
// that belongs to one stays close by while it is dealt with. The book is a mess afterwards.
func (r *replay) foresee() {
	w, c, u := r.world, &r.clocks, &r.world.undisturbed
	u.begin(len(w.days), len(w.index.Invoices))
	r.book.CopyFrom(w.opening)
	r.clerk.begin(r, nil)
	c.records, c.follows = true, false
	c.begin(w, r.book, &r.clerk)
	for account := range int32(len(w.index.Since)) {
		if !w.purses[account] {
			r.foreseeAccount(account)
		}
	}
	for d := range u.payments {
		slices.SortFunc(u.payments[d], func(a, b payment) int { return cmp.Compare(a.Invoice, b.Invoice) })
	}
	c.records, u.known = false, true
}

// foreseeAccount goes from one day to the next on which something happens to an account.
func (r *replay) foreseeAccount(account int32) {
	w, c, b := r.world, &r.clocks, r.book
	invoices, events := b.Of(account), w.outsideOf.of(account)
	b.Pass(w.From)
	for _, i := range invoices {
		if b.Issued(i) && b.Debts[i].Open > 0 {
			c.start(account, i, w.From)
		}
	}
	for {
		day := always
		for _, i := range invoices {
			if k := &c.of[i]; k.waits() {
				day = min(day, k.wake())
			}
		}
		if len(events) > 0 {
			day = min(day, w.days[events[0].day])
		}
		if day == always {
			return
		}
		b.Pass(day)
		happen := func(before bool) {
			for ; len(events) > 0 && w.days[events[0].day] == day; events = events[1:] {
				e := w.outside[events[0].day][events[0].position]
				if before && !w.index.Order.BeforeCalls(e.Kind) {
					return
				}
				r.foreseeEvent(e)
			}
		}
		// As in run.
		happen(true)
		if w.index.Order == ledger.PaymentsFirst {
			r.foreseePayments(account, day)
		}
		happen(false)
		if w.index.Order == ledger.CallsFirst {
			r.foreseePayments(account, day)
		}
	}
}

// foreseeEvent is what an event that happens anyway changes in the undisturbed course.
func (r *replay) foreseeEvent(e ledger.Event) {
	switch e.Kind {
	case ledger.ContactSent:
		if !r.book.MayMessage(e.Account, r.world.Limits) {
			return
		}
	case ledger.CreditApplied, ledger.PaymentReceived:
		if e.Amount = min(e.Amount, r.book.Debts[e.Invoice].Open); e.Amount <= 0 {
			return
		}
	}
	r.book.Apply(&e)
	switch {
	case e.Kind == ledger.ContactSent:
		r.clocks.contacted(e.Account, e.Day)
	case e.Kind == ledger.InvoiceIssued && r.book.Debts[e.Invoice].Open > 0:
		r.clocks.start(e.Account, e.Invoice, e.Day)
	case e.Kind == ledger.CreditApplied:
		r.clocks.requeue(e.Account, e.Day)
	}
}

// foreseePayments lets the clocks of an account run out.
func (r *replay) foreseePayments(account int32, day ledger.Day) {
	w, c, b := r.world, &r.clocks, r.book
	for _, i := range b.Of(account) {
		c.runOut(account, i, day, func(account, invoice, part int32) ledger.Cents {
			amount := min(r.amount(account, invoice, part), b.Debts[invoice].Open)
			if amount > 0 {
				b.Apply(&ledger.Event{Day: day, Kind: ledger.PaymentReceived, Account: account, Invoice: invoice, Index: -1, Amount: amount, Due: ledger.NoDay})
				w.undisturbed.note(w, b, invoice, amount)
			}
			return amount
		})
	}
	c.lookAgain(day)
}

// byAccount finds events that are kept day by day by their accounts.
type byAccount struct {
	start  []int32
	places []place // places[start[a]:start[a+1]] are those of account a, in order
}

type place struct{ day, position int32 }

func newByAccount(days [][]ledger.Event, accounts int) byAccount {
	b := byAccount{start: make([]int32, accounts+1)}
	for _, events := range days {
		for i := range events {
			b.start[events[i].Account+1]++
		}
	}
	for a := range accounts {
		b.start[a+1] += b.start[a]
	}
	b.places = make([]place, b.start[accounts])
	next := slices.Clone(b.start)
	for d, events := range days {
		for i := range events {
			a := events[i].Account
			b.places[next[a]] = place{int32(d), int32(i)}
			next[a]++
		}
	}
	return b
}

func (b *byAccount) of(account int32) []place { return b.places[b.start[account]:b.start[account+1]] }
