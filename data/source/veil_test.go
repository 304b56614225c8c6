package source

import (
	"strings"
	"testing"

	"firstcall/data/spreadsheet"
)

func TestAVeiledProblemKeepsItsPlaceAndReason(t *testing.T) {
	p := Problem{File: "x.csv", Line: 3, Column: 5, Field: "amount", Text: "1.00", Reason: `an earlier line of INV-7 says "2.00" (did you mean "INV-8"?)`}
	if got, want := p.veil([]string{" INV-7 ", "a", "1.00"}).String(), `x.csv:3:5: amount "...": an earlier line of ... says "..." (did you mean "..."?)`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// A sheet may be called after a customer.
func TestAVeiledWorkbookCallsItsSheetsByNumber(t *testing.T) {
	var p Problems
	p.Veil()
	p.AddError("x.xlsx", &spreadsheet.SeveralError{Sheets: []spreadsheet.Sheet{{Name: "Acme", Number: 1}, {Name: "Birch", Number: 3}}})
	if got, want := p.Err().Error(), "x.xlsx: several sheets with values (sheet 1, sheet 3): keep the one with the table, or hide the others"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// The first row of a table without a header is data, and names a customer.
func TestAVeiledHeaderIsNotShown(t *testing.T) {
	for _, text := range []string{"Acme Ltd,7\n", "Acme Ltd,Acme Ltd\n"} {
		var r Reading
		var p Problems
		p.Veil()
		records, err := Text(strings.NewReader(text), comma)
		if err != nil {
			t.Fatal(err)
		}
		Read("x.csv", records, pair, &r, &p, func(Row) {})
		if err := p.Err(); err == nil || strings.Contains(err.Error(), "Acme") || len(r.Files[0].UnknownColumns) > 0 {
			t.Errorf("%q: %v, %q", text, err, r.Files[0].UnknownColumns)
		}
	}
}
