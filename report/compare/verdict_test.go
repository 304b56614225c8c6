package compare

import (
	"strings"
	"testing"

	"firstcall/report/runfile"
)

// Assumed effects give a ranking; whoever shares the first place is not ahead in it.
func TestNobodyIsAheadOfItsEqual(t *testing.T) {
	for _, c := range []struct {
		cash [][]float64
		want string
	}{
		{[][]float64{{1, 3}, {2, 3}}, "the ranking, with b ahead, follows"},
		{[][]float64{{2, 3}, {2, 3}}, "the ranking follows"},
		{[][]float64{{2, 3}}, "the ranking follows"},
	} {
		contest := &contest{noCalls: []float64{0, 0}}
		for i, cash := range c.cash {
			contest.candidates = append(contest.candidates, entry{string(rune('a' + i)), cash})
		}
		if got := contest.judge(&runfile.Run{Response: runfile.Response{Evidence: "C"}, Strategies: []runfile.Strategy{{ID: "a"}, {ID: "b"}}}); !strings.Contains(got.Why, c.want) {
			t.Errorf("%v: %q, want %q", c.cash, got.Why, c.want)
		}
	}
}
