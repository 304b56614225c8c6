package check

import (
	"strings"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

func TestMoneyIsGroupedInThrees(t *testing.T) {
	for amount, want := range map[ledger.Cents]string{0: "0.00", -5: "-0.05", 99999: "999.99", 100000: "1,000.00", -123456789: "-1,234,567.89"} {
		if got := money(amount); got != want {
			t.Errorf("%d cents are written %s, want %s", amount, got, want)
		}
	}
}

// Ids and names of a ledger are other people's text: none may steer the terminal.
func TestNoControlCharactersReachTheTerminal(t *testing.T) {
	b := ledger.NewBuilder("USD")
	b.AddCustomer(ledger.Customer{ID: "\x1b[2Ja", Since: ledger.NoDay, CreditLimit: -1})
	for _, id := range []string{"\x1b]0;x\a", "\u202e2"} {
		b.AddInvoice(ledger.Invoice{ID: id, Issued: 2, Due: 1, Amount: 5, DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay})
	}
	l, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	report, err := New(l, &source.Reading{
		Path: "a\x1bb", Files: []source.File{{Name: "x\x00.csv", UnknownColumns: []string{"c\x1b"}}}, OtherFiles: []string{"\x07"},
	}, ledger.NoDay)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	if err := report.WriteText(&text); err != nil {
		t.Fatal(err)
	}
	if i := strings.IndexAny(text.String(), "\x00\x07\x1b\u202e"); i >= 0 || !strings.Contains(text.String(), "duplicate-invoices") {
		t.Errorf("control character at %d in\n%q", i, text.String())
	}
}
