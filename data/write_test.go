package data

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"firstcall/data/ledger"
)

// nativeLedger writes tables by name into a new directory.
func nativeLedger(t testing.TB, tables map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range tables {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// every uses every table and column, a split payment on account, a credit note and a write-off.
func every(t testing.TB) string {
	return nativeLedger(t, map[string]string{
		"customers.csv": "customer_id,name,segment,customer_since,credit_limit,phone,timezone,country\n" +
			"007,\"Anders, Ltd\",shop,2023-05-01,1000,+49 30 1,Europe/Berlin,DE\nb,,,,,,,\n",
		"invoices.csv": "invoice_id,customer_id,issue_date,due_date,amount,currency,disputed_on,dispute_resolved_on,kind\n" +
			"0001,007,2024-01-02,2024-02-01,100.00,EUR,2024-02-05,2024-02-20,invoice\n" +
			"0002,007,2024-01-20,2024-02-19,50.5,EUR,,,\n" +
			"C1,007,2024-01-25,,-20.00,EUR,,,credit_note\n" +
			"0003,b,2024-02-01,2024-03-02,10,EUR,,,\n",
		"payments.csv": "payment_id,invoice_id,paid_on,amount,customer_id,kind\n" +
			"p1,,2024-02-10,90.00,007,\np2,0003,2024-03-05,4.00,,payment\np2,0002,2024-03-05,1.00,007,\n,0003,2024-03-06,1.50,,write_off\n",
		"calls.csv": "call_id,customer_id,called_at,outcome,promised_on,promised_amount,duration_seconds,reason,tone,agent\n" +
			"k1,007,2024-02-03T09:30:00,promise_to_pay,2024-02-10,90.00,120,forgot,firm,Kim\nk2,b,2024-03-04,no_answer,,,,,,\n",
		"contacts.csv": "contact_id,customer_id,sent_at,channel,template\nm1,b,2024-02-25T08:00:00,letter,reminder-1\n",
	})
}

// A table without rows is one in every format.
func TestTablesWithoutRows(t *testing.T) {
	l, _, err := Open(nativeLedger(t, map[string]string{
		"invoices.csv": "invoice_id,customer_id,issue_date,due_date,amount\n1,a,2024-01-02,2024-02-01,100.00\n",
		"payments.csv": "invoice_id,paid_on,amount\n",
	}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range Formats() {
		dir := filepath.Join(t.TempDir(), "out")
		if err := Write(dir, l, format); err != nil {
			t.Fatal(err)
		}
		if again, _, err := Open(dir, Options{}); err != nil || again.Digest != l.Digest {
			t.Errorf("%s: %v", format, err)
		}
	}
}

func TestWriteThenOpenGivesTheSameLedger(t *testing.T) {
	l, _, err := Open(every(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range append(Formats(), CSVGzip) {
		first, second := filepath.Join(t.TempDir(), "a"), filepath.Join(t.TempDir(), "deeper", "b")
		if err := Write(first, l, format); err != nil {
			t.Fatal(err)
		}
		if err := Convert(second, l, format); err != nil {
			t.Fatal(err)
		}
		again, _, err := Open(first, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if again.Digest != l.Digest {
			t.Errorf("%s: digest %s, after writing and reading %s", format, l.Digest, again.Digest)
		}
		entries, err := os.ReadDir(first)
		if err != nil || len(entries) != 5 {
			t.Fatalf("%s: files %v, error %v", format, entries, err)
		}
		for _, e := range entries {
			a, _ := os.ReadFile(filepath.Join(first, e.Name()))
			b, _ := os.ReadFile(filepath.Join(second, e.Name()))
			if len(a) == 0 || !bytes.Equal(a, b) || !strings.HasSuffix(e.Name(), "."+string(format)) {
				t.Errorf("%s: %d and %d bytes, or different ones", e.Name(), len(a), len(b))
			}
		}
		if err := Write(first, l, format); err == nil || !strings.Contains(err.Error(), "not empty") {
			t.Errorf("%s: writing over a ledger gives %v", format, err)
		}
		if left, _ := filepath.Glob(filepath.Join(filepath.Dir(first), ".firstcall-*")); len(left) > 0 {
			t.Errorf("%s: left behind: %v", format, left)
		}
	}
}

// A ledger whose credits were applied otherwise than Open does is no native one.
func TestConvertRefusesWhatNativeTablesCannotHold(t *testing.T) {
	b := ledger.NewBuilder("EUR")
	account := b.AddCustomer(ledger.Customer{ID: "a", Since: ledger.NoDay, CreditLimit: -1})
	invoice := func(id string, note bool) int32 {
		return b.AddInvoice(ledger.Invoice{ID: id, Account: account, Issued: 19000, Due: 19030, Amount: 500,
			DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay, CreditNote: note})
	}
	invoice("older", false)
	newer, note := invoice("newer", false), invoice("note", true)
	b.AddCredit(ledger.Credit{Note: note, Invoice: newer, On: 19001, Amount: 500})
	l, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "out")
	if err := Convert(dir, l, Parquet); err == nil || !strings.Contains(err.Error(), "native tables can't hold this ledger") {
		t.Error(err)
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Error("a ledger that failed its check appeared")
	}
}

// Every table in a format of its own, as a directory may have it.
func TestFormatsMix(t *testing.T) {
	l, _, err := Open(every(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	mixed := t.TempDir()
	for i, name := range []string{"customers", "invoices", "payments", "calls", "contacts"} {
		format := append(Formats(), CSVGzip)[i%4]
		dir := filepath.Join(t.TempDir(), "out")
		if err := Write(dir, l, format); err != nil {
			t.Fatal(err)
		}
		file := name + "." + string(format)
		if err := os.Rename(filepath.Join(dir, file), filepath.Join(mixed, file)); err != nil {
			t.Fatal(err)
		}
	}
	if again, _, err := Open(mixed, Options{}); err != nil || again.Digest != l.Digest {
		t.Error(err)
	}
}

func TestMoneyOnAccountIsAppliedOldestDueFirst(t *testing.T) {
	l, reading, err := Open(every(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	// Note C1 takes 20.00 off invoice 0001 on 25 January; of the 90.00 on
	// account, 0001 takes its last 80.00 and 0002 the other 10.00.
	if l.NumCredits() != 2 || l.Credit(0).Note != ledger.NoNote || l.Credit(1) != (ledger.Credit{Note: 2, Invoice: 0, On: l.Invoice(2).Issued, Amount: 2000}) {
		t.Errorf("credits: %d, second %+v", l.NumCredits(), l.Credit(1))
	}
	var parts []string
	for i := range l.NumPayments() {
		p := l.Payment(i)
		parts = append(parts, p.ID+" "+l.Invoice(int(p.Invoice)).ID+" "+p.Amount.String())
	}
	if got, want := strings.Join(parts, ", "), "p1 0001 80.00, p1 0002 10.00, p2 0003 4.00, p2 0002 1.00"; got != want {
		t.Errorf("payments %s, want %s", got, want)
	}
	if len(reading.Unapplied) != 0 {
		t.Errorf("unapplied %+v", reading.Unapplied)
	}
}
