package importer

import (
	"errors"
	"strings"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/posting"
	"firstcall/data/source"
)

// Lists of two days overlap, and the later one knows more of what was paid: it
// counts, whichever is read first. A list may have a row for each payment.
func TestListsOverlap(t *testing.T) {
	const (
		head   = "Invoice no,Customer no,Invoice date,Due date,Amount,Amount paid,Date paid\n"
		open1  = "1,7,2024-01-31,2024-03-01,100.00,,\n"
		part   = "1,7,2024-01-31,2024-03-01,100.00,40.00,2024-02-10\n"
		rest   = "1,7,2024-01-31,2024-03-01,100.00,60.00,2024-03-05\n"
		whole  = "1,7,2024-01-31,2024-03-01,100.00,100.00,2024-03-05\n"
		later  = "1,7,2024-01-31,2024-03-01,100.00,100.00,2024-03-09\n"
		beyond = "1,7,2024-01-31,2024-03-01,100.00,120.00,2024-03-05\n"
		much   = "1,7,2024-01-31,2024-03-01,100.00,70.00,2024-03-05\n"
		few    = "1,7,2024-01-31,2024-03-01,100.00,25.00,2024-02-10\n"
		more   = "1,7,2024-01-31,2024-03-01,100.00,30.00,2024-02-20\n"
		others = "2,7,2024-02-20,2024-03-20,55.00,55.00,2024-03-01\n3,7,2024-02-21,2024-03-21,20.00,0.00,\n"
	)
	for _, c := range []struct {
		name          string
		first, second string // lists; second "": there is one
		paid, rest    ledger.Cents
		payments      int
		refused, says string
	}{
		{"unpaid, then paid", open1, whole, 10000, 0, 1, "", "did not know of this payment"},
		{"a part, then all of it", part, whole, 10000, 0, 2, "", "did not know of this payment"},
		{"a row for each payment", part + rest, "", 10000, 0, 2, "", "did not know of this payment"},
		{"a row for each payment, and one more later", part, part + rest, 10000, 0, 2, "", "did not know of this payment"},
		{"the same twice", whole, whole, 10000, 0, 1, "", "counted once"},
		{"the same row twice in one list", part + part, "", 4000, 0, 1, "", "counted once"},
		{"paid on another day", whole, later, 10000, 0, 1, "", "paid on another day"},
		{"unpaid, then overpaid", open1, beyond, 10000, 2000, 2, "", "did not know of this payment"},
		{"each payment, the newest first", part, rest + part, 10000, 0, 3, "", "did not know of this payment"},
		{"all rows twice in one list", few + more + few + more, "", 5500, 0, 2, "", "counted once"},
		{"overpaid, which the first list did not know", whole, beyond, 10000, 2000, 2, "", "did not know of this payment"},
		{"more in rows than the invoice", part + much, "", 0, 0, 0, "40.00 are paid of it already", ""},
	} {
		for _, turned := range []bool{false, true} {
			a, b := c.first, c.second
			if turned {
				if b == "" || c.name == "paid on another day" {
					continue
				}
				a, b = b, a
			}
			files := map[string]string{"a.csv": head + a + others}
			if b != "" {
				files["b.csv"] = head + b + strings.Replace(others, "2,7", "4,7", 1)
			}
			name := c.name
			if turned {
				name += ", the later list first"
			}
			l, reading, _, err := Open(writeAll(t, files), nil, posting.Rules{})
			if c.refused != "" {
				var refused *source.Error
				if !errors.As(err, &refused) || !strings.Contains(err.Error(), c.refused) {
					t.Errorf("%s: %v", name, err)
				}
				continue
			} else if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			others := len(files) // each list has a paid invoice of its own
			paid, payments := paidOf(l, "1")
			onAccount, _ := paidOf(l, "3")
			if paid != c.paid || onAccount != c.rest || l.NumPayments()-others > c.payments {
				t.Errorf("%s: %v paid in %d payments, %v on account; %d payments in all", name, paid, payments, onAccount, l.NumPayments())
			}
			if said := text(reading); !turned && !strings.Contains(said, c.says) {
				t.Errorf("%s: nothing says %q:\n%s", name, c.says, said)
			}
			conserves(t, name, l, reading)
		}
	}
}

// text is what the account says of rows.
func text(r *source.Reading) string {
	var all []string
	for _, f := range r.Files {
		for _, c := range append(append([]source.Count{}, f.Repairs...), f.LeaveOuts...) {
			all = append(all, c.What)
		}
	}
	return strings.Join(all, "\n")
}

// paidOf is what was paid of an invoice, and in how many payments.
func paidOf(l *ledger.Ledger, invoice string) (paid ledger.Cents, payments int) {
	for i := range l.NumPayments() {
		if p := l.Payment(i); l.Invoice(int(p.Invoice)).ID == invoice {
			paid += p.Amount
			payments++
		}
	}
	return paid, payments
}

// conserves checks that what is used of the files' money is the ledger's.
func conserves(t *testing.T, name string, l *ledger.Ledger, r *source.Reading) {
	t.Helper()
	billed, _, paid := moneyOf(l)
	used := map[string]ledger.Cents{}
	for _, f := range r.Files {
		for _, s := range f.Sums {
			used[s.Of] += s.Used
		}
	}
	if billed != used["invoices"] || paid != used["payments"] {
		t.Errorf("%s: billed %v and paid %v, of %v used in the files", name, billed, paid, used)
	}
}

// In a list with a row for each payment, newest first, what one of them adds to an older list comes on its own day.
func TestNewestPaymentsFirst(t *testing.T) {
	const head = "Invoice no,Customer no,Invoice date,Due date,Amount,Amount paid,Date paid\n1,7,2024-01-31,2024-03-01,100.00,"
	l, _ := open(t, nil, map[string]string{
		"a.csv": head + "40.00,2024-02-10\n",
		"b.csv": head + "60.00,2024-03-20\n1,7,2024-01-31,2024-03-01,100.00,40.00,2024-02-10\n",
	})
	paid := map[string]ledger.Cents{}
	for i := range l.NumPayments() {
		p := l.Payment(i)
		paid[p.PaidOn.String()] += p.Amount
	}
	if paid["2024-02-10"] != 4000 || paid["2024-03-20"] != 6000 {
		t.Errorf("paid %v", paid)
	}
}
