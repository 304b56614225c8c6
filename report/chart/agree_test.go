package chart_test

import (
	"bytes"
	"html"
	"strings"
	"testing"

	"firstcall/report"
	"firstcall/report/chart"
	"firstcall/report/runfile"
	"firstcall/report/words"
)

// What the run file says, terminal, page, summary and charts say too, to the
// last digit shown: for an answer, a tie and assumed effects.
func TestNumbersAgreeEverywhere(t *testing.T) {
	for name, plan := range plans() {
		var file, text, page bytes.Buffer
		if err := runfile.WriteJSON(&file, plan.Run()); err != nil {
			t.Fatal(err)
		}
		run, err := runfile.ReadJSON(&file, "run.json")
		if err != nil {
			t.Fatal(err)
		}
		if err := report.WriteText(&text, plan.Run()); err != nil {
			t.Fatal(err)
		}
		if err := report.WritePage(&page, plan.Run()); err != nil {
			t.Fatal(err)
		}
		spaced := func(s string) string { return " " + strings.Join(strings.Fields(s), " ") + " " }
		places := map[string]string{
			"the terminal": spaced(text.String()), "the page": spaced(html.UnescapeString(page.String())),
			"summary.png": spaced(strings.Join(chart.SummaryStrings(plan.Run()), " ")),
		}
		for _, ch := range chart.All() {
			if ch.Drawable(run) {
				places[ch.ID+".png"] = spaced(strings.Join(ch.Strings(plan.Run()), " "))
			}
		}
		says := func(place, text string) {
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
		agreeOnStrategies(run, says)
	}
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
