package data

import (
	"os"
	"path/filepath"
	"testing"

	"firstcall/data/ledger"
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

// The totals are sums over the files' own columns, made with Python's decimal module.
func TestSharedLedgersTieToTheirFiles(t *testing.T) {
	for _, c := range []struct {
		path                          []string
		preset                        string
		customers, invoices, payments int
		calls                         int
		billed, paid                  string
	}{
		{[]string{"data", "ibm", "WA_Fn-UseC_-Accounts-Receivable.csv"}, "ibm", 100, 2466, 2466, 0, "147703.18", "147703.18"},
		{[]string{"data", "ibm", "variant_no_leading_zeros.csv"}, "ibm", 100, 2466, 2466, 0, "147703.18", "147703.18"},
		{[]string{"worlds", "balanced"}, "", 600, 11939, 11741, 4356, "22402783.77", "17371722.76"},
	} {
		l, reading, err := Open(shared(t, c.path...), Options{Preset: c.preset})
		if err != nil {
			t.Error(err)
			continue
		}
		billed, paid := totals(l)
		if l.NumCustomers() != c.customers || l.NumInvoices() != c.invoices || l.NumPayments() != c.payments || l.NumCalls() != c.calls ||
			billed.String() != c.billed || paid.String() != c.paid {
			t.Errorf("%v: %d customers, %d invoices, %d payments, %d calls, billed %v, paid %v; reading %+v",
				c.path, l.NumCustomers(), l.NumInvoices(), l.NumPayments(), l.NumCalls(), billed, paid, reading)
		}
	}
}
