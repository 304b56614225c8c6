package chart_test

import (
	"bytes"
	"context"
	"html"
	"strings"
	"testing"

	"firstcall/data/synth"
	"firstcall/report"
	"firstcall/report/chart"
	"firstcall/report/compare"
	"firstcall/report/runfile"
	"firstcall/report/words"
	"firstcall/sim"
	"firstcall/sim/book"
	"firstcall/sim/metric"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// What the run file says, terminal, page, summary and charts say too, to the
// last digit shown: for an answer, a tie and assumed effects.
func TestNumbersAgreeEverywhere(t *testing.T) {
	for name, plan := range plans() {
		agree(t, name, plan.Run())
	}
}

// And so they do for a season of the built-in ledger, replayed as the command demo does.
func TestNumbersOfTheDemoAgree(t *testing.T) {
	run := demo(t)
	if run.Trust == nil || run.Staffing == nil || run.Next == nil || run.Overlap == nil || len(run.Groupings) == 0 || run.Collectable == nil {
		t.Fatal("the run lacks what the command's runs have")
	}
	agree(t, "demo", run)
}

// agree compares all places where a run is told with its file.
func agree(t *testing.T, name string, given *runfile.Run) {
	t.Helper()
	var file, text, page bytes.Buffer
	if err := runfile.WriteJSON(&file, given); err != nil {
		t.Fatal(err)
	}
	run, err := runfile.ReadJSON(&file, "run.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := report.WriteText(&text, given); err != nil {
		t.Fatal(err)
	}
	if err := report.WritePage(&page, given); err != nil {
		t.Fatal(err)
	}
	spaced := func(s string) string { return " " + strings.Join(strings.Fields(s), " ") + " " }
	places := map[string]string{
		"the terminal": spaced(text.String()), "the page": spaced(html.UnescapeString(page.String())),
		"summary.png": spaced(strings.Join(chart.SummaryStrings(given), " ")),
	}
	for _, ch := range chart.All() {
		if ch.Drawable(run) {
			places[ch.ID+".png"] = spaced(strings.Join(ch.Strings(given), " "))
		}
	}
	says := func(place, text string) {
		t.Helper()
		if !strings.Contains(places[place], text) {
			t.Errorf("%s: %s does not say %q", name, place, text)
		}
	}
	answer := words.Answering(run)
	for _, place := range []string{"the terminal", "the page", "summary.png"} {
		for _, sentence := range []string{answer.Headline, answer.Detail, answer.Confidence} {
			says(place, sentence)
		}
	}
	says("the page", words.In(run).Calibration(&run.Trust.Calibration, run.Ledger.Currency))
	if run.Collectable != nil {
		all := float64(*run.Collectable) / 100
		owed := words.MoneyScale(run.Ledger.Currency, all, all/100).Format(all)
		says("cash-against-calls.png", "all that was owed: "+owed)
		says("the page", "all that was owed: "+owed)
	}
	agreeOnStrategies(run, says)
	agreeOnAging(run, says)
}

// demo is a season of three months of the built-in ledger.
func demo(t *testing.T) *runfile.Run {
	t.Helper()
	world, err := synth.Demo(1)
	if err != nil {
		t.Fatal(err)
	}
	l, ctx := world.Ledger, context.Background()
	playbook, err := strategy.Load("playbook.yaml", []byte("strategies: [promised-first, biggest-balance, oldest-debt]"))
	if err != nil {
		t.Fatal(err)
	}
	plan := sim.Plan{
		From: l.LastIssue() - 90, To: l.LastIssue(), Seed: 1, Replications: 20, CallsPerDay: 8, Working: playbook.Capacity.WorkingDay,
		Limits: playbook.Limits.InBook(), Promises: book.Rules{GraceDays: playbook.Promises.GraceDays, Tolerance: playbook.Promises.Tolerance},
		Strategies: playbook.Strategies, Workers: 2,
	}
	tally := response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1)
	model := response.Fit(tally, response.DefaultAssumed())
	result, err := sim.Run(ctx, l, model, plan)
	if err != nil {
		t.Fatal(err)
	}
	about := compare.About{Version: "test", Ledger: compare.Identify(l), Metrics: metric.For(plan.Prices, plan.Uses)}
	if about.Trust, err = sim.ExaminePlan(ctx, l, model, tally, plan); err != nil {
		t.Fatal(err)
	}
	if about.Staffing, err = sim.Staff(ctx, l, model, plan, compare.Front(result, 2)); err != nil {
		t.Fatal(err)
	}
	lists, err := sim.NextCalls(l, model, plan, 10)
	if err != nil {
		t.Fatal(err)
	}
	about.Next = compare.Next(l, lists)
	run, err := compare.Summarise(result, about)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func agreeOnStrategies(run *runfile.Run, says func(place, text string)) {
	cash, extra, diff := words.CashScale(run), words.DifferenceScale(run, runfile.NoCalls), words.DifferenceScale(run, runfile.History)
	for i := range run.Strategies {
		s := &run.Strategies[i]
		total := cash.Format(float64(s.Metrics[runfile.Cash].Mean))
		calls := s.Curve.CallsMade[len(s.Curve.CallsMade)-1]
		short := len(s.ID) < 22 // a longer name is cut in a picture
		says("the terminal", total)
		says("the page", total)
		if short && (calls > 0 || s.ID == runfile.NoCalls) {
			says("cash-against-calls.png", " "+s.ID+" "+total+" ")
		}
		if short && calls > 0 {
			end := extra.Signed(float64(s.Curve.Extra[len(s.Curve.Extra)-1]) / 100)
			says("extra-cash-against-calls.png", " "+s.ID+" "+end+" ")
			says("summary.png", " "+s.ID+" "+end+" ")
		}
		if d, ok := s.Versus[runfile.History][runfile.Cash]; ok {
			mean := diff.Signed(float64(d.Mean))
			interval := diff.Signed(float64(d.Low)) + " to " + diff.Signed(float64(d.High))
			for _, place := range []string{"the terminal", "the page"} {
				says(place, mean)
				says(place, interval)
			}
			says("difference-to-history.png", " "+mean+" ")
		}
	}
}

// agreeOnAging compares what is open at the end, which is a title's figure where one strategy has won.
func agreeOnAging(run *runfile.Run, says func(place, text string)) {
	best := run.Find(run.Recommendation.Strategy)
	if best == nil || run.Recommendation.Verdict != runfile.Clear {
		return
	}
	open := func(s *runfile.Strategy) (sum float64) {
		for _, id := range []string{"aging_current", "aging_1_30", "aging_31_60", "aging_61_90", "aging_over_90"} {
			sum += float64(s.Metrics[id].Mean)
		}
		return sum
	}
	own, recorded := open(best), open(run.Find(runfile.History))
	scale := words.MoneyScale(run.Ledger.Currency, max(own, recorded), max(own, recorded)/100)
	for _, place := range []string{"aging-at-the-end.png", "the page"} {
		says(place, scale.Format(own)+" under "+best.ID+", "+scale.Format(recorded)+" on record")
	}
}
