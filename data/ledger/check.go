package ledger

import (
	"errors"
	"fmt"

	"firstcall/data/index"
)

// ErrEmpty is returned by Build for a ledger without any invoice or call.
var ErrEmpty = errors.New("the ledger holds no invoice")

// ErrOnlyCalls is returned by Build, beside the ledger, for a call log without
// any invoice: when customers can be reached can be told from it, and nothing else.
var ErrOnlyCalls = errors.New("the ledger holds calls and no invoice: there is nothing to collect, so no call of it can be replayed")

// The days that ParseDay accepts.
var (
	minDay, _ = ParseDay("1900-01-01")
	maxDay, _ = ParseDay("2199-12-31")
)

// maxTotal bounds the sum billed, so that no sum over a ledger can overflow an int64.
const maxTotal Cents = 1e18

// check is the last line of defence, for every source of rows alike: ids that
// identify, rows that exist, days of the calendar, and no invoice paid or
// credited beyond its amount. Readers check first, because they know the line.
func (l *Ledger) check() error {
	if l.NumInvoices() == 0 && l.NumCalls() == 0 {
		return ErrEmpty
	}
	for _, check := range []func() error{
		l.checkCustomers, l.checkInvoices, l.checkMoney, l.checkCalls, l.checkContacts,
	} {
		if err := check(); err != nil {
			return err
		}
	}
	if l.NumInvoices() == 0 {
		return ErrOnlyCalls
	}
	return nil
}

func (l *Ledger) checkCustomers() error {
	var seen index.Index
	for i := range l.NumCustomers() {
		c := l.Customer(i)
		_, twice := seen.Enter(c.ID)
		switch {
		case c.ID == "":
			return fmt.Errorf("customer in row %d has no id", i+1)
		case twice:
			return fmt.Errorf("customer %q occurs twice", c.ID)
		case c.Since != NoDay && !Possible(c.Since):
			return fmt.Errorf("customer %q: customer since an impossible day", c.ID)
		case c.CreditLimit < -1 || c.CreditLimit > MaxCents:
			return fmt.Errorf("customer %q: credit limit %v out of range", c.ID, c.CreditLimit)
		}
	}
	return nil
}

func (l *Ledger) checkInvoices() error {
	if id, twice := l.invoiceTwice(); twice {
		return fmt.Errorf("invoice %q occurs twice", id)
	}
	var total Cents
	amounts := l.invoices.amount.Int64Values()
	invoices := 0
	for i, amount := range amounts {
		if !l.isPlain(i) {
			if err := l.checkInvoice(i); err != nil {
				return err
			}
		}
		if !l.invoices.creditNote.Value(i) {
			invoices++
		}
		if total += Cents(amount); total > maxTotal {
			return fmt.Errorf("the ledger's total is beyond %v", maxTotal)
		}
	}
	if invoices == 0 && l.NumInvoices() > 0 {
		return ErrEmpty
	}
	return nil
}

// isPlain reports that nothing can be wrong with an invoice by itself: most have
// no dispute, and so not much to look at.
func (l *Ledger) isPlain(i int) bool {
	t := &l.invoices
	amount := t.amount.Value(i)
	return t.id.ValueLen(i) > 0 && uint32(t.account.Value(i)) < uint32(l.customers.id.Len()) &&
		Possible(Day(t.issued.Value(i))) && !t.issued.IsNull(i) && Possible(Day(t.due.Value(i))) && !t.due.IsNull(i) &&
		0 < amount && amount <= int64(MaxCents) && t.disputed.IsNull(i) && t.disputeResolved.IsNull(i)
}

func (l *Ledger) checkInvoice(i int) error {
	switch v := l.Invoice(i); {
	case v.ID == "":
		return fmt.Errorf("invoice in row %d has no id", i+1)
	case v.Account < 0 || int(v.Account) >= l.NumCustomers():
		return fmt.Errorf("invoice %q: no customer in row %d", v.ID, v.Account+1)
	case !Possible(v.Issued) || !Possible(v.Due):
		return fmt.Errorf("invoice %q: issue date or due date missing or impossible", v.ID)
	case v.Amount <= 0 || v.Amount > MaxCents:
		return fmt.Errorf("invoice %q: amount %v is not positive or too big", v.ID, v.Amount)
	case v.DisputedOn != NoDay && !Possible(v.DisputedOn),
		v.DisputeResolved != NoDay && !Possible(v.DisputeResolved):
		return fmt.Errorf("invoice %q: dispute on an impossible day", v.ID)
	case v.DisputeResolved != NoDay && (v.DisputedOn == NoDay || v.DisputeResolved < v.DisputedOn):
		return fmt.Errorf("invoice %q: dispute resolved before it was opened", v.ID)
	case v.CreditNote && v.DisputedOn != NoDay:
		return fmt.Errorf("credit note %q is disputed", v.ID)
	}
	return nil
}

// invoiceTwice finds an id that occurs twice. Ascending ids are all different.
// Otherwise, reading all ids once more to look at those alike is cheaper than to
// keep millions of them.
func (l *Ledger) invoiceTwice() (id string, twice bool) {
	if l.idsAscend() {
		return "", false
	}
	repeated := index.NewRepeated(l.NumInvoices())
	for i := range l.NumInvoices() {
		repeated.See(repeated.Text(l.invoices.id.Value(i)))
	}
	if !repeated.Any() {
		return "", false
	}
	seen := map[string]bool{}
	for i := range l.NumInvoices() {
		if id = l.invoices.id.Value(i); repeated.Maybe(repeated.Text(id)) {
			if seen[id] {
				return id, true
			}
			seen[id] = true
		}
	}
	return "", false // two ids with one hash
}

func (l *Ledger) idsAscend() bool {
	before := ""
	for i := range l.NumInvoices() {
		id := l.invoices.id.Value(i)
		if id <= before && i > 0 {
			return false
		}
		before = id
	}
	return true
}

// checkMoney ties payments and credits to their invoices.
func (l *Ledger) checkMoney() error {
	if l.NumPayments() == 0 && l.NumCredits() == 0 {
		return nil
	}
	left := make([]Cents, l.NumInvoices()) // open of an invoice, unapplied of a credit note
	for i, amount := range l.invoices.amount.Int64Values() {
		left[i] = Cents(amount)
	}
	isNote := func(i int32) bool { return l.invoices.creditNote.Value(int(i)) }
	exists := func(i int32) bool { return i >= 0 && int(i) < len(left) }
	for i := range l.NumPayments() {
		p := l.Payment(i)
		switch {
		case !exists(p.Invoice) || isNote(p.Invoice):
			return fmt.Errorf("payment %q in row %d: no invoice in row %d", p.ID, i+1, p.Invoice+1)
		case !Possible(p.PaidOn):
			return fmt.Errorf("payment %q in row %d: paid on a missing or impossible day", p.ID, i+1)
		case p.Amount <= 0 || p.Amount > left[p.Invoice]:
			return fmt.Errorf("payment %q in row %d: %v paid on invoice %q, of which %v is open",
				p.ID, i+1, p.Amount, l.Invoice(int(p.Invoice)).ID, left[p.Invoice])
		}
		left[p.Invoice] -= p.Amount
	}
	for i := range l.NumCredits() {
		c := l.Credit(i)
		switch {
		case !exists(c.Invoice) || isNote(c.Invoice):
			return fmt.Errorf("credit in row %d: no invoice in row %d", i+1, c.Invoice+1)
		case !Possible(c.On):
			return fmt.Errorf("credit in row %d: applied on a missing or impossible day", i+1)
		case c.Amount <= 0 || c.Amount > left[c.Invoice]:
			return fmt.Errorf("credit in row %d: %v is more than the invoice has left", i+1, c.Amount)
		}
		left[c.Invoice] -= c.Amount
		if c.Note == NoNote {
			continue
		}
		switch {
		case !exists(c.Note) || !isNote(c.Note):
			return fmt.Errorf("credit in row %d: no credit note in row %d", i+1, c.Note+1)
		case l.Invoice(int(c.Note)).Account != l.Invoice(int(c.Invoice)).Account:
			return fmt.Errorf("credit in row %d: note and invoice belong to different customers", i+1)
		case c.Amount > left[c.Note]:
			return fmt.Errorf("credit in row %d: %v is more than the credit note has left", i+1, c.Amount)
		}
		left[c.Note] -= c.Amount
	}
	return nil
}

func (l *Ledger) checkCalls() error {
	for i := range l.NumCalls() {
		c := l.Call(i)
		switch {
		case c.Account < 0 || int(c.Account) >= l.NumCustomers():
			return fmt.Errorf("call %q in row %d: no customer in row %d", c.ID, i+1, c.Account+1)
		case !Possible(c.On) || c.PromisedOn != NoDay && !Possible(c.PromisedOn):
			return fmt.Errorf("call %q in row %d: a missing or impossible day", c.ID, i+1)
		case c.Minute < -1 || c.Minute >= 24*60 || c.DurationSeconds < -1:
			return fmt.Errorf("call %q in row %d: time or duration out of range", c.ID, i+1)
		case c.PromisedAmount < 0 || c.PromisedAmount > MaxCents:
			return fmt.Errorf("call %q in row %d: promised amount %v out of range", c.ID, i+1, c.PromisedAmount)
		}
	}
	return nil
}

func (l *Ledger) checkContacts() error {
	for i := range l.NumContacts() {
		c := l.Contact(i)
		switch {
		case c.Account < 0 || int(c.Account) >= l.NumCustomers():
			return fmt.Errorf("contact %q in row %d: no customer in row %d", c.ID, i+1, c.Account+1)
		case !Possible(c.On):
			return fmt.Errorf("contact %q in row %d: a missing or impossible day", c.ID, i+1)
		}
	}
	return nil
}

// Possible reports whether a ledger can have the day.
func Possible(d Day) bool { return d >= minDay && d <= maxDay }
