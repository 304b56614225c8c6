package words_test

import (
	"math"
	"strings"
	"testing"

	"firstcall/report/chart"
	"firstcall/report/internal/example"
	"firstcall/report/runfile"
	"firstcall/report/words"
)

func TestMoneyScale(t *testing.T) {
	for _, c := range []struct {
		currency             string
		largest, step, value float64
		want, signed         string
	}{
		{"USD", 1.2e6, 1e5, 1.05e6, "$1.1M", "+$1.1M"},
		{"USD", 1.2e6, 1e4, 1.05e6, "$1.05M", "+$1.05M"},
		{"USD", 1e5, 1e3, 1e5, "$100k", "+$100k"},
		{"USD", 9000, 10, 4356, "$4,356", "+$4,356"},
		{"EUR", 100, 0.01, -1.5, "−€1.50", "−€1.50"},
		{"CHF", 2e9, 1e7, 1.234e9, "CHF 1.23B", "+CHF 1.23B"},
		{"", 5e6, 1e5, 1.25e6, "1.2M", "+1.2M"},
		{"USD", 1e6, 1e5, -40, "$0.0M", "$0.0M"},
		{"USD", 0, 0, 0, "$0", "$0"},
		{"USD", 1e6, 1e5, math.NaN(), "–", "–"},
		{"USD", 999_600, 1e3, 999_600, "$1.000M", "+$1.000M"},
	} {
		s := words.MoneyScale(c.currency, c.largest, c.step)
		if got := s.Format(c.value); got != c.want {
			t.Errorf("%v of %+v: %q, want %q", c.value, c, got, c.want)
		}
		if got := s.Signed(c.value); got != c.signed {
			t.Errorf("%v of %+v signed: %q, want %q", c.value, c, got, c.signed)
		}
	}
}

func TestIntervalStep(t *testing.T) {
	for _, c := range []struct{ low, high, want float64 }{
		{0.8e6, 1.3e6, 1e4}, // half-width 250,000: two figures are tens of thousands
		{0, 19.8, 0.1},
		{0, 2000, 100}, // exactly a power of ten
		{5, 5, 0},
		{math.NaN(), 1, 0},
	} {
		if got := words.IntervalStep(c.low, c.high); math.Abs(got-c.want) > 1e-9*c.want {
			t.Errorf("%g to %g: %g, want %g", c.low, c.high, got, c.want)
		}
	}
}

// Where all but a few replications agree with history, the range is nothing and the mean is not.
func TestDifferenceScaleShowsAMeanBesideAnEmptyRange(t *testing.T) {
	run := &runfile.Run{Strategies: []runfile.Strategy{{ID: "a", Versus: map[string]map[string]runfile.Difference{
		runfile.History: {runfile.Cash: {Mean: 0.375}},
	}}}}
	if got := words.DifferenceScale(run, runfile.History).Signed(0.375); got != "+0.38" {
		t.Errorf("got %s, want +0.38", got)
	}
}

func TestSmallWords(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{words.Count(4356), "4,356"},
		{words.Count(999), "999"},
		{words.Count(1234567), "1,234,567"},
		{words.Grouped(-1234.56, 1), "−1,234.6"},
		{words.Grouped(-0.01, 1), "0.0"},
		{words.Percent(0.934), "93%"},
		{words.Percent(1), "100%"},
		{words.Percent(1.5), "150%"},
		{(words.Texts{}).Probability(0.934), "93%"},
		{(words.Texts{}).Probability(1), "over 99%"},
		{(words.Texts{}).Probability(0), "under 1%"},
		{words.Date("2024-08-28"), "28 Aug 2024"},
		{words.Date("soon"), "soon"},
		{(words.Texts{}).List([]string{"a"}), "a"},
		{(words.Texts{}).List([]string{"a", "b", "c"}), "a, b and c"},
		{(words.Texts{}).Some([]string{"a", "b", "c", "d", "e"}), "a, b, c, d and e"},
		{(words.Texts{}).Some([]string{"a", "b", "c", "d", "e", "f"}), "a, b, c and 3 others"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// A winner is named in the headline only where the verdict is clear.
func TestHeadlineNamesAWinnerOnlyWhenClear(t *testing.T) {
	few := example.Clear()
	few.Replications = 5
	for _, c := range []struct {
		name     string
		plan     example.Plan
		headline string
	}{
		{"clear", example.Clear(), "Call by promised-first."},
		{"tie", example.Tie(), "No clear winner."},
		{"assumed", example.Assumed(), "This ledger can’t say whom to call first."},
		{"few replications", few, "This run can’t say whom to call first."},
	} {
		a := words.Answering(c.plan.Run())
		if a.Headline != c.headline {
			t.Errorf("%s: headline %q, want %q", c.name, a.Headline, c.headline)
		}
		if a.Detail == "" || a.Confidence == "" {
			t.Errorf("%s: an answer without detail or confidence: %+v", c.name, a)
		}
	}
	if a := words.Answering(example.Assumed().Run()); !strings.Contains(a.Detail, "If calls work as assumed") {
		t.Errorf("an assumed effect must be a condition: %q", a.Detail)
	}
}

func TestBetween(t *testing.T) {
	run := example.Clear().Run()
	loser := run.Find("likely-payers").Versus["history"]["cash_collected"]
	if got := (words.Texts{}).Between(loser, "USD"); !strings.HasSuffix(got, " less") || strings.Contains(got, "−") {
		t.Errorf("a sure loss reads %q", got)
	}
	open := run.Find("oldest-debt").Versus["history"]["cash_collected"]
	if got := (words.Texts{}).Between(open, "USD"); !strings.HasPrefix(got, "from ") || !strings.Contains(got, " less to ") || !strings.HasSuffix(got, " more") {
		t.Errorf("an interval about zero reads %q", got)
	}
}

// An order that calls drawn by lot match has not shown its worth.
func TestLotIsLevel(t *testing.T) {
	run := example.Assumed().Run()
	lot := run.Find("random").Metrics["cash_collected"]
	if words.LotIsLevel(run) {
		t.Fatal("the example's lot is behind")
	}
	lot.Mean = 0.996 * run.Find(run.Recommendation.Strategy).Metrics["cash_collected"].Mean
	run.Find("random").Metrics["cash_collected"] = lot
	if a := words.Answering(run); !strings.Contains(a.Detail, "drawn by lot") || strings.Contains(a.Detail, "come first") {
		t.Errorf("the answer is %q", a.Detail)
	}
	if got := chart.Finding(run); !strings.Contains(got, "no order") {
		t.Errorf("the chart's title is %q", got)
	}
}
