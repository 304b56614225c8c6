package words_test

import (
	"strings"
	"testing"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

func TestFidelityInWords(t *testing.T) {
	for _, c := range []struct {
		calls    runfile.Number
		fidelity *runfile.Fidelity
		page     string
		line     string // "": none
	}{
		{9, &runfile.Fidelity{Exact: true, Recorded: 12345}, "Replaying the recorded calls gave back the recorded cash exactly, day by day: €123.45.", "the recorded calls, replayed, gave back"},
		{0, &runfile.Fidelity{Exact: true, Recorded: 12345}, "No calls are on record in the season. Replayed without any, it gave back the recorded cash exactly, day by day: €123.45.", "no calls are on record"},
		{0, &runfile.Fidelity{Exact: true}, "Neither calls nor cash are on record in the season, so there was nothing to check the replay against.", "neither calls nor cash"},
		{9, &runfile.Fidelity{Recorded: 12345, Replayed: 100}, "Replaying the recorded calls gave €1.00, but €123.45 is on record: do not rely on this run.", "do not rely"},
		{9, nil, "The recorded calls were not replayed, so the replay could not be checked against the record.", ""},
	} {
		run := &runfile.Run{
			Ledger: runfile.Ledger{Currency: "EUR"}, Trust: &runfile.Trust{Fidelity: c.fidelity},
			Strategies: []runfile.Strategy{{ID: runfile.History, Curve: runfile.Curve{CallsMade: []runfile.Number{c.calls}}}},
		}
		if got := words.In(run).Fidelity(run); got != c.page {
			t.Errorf("got  %s\nwant %s", got, c.page)
		}
		if got := words.In(run).FidelityLine(run); !strings.Contains(got, c.line) || (got == "") != (c.line == "") {
			t.Errorf("the terminal says %q, want %q in it", got, c.line)
		}
	}
}
