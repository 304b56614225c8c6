package compare_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"firstcall/report/internal/example"
	"firstcall/report/runfile"
	"firstcall/sim"
)

func TestVerdict(t *testing.T) {
	fewReplications, lone, equal, noEffect := example.Clear(), example.Clear(), example.Clear(), example.Clear()
	fewReplications.Replications = 19
	lone.Strategies = lone.Strategies[:4]
	equal.OwnLuck, equal.Luck = 0, 0
	equal.Strategies[4].Gain = equal.Strategies[3].Gain
	for i := range noEffect.Strategies {
		noEffect.Strategies[i].Gain = 0
	}
	sameCash := noEffect
	sameCash.OwnLuck, sameCash.Luck = 0, 0
	onlyYardsticks := example.Clear()
	onlyYardsticks.Strategies = example.Yardsticks()
	asGoodAsHistory := example.Clear()
	asGoodAsHistory.Strategies[0].Gain = 1500e3
	asGoodAsTheLot, lotAhead := example.Clear(), lone
	asGoodAsTheLot.Strategies = append(example.Yardsticks(), asGoodAsTheLot.Strategies[3:]...)
	asGoodAsTheLot.Strategies[2].Gain = 1490e3
	lotAhead.Strategies = append(example.Yardsticks(), lone.Strategies[3])
	lotAhead.Strategies[2].Gain = 2500e3
	onlyOpen := example.Clear()
	onlyOpen.Doubts = []sim.Doubt{{Code: "ledger_only_open", Text: "next to no payments"}}

	for _, c := range []struct {
		name              string
		plan              example.Plan
		verdict, strategy string
		tied              []string
	}{
		{"one plainly ahead", example.Clear(), runfile.Clear, "promised-first", nil},
		{"two within the noise", example.Tie(), runfile.Tie, "promised-first", []string{"biggest-balance"}},
		{"equal to the cent", equal, runfile.Tie, "promised-first", []string{"biggest-balance"}},
		{"one strategy against history", lone, runfile.Clear, "promised-first", nil},
		{"ahead of all but history", asGoodAsHistory, runfile.Tie, "promised-first", []string{"history"}},
		{"level with calls drawn by lot", asGoodAsTheLot, runfile.Tie, "promised-first", []string{"random"}},
		{"alone, behind calls drawn by lot", lotAhead, runfile.Tie, "promised-first", []string{"random"}},
		{"no call log", example.Assumed(), runfile.Insufficient, "promised-first", nil},
		{"a list of what is open", onlyOpen, runfile.Insufficient, "promised-first", nil},
		{"too few replications", fewReplications, runfile.Insufficient, "promised-first", nil},
		{"calls do nothing", noEffect, runfile.Insufficient, "", nil},
		{"the same cash whoever is called", sameCash, runfile.Insufficient, "", nil},
		{"only yardsticks", onlyYardsticks, runfile.Insufficient, "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec := c.plan.Run().Recommendation
			if rec.Verdict != c.verdict {
				t.Errorf("verdict %s (%s), want %s", rec.Verdict, rec.Why, c.verdict)
			}
			if c.strategy != "" && rec.Strategy != c.strategy {
				t.Errorf("strategy %s, want %s", rec.Strategy, c.strategy)
			}
			if !reflect.DeepEqual(rec.Tied, c.tied) {
				t.Errorf("tied %v, want %v", rec.Tied, c.tied)
			}
			if rec.Why == "" {
				t.Error("no why")
			}
		})
	}
}

func TestLargeGain(t *testing.T) {
	modest, large, unrecorded := example.Clear(), example.Clear(), example.Assumed()
	large.Strategies[3].Gain, unrecorded.Strategies[3].Gain = 4e6, 4e6
	for _, c := range []struct {
		plan example.Plan
		want string
	}{{modest, ""}, {large, "% more cash than the recorded calls brought."}, {unrecorded, "% more cash than came in without recorded calls."}} {
		got := ""
		for _, w := range c.plan.Run().Warnings {
			if w.Code == "large_gain" {
				got += w.Text
			}
		}
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("large_gain warning %q, want %q", got, c.want)
		}
	}
}

// What a list of what is open asks for is payments, not calls alone.
func TestAListOfWhatIsOpenAsksForPayments(t *testing.T) {
	plan := example.Assumed()
	plan.Doubts = append(plan.Doubts, sim.Doubt{Code: "ledger_only_open", Text: "next to no payments"})
	if why := plan.Run().Recommendation.Why; !strings.Contains(why, "Add the paid invoices with their payments first") {
		t.Errorf("why %q", why)
	}
}

// The curve's last day is the season: the same total as the metric, and the
// extra cash is the paired difference to no calls.
func TestCurveTiesToMetrics(t *testing.T) {
	run := example.Clear().Run()
	for _, s := range run.Strategies {
		last := len(s.Curve.Day) - 1
		if got, want := float64(s.Curve.CashCollected[last])/100, float64(s.Metrics[runfile.Cash].Mean); got != want {
			t.Errorf("%s: curve ends at %.2f, metric is %.2f", s.ID, got, want)
		}
		if got, want := float64(s.Curve.Low[last])/100, float64(s.Metrics[runfile.Cash].Low); got != want {
			t.Errorf("%s: curve's low ends at %.2f, metric's is %.2f", s.ID, got, want)
		}
		if s.ID == runfile.NoCalls {
			continue
		}
		if got, want := float64(s.Curve.ExtraHigh[last])/100, float64(s.Versus[runfile.NoCalls][runfile.Cash].High); got != want {
			t.Errorf("%s: extra cash ends at %.2f, paired difference is %.2f", s.ID, got, want)
		}
		if s.Curve.Day[last] != run.Season.To || s.Curve.Day[0] != run.Season.From {
			t.Errorf("%s: curve from %s to %s", s.ID, s.Curve.Day[0], s.Curve.Day[last])
		}
	}
}

func TestHistoryHasNoSpread(t *testing.T) {
	m := example.Clear().Run().Find(runfile.History).Metrics[runfile.Cash]
	if m.Low != m.Mean || m.High != m.Mean {
		t.Errorf("history is a record, not a draw: got %v", m)
	}
}

func TestSummariseTwiceGivesTheSameBytes(t *testing.T) {
	var a, b bytes.Buffer
	if err := runfile.WriteJSON(&a, example.Many().Run()); err != nil {
		t.Fatal(err)
	}
	if err := runfile.WriteJSON(&b, example.Many().Run()); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("bytes differ")
	}
}
