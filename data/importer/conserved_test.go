package importer

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"firstcall/data/ledger"
	"firstcall/data/posting"
)

// everyRole is a map with every role that has to do with money.
const everyRole = `files:
  - columns: {customer: Customer, invoice_id: No, type: Type, issue_date: Dated, due_date: Due, amount: Amount, paid: Paid, credited: Credited, open: Open, paid_on: Paid on, last_paid_on: Last}
    optional: [paid, credited, open, paid_on, last_paid_on]
    dates: [yyyy-mm-dd]
    decimals: point
    types: {invoice: [INV], credit_note: [CN], payment: [PAY], leave_out: [EST]}
    settled: [{column: State, is: [paid]}]
    leave_out: [{column: State, is: [void]}]
`

// TestMoneyIsConserved draws rows as offices write them: what all rows of
// invoices, credit notes and documents that are left out have billed is in the account of the file to the
// cent, whatever became of them, and what is used of it is in the ledger.
func TestMoneyIsConserved(t *testing.T) {
	p, err := Parse("all", []byte(everyRole))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "list.csv")
	rapid.Check(t, func(t *rapid.T) {
		var text strings.Builder
		text.WriteString("Customer;No;Type;Dated;Due;Amount;Paid;Credited;Open;Paid on;Last;State\n")
		billed := map[string]ledger.Cents{}
		n := rapid.IntRange(1, 12).Draw(t, "rows")
		for i := range n {
			kind := rapid.SampledFrom([]string{"INV", "INV", "INV", "", "CN", "EST"}).Draw(t, "type")
			amount := ledger.Cents(rapid.IntRange(1, 99999).Draw(t, "amount"))
			negative := rapid.IntRange(0, 5).Draw(t, "negative") == 0
			cell := rapid.SampledFrom([]string{"%s", "%s", "%s EUR", "%s-", "(%s)", "CR %s"}[:]).Draw(t, "written")
			if marked := strings.ContainsAny(cell, "-(C"); marked {
				negative = true
			} else if negative {
				cell = "-" + cell
			}
			of := "invoices"
			if kind == "CN" || negative {
				of = "credit notes"
			}
			switch {
			case kind != "EST":
				billed[of] += amount
			case negative:
				billed["other documents"] -= amount
			default:
				billed["other documents"] += amount
			}
			part := func(label string) string {
				return rapid.SampledFrom([]string{"", "", "-", "0.00", amount.String(), (amount / 2).String(), (amount + 100).String()}).Draw(t, label)
			}
			day := func(label string) string {
				return rapid.SampledFrom([]string{"", "", "2024-05-05", "0000-00-00", "2024-02-30"}).Draw(t, label)
			}
			fmt.Fprintf(&text, "C%d;%d;%s;2024-01-31;%s;%s;%s;%s;%s;%s;%s;%s\n", i%3, i, kind, rapid.SampledFrom([]string{"2024-03-01", "2024-03-01", "8130-01-01"}).Draw(t, "due"),
				fmt.Sprintf(cell, amount), part("paid"), part("credited"), part("open"), day("paid on"), day("last"), rapid.SampledFrom([]string{"", "", "paid", "void"}).Draw(t, "state"))
		}
		if err := os.WriteFile(path, []byte(text.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		l, reading, _, err := Open(path, p, posting.Rules{MaxRefused: 1})
		if len(reading.Files) == 0 {
			t.Fatal(err)
		}
		got, used := map[string]ledger.Cents{}, map[string]ledger.Cents{}
		for _, s := range reading.Files[0].Sums {
			got[s.Of] += s.Used + s.SetAside + s.LeftOut + s.Refused
			used[s.Of] += s.Used
		}
		for _, of := range []string{"invoices", "credit notes", "other documents"} {
			if got[of] != billed[of] {
				t.Errorf("%s: %v in the account, %v in the rows\n%s%+v", of, got[of], billed[of], &text, reading.Files[0])
			}
		}
		if l == nil {
			return
		}
		invoices, notes, _ := moneyOf(l)
		entered := map[string]ledger.Cents{"invoices": invoices, "credit notes": notes}
		for _, of := range []string{"invoices", "credit notes"} {
			if used[of] != entered[of] {
				t.Errorf("%s: %v used, %v in the ledger\n%s", of, used[of], entered[of], &text)
			}
		}
	})
}
