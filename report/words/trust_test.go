package words_test

import (
	"testing"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

func TestSensitivityInWords(t *testing.T) {
	points := func(winners ...string) []runfile.Effect {
		var out []runfile.Effect
		for i, factor := range []float64{0, 0.5, 1, 2} {
			out = append(out, runfile.Effect{Factor: factor, Winner: winners[i]})
		}
		return out
	}
	for want, s := range map[string]runfile.Sensitivity{
		"a stays first if a conversation is worth anything from 50% to 200% of what was assumed.":                                            {Points: points("", "a", "a", "a")},
		"The winner changes from a to b if a conversation is worth less than 62% of what was assumed; up to 200%, it does not.":              {Points: points("", "b", "a", "a"), Flip: 0.62, FlipTo: "b"},
		"The winner changes from a to b if a conversation is worth less than 62% of what was assumed; at 200%, b comes first.":               {Points: points("", "b", "a", "b"), Flip: 0.62, FlipTo: "b"},
		"a stays first down to 50% of what a conversation was assumed to be worth; at 200%, b comes first.":                                  {Points: points("", "a", "a", "b")},
		"With calls as assumed all strategies collect the same cash, so there is no winner to change.":                                       {Points: points("", "", "", "")},
		"With calls as assumed a leads the run and b a few of its replications: luck decides between them, so there is no winner to change.": {Points: points("", "a", "b", "a"), Flip: 0.62, FlipTo: "a"},
		"Not tested: the effects of calls are estimated from the call log, not assumed.":                                                     {Missing: "the effects of calls are estimated from the call log, not assumed"},
	} {
		if got := (words.Texts{}).Sensitivity(&s, "a"); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestPlaceboInWords(t *testing.T) {
	for want, p := range map[string]runfile.Placebo{
		"By the fit a conversation brings 0.98 extra payments. Attempts that reached nobody, passed off as conversations, bring −0.05: as should be, next to nothing.":                                                                                  {Effect: 0.98, Sham: -0.05},
		"By the fit a conversation brings 0.40 extra payments. Attempts that reached nobody, passed off as conversations, bring 0.31: too much: part of the effect may be who was called, not the call.":                                                {Effect: 0.4, Sham: 0.31, Fails: true},
		"By the fit a conversation brings 0.11 extra payments. Attempts that reached nobody, passed off as conversations, bring −0.14, where nothing would be right: the fit is off by more than the whole effect, which can't be told from its noise.": {Effect: 0.11, Sham: -0.14, Noisy: true},
		"By the fit a conversation brings 0.40 extra payments. Attempts that reached nobody, passed off as conversations, bring −0.21, where nothing would be right: the effect may be off by as much.":                                                 {Effect: 0.4, Sham: -0.21, Noisy: true},
	} {
		if got := (words.Texts{}).Placebo(&p); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestCalibrationInWords(t *testing.T) {
	c := runfile.Calibration{
		Weeks: make([]runfile.Weekly, 19), Error: 0.5, ErrorAverage: 0.47, ErrorMeanDelay: 0.68, Inside: 0.05,
		Total: &runfile.Weekly{From: "2025-02-11", Actual: 499611553, Forecast: 507603346, Low: 484972268, High: 527379677, Average: 447345614, MeanDelay: 696069116},
	}
	want := "Fitted on the days before 11 Feb 2025 alone, the model forecasts $5.08M for the 19 weeks that follow (90%: $4.85M to $5.27M); $5.00M came in. " +
		"Weeks like those before would have brought $4.47M, every customer paying at the usual delay $6.96M. " +
		"Week by week the model is off by 50% of the cash, those two by 47% and 68%; 5% of the weeks lie in its 90% range."
	if got := (words.Texts{}).Calibration(&c, "USD"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
