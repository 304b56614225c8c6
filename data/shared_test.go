package data

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"firstcall/data/audit"
	"firstcall/data/ledger"
	"firstcall/data/posting"
)

// shared finds the data that the project did not make, and skips without them.
func shared(t *testing.T, path ...string) string {
	t.Helper()
	root := os.Getenv("FIRSTCALL_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "shared")
	}
	at := filepath.Join(append([]string{root}, path...)...)
	if _, err := os.Stat(at); err != nil {
		t.Skip("without ", at)
	}
	return at
}

func totals(l *ledger.Ledger) (billed, paid ledger.Cents) {
	for i := range l.NumInvoices() {
		billed += l.Invoice(i).Amount
	}
	for i := range l.NumPayments() {
		paid += l.Payment(i).Amount
	}
	return billed, paid
}

// The figures are those of the data's own README, and sums over the files' own
// columns, made with Python's decimal module.
func TestSharedLedgersTieToTheirFiles(t *testing.T) {
	usd := posting.Rules{Currency: "USD", Default: "USD", MaxRefused: 0.01}
	for _, c := range []struct {
		path                          string
		rules                         posting.Rules
		customers, invoices, payments int
		calls                         int
		billed, paid                  string
		files                         string // money in all rows of each file
	}{
		{"data/ibm/WA_Fn-UseC_-Accounts-Receivable.csv", posting.Rules{}, 100, 2466, 2466, 0, "147703.18", "147703.18",
			"2466 rows: invoices 147703.18, payments 147703.18"},
		{"data/ibm/variant_no_leading_zeros.csv", posting.Rules{}, 100, 2466, 2466, 0, "147703.18", "147703.18",
			"2466 rows: invoices 147703.18, payments 147703.18"},
		{"data/ibm", posting.Rules{}, 100, 2466, 2466, 0, "147703.18", "147703.18",
			"2466 rows: invoices 147703.18, payments 147703.18; 2466 rows: invoices 147703.18, payments 147703.18"}, // the second list is the first without zeros
		{"data/highradius-slice", usd, 250, 8999, 7343, 0, "372585467.80", "303398251.66",
			"7370 rows: invoices USD 304321734.28, payments USD 304321734.28; 1858 rows: invoices USD 69187216.14, invoices CAD 9806731.00"},
		{"data/cassandra", posting.Rules{}, 3276, 8753, 8753, 0, "20314878.65", "19574901.73",
			"8753 rows: invoices 20314878.65, payments 19574901.73"},
		{"data/contacto", posting.Rules{}, 8458, 0, 0, 8458, "0.00", "0.00", "8458 rows: "},
		{"worlds/balanced", posting.Rules{}, 600, 11939, 11741, 4356, "22402783.77", "17371722.76",
			"600 rows: ; 11939 rows: invoices USD 22402783.77; 11741 rows: payments USD 17371722.76; 4356 rows: "},
	} {
		l, reading, err := Open(shared(t, filepath.FromSlash(c.path)), Options{Rules: c.rules})
		if onlyCalls := c.invoices == 0; errors.Is(err, ErrOnlyCalls) != onlyCalls || err != nil && !onlyCalls {
			t.Error(err)
			continue
		}
		billed, paid := totals(l)
		if l.NumCustomers() != c.customers || l.NumInvoices() != c.invoices || l.NumPayments() != c.payments || l.NumCalls() != c.calls ||
			billed.String() != c.billed || paid.String() != c.paid {
			t.Errorf("%v: %d customers, %d invoices, %d payments, %d calls, billed %v, paid %v; reading %+v",
				c.path, l.NumCustomers(), l.NumInvoices(), l.NumPayments(), l.NumCalls(), billed, paid, reading)
		}
		if got := moneyIn(reading); got != c.files {
			t.Errorf("%s: in the files\n%s, want\n%s", c.path, got, c.files)
		}
	}
}

// moneyIn sums what the rows of each file hold, whatever became of them.
func moneyIn(r *Reading) string {
	var files []string
	for _, f := range r.Files {
		if f.Used+f.LeftOut+f.Refused != f.Rows {
			return fmt.Sprintf("%s: %d rows, %d used, %d left out, %d refused", f.Name, f.Rows, f.Used, f.LeftOut, f.Refused)
		}
		var sums []string
		for _, s := range f.Sums {
			sums = append(sums, strings.Join(strings.Fields(fmt.Sprint(s.Of, " ", s.Currency, " ", s.Used+s.LeftOut+s.Refused)), " "))
		}
		files = append(files, fmt.Sprintf("%d rows: %s", f.Rows, strings.Join(sums, ", ")))
	}
	return strings.Join(files, "; ")
}

// One call for each client of the collection data reached 29.4 % of them.
func TestTheSharedCallLogTellsWhoWasReached(t *testing.T) {
	l, _, err := Open(shared(t, "data", "contacto"), Options{})
	if !errors.Is(err, ErrOnlyCalls) {
		t.Fatal(err)
	}
	r := audit.Reached(l)
	if r.Attempts != 8458 || r.Conversations != 2484 || fmt.Sprintf("%.1f", 100*float64(r.Conversations)/float64(r.Attempts)) != "29.4" {
		t.Errorf("%d of %d reached", r.Conversations, r.Attempts)
	}
	var hours, days int
	for _, h := range r.Hours {
		hours += h.Attempts
	}
	for _, d := range r.Weekdays {
		days += d.Attempts
	}
	if hours != 8458 || days != 8458 || len(r.Hours) != 14 || r.Weekdays[0].At != "Monday" {
		t.Errorf("by hour %+v, by weekday %+v", r.Hours, r.Weekdays)
	}
}
