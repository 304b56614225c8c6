// Package oracle holds another program's reading of the same files to ours:
// DuckDB for CSV and Parquet, excelize for spreadsheets. It is a module of its
// own, so that nobody who builds firstcall needs them:
//
//	cd testdata/oracle && go test -v ./...
package oracle

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	_ "github.com/duckdb/duckdb-go/v2"
	"github.com/xuri/excelize/v2"

	"firstcall/data"
	"firstcall/data/ledger"
	"firstcall/data/synth"
)

// office is an invented ledger of FIRSTCALL_ORACLE_CUSTOMERS customers (300).
func office(t *testing.T) *ledger.Ledger {
	t.Helper()
	customers := 300
	if text := os.Getenv("FIRSTCALL_ORACLE_CUSTOMERS"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatal(err)
		}
		customers = n
	}
	world, err := synth.Generate(synth.Spec{Kind: synth.Balanced, Seed: 1, Customers: customers})
	if err != nil {
		t.Fatal(err)
	}
	return world.Ledger
}

// TestDuckDBReadsTheSame compares rows, sums and days of what we wrote and read.
func TestDuckDBReadsTheSame(t *testing.T) {
	l := office(t)
	db, err := sql.Open("duckdb", "?threads=1")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, format := range data.Formats() {
		if format == data.Arrow {
			continue // DuckDB reads it with an extension from the network
		}
		dir := filepath.Join(t.TempDir(), "ledger")
		if err := data.Write(dir, l, format); err != nil {
			t.Fatal(err)
		}
		begin := time.Now()
		again, _, err := data.Open(dir, data.Options{})
		if err != nil {
			t.Fatal(err)
		}
		ours := time.Since(begin)
		var billed, paid ledger.Cents
		for i := range again.NumInvoices() {
			billed += again.Invoice(i).Amount
		}
		for i := range again.NumPayments() {
			paid += again.Payment(i).Amount
		}
		last := again.Invoice(again.NumInvoices() - 1)
		want := fmt.Sprintf("%d %v %s %v %d %v", again.NumInvoices(), billed, last.ID, last.Due, again.NumPayments(), paid)

		file := func(name string) string { return filepath.Join(dir, name+"."+string(format)) }
		read := "'" + file("%s") + "'"
		if format == data.CSV {
			read = "read_csv('" + file("%s") + "', types={'amount': 'DECIMAL(18,2)'})"
		}
		begin = time.Now()
		for _, name := range []string{"invoices", "payments"} {
			if _, err := db.Exec("CREATE OR REPLACE TABLE " + name + " AS SELECT * FROM " + fmt.Sprintf(read, name)); err != nil {
				t.Fatal(err)
			}
		}
		theirs := time.Since(begin)
		var invoices, payments int
		var sumBilled, sumPaid, id, due string
		if err := db.QueryRow(`SELECT count(*), sum(amount)::VARCHAR, last(invoice_id)::VARCHAR, last(due_date)::VARCHAR FROM invoices`).
			Scan(&invoices, &sumBilled, &id, &due); err != nil {
			t.Fatal(err)
		}
		if err := db.QueryRow(`SELECT count(*), sum(amount)::VARCHAR FROM payments`).Scan(&payments, &sumPaid); err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprintf("%d %s %s %s %d %s", invoices, sumBilled, id, due, payments, sumPaid); got != want {
			t.Errorf("%s: DuckDB reads %s, we %s", format, got, want)
		}
		t.Logf("%s, %d invoices: we %v with all tables checked and posted, DuckDB %v for invoices and payments on one thread", format, again.NumInvoices(), ours, theirs)
	}
}

// TestSpreadsheetsOfOthers reads a spreadsheet that excelize wrote.
func TestSpreadsheetsOfOthers(t *testing.T) {
	dir := t.TempDir()
	f := excelize.NewFile()
	day, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	rows := [][]any{
		{"invoice_id", "customer_id", "issue_date", "due_date", "amount"},
		{"0001", "Müller & Söhne", time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC), time.Date(2024, 3, 30, 0, 0, 0, 0, time.UTC), 73092.179999999993},
		{"0002", "acorn", time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC), time.Date(2024, 3, 31, 0, 0, 0, 0, time.UTC), 100},
	}
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellStyle("Sheet1", "C2", "D3", day); err != nil {
		t.Fatal(err)
	}
	if err := f.SaveAs(filepath.Join(dir, "invoices.xlsx")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "payments.csv"), []byte("invoice_id,paid_on,amount\n0001,2024-04-02,92.18\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	l, _, err := data.Open(dir, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	v := l.Invoice(0)
	if got, want := fmt.Sprint(v.ID, " ", l.Customer(int(v.Account)).ID, " ", v.Issued, " ", v.Due, " ", v.Amount), "0001 Müller & Söhne 2024-02-29 2024-03-30 73092.18"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
