package audit

import (
	"fmt"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// An invoice that is this many days old has had the time to be paid, by customers
// who take usual terms and a month more. Where of enough such invoices next to none
// has a payment, nobody exported those that were paid: see docs/decisions.md.
const (
	oldDays    = 60
	enoughOld  = 20
	oneIsPaid  = 20 // of so many old invoices in a list of what is open, or fewer
	mostlyPaid = 2  // old invoices for each row whose payment is set aside, in a list of paid ones too
)

// paidOfOld counts the invoices that are old on the ledger's last day, and those
// of them that have a payment.
func paidOfOld(l *ledger.Ledger) (old, paid int) {
	has := make([]bool, l.NumInvoices())
	for i := range l.NumPayments() {
		has[l.Payment(i).Invoice] = true
	}
	last := l.LastDay()
	for i := range has {
		if v := l.Invoice(i); v.CreditNote || last-v.Issued <= oldDays {
			continue
		}
		old++
		if has[i] {
			paid++
		}
	}
	return old, paid
}

// holdsOnlyOpen reports whether a ledger has next to no payments of invoices that
// had time to be paid.
func holdsOnlyOpen(old, paid int) bool { return old >= enoughOld && paid*oneIsPaid < old }

// onlyOpen finds lists of what is open, such as aging reports: whoever paid is not
// in them, so customers look as if they never did.
func onlyOpen(l *ledger.Ledger, r *source.Reading) *Finding {
	old, paid := paidOfOld(l)
	if !holdsOnlyOpen(old, paid) {
		return nil
	}
	why := "this list holds only what is open"
	if asideRows(r)*mostlyPaid > old {
		why = "what was paid has no day in it, and is set aside"
	}
	return &Finding{Text: fmt.Sprintf("%s: %s. How and when customers pay can't be learnt from it, and nothing can be replayed well from it, with calls or without", paidAmong(old, paid), why)}
}

func asideRows(r *source.Reading) (rows int) {
	for _, f := range r.Files {
		for _, a := range f.Aside {
			if a.Amount > 0 {
				rows += a.Rows
			}
		}
	}
	return rows
}

// paidAmong is "1 of 90 invoices older than 60 days has a payment".
func paidAmong(old, paid int) string {
	among := fmt.Sprintf("of %s older than %d days", number(old, "invoice", "invoices"), oldDays)
	switch paid {
	case 0:
		return "none " + among + " has a payment"
	case 1:
		return "1 " + among + " has a payment"
	}
	return fmt.Sprintf("%d %s have a payment", paid, among)
}
