package source

import "testing"

func TestAVeiledProblemKeepsItsPlaceAndReason(t *testing.T) {
	p := Problem{File: "x.csv", Line: 3, Column: 5, Field: "amount", Text: "1.00", Reason: `an earlier line of INV-7 says "2.00" (did you mean "INV-8"?)`}
	if got, want := p.veil([]string{" INV-7 ", "a", "1.00"}).String(), `x.csv:3:5: amount "...": an earlier line of ... says "..." (did you mean "..."?)`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
