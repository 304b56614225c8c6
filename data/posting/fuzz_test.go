package posting

import (
	"os"
	"path/filepath"
	"testing"

	"firstcall/data/ledger"
)

// FuzzRates reads anything as a table of rates: an error, or rates that convert
// without a panic and keep the sign of money.
func FuzzRates(f *testing.F) {
	f.Add("currency,rate\nUSD,0.9217\n", int64(12345))
	f.Add("currency;rate;date\nUSD;0.9217;2024-01-01\nUSD;0.93;2024-02-01\nJPY;0.0061;\n", int64(-1))
	f.Add("rate,currency\n99999999999999999999,USD\n", int64(1)<<50)
	path := filepath.Join(f.TempDir(), "rates.csv")
	f.Fuzz(func(t *testing.T, text string, cents int64) {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		rates, err := ReadRates(path, "EUR")
		if err != nil {
			return
		}
		amount := min(max(ledger.Cents(cents), -ledger.MaxCents), ledger.MaxCents)
		for code := range rates.of {
			if worth, err := rates.convert(code, 19800, amount); err == nil && (worth > 0 && amount < 0 || worth < 0 && amount > 0) {
				t.Errorf("%v %s is worth %v", amount, code, worth)
			}
		}
	})
}

// FuzzTables reads anything as the invoices, payments and calls of a ledger:
// every row is in the account, and what was used ties to the ledger.
func FuzzTables(f *testing.F) {
	f.Add(oneInvoice+"2,a,2024-01-05,,7.00,EUR,,,credit_note\n2,b,2024-01-05,2024-02-05,1,USD,,,\n", noPayment+"p,1,,2024-02-01,40\n,,a,2024-02-02,70.00\n", noCall+"k,a,2024-02-03T23:30:00-05:00,promise_to_pay,2024-02-09,5,61\n")
	f.Add("invoice_id,customer_id,issue_date,due_date,amount,terms\n007,a,2024-01-01,,100.00,2% 10 Net 30\n8,a,,2024-03-01,1,Due on receipt\n", noPayment+"p,7,,2024-02-01,100.01\n", "customer_id,called_at,outcome,reason\na,2024-02-03 09:05,refused,\"says \"\"no\"\"\"\n")
	f.Fuzz(func(t *testing.T, invoices, payments, calls string) {
		l, reading, err := postBy(Rules{MaxRefused: 1}, map[string]string{"invoices": invoices, "payments": payments, "calls": calls})
		for _, file := range reading.Files {
			if lost := file.Rows - file.Used - file.LeftOut - file.Refused; err == nil && lost != 0 {
				t.Fatalf("%d rows are in no account: %+v", lost, file)
			}
		}
		if err != nil {
			return
		}
		var billed, used ledger.Cents
		for i := range l.NumInvoices() {
			if v := l.Invoice(i); !v.CreditNote {
				billed += v.Amount
			}
		}
		for _, file := range reading.Files {
			for _, s := range file.Sums {
				if s.Of == "invoices" {
					used += s.Used
				}
			}
		}
		if billed != used {
			t.Fatalf("billed %v, and %v in the rows that were used", billed, used)
		}
	})
}
