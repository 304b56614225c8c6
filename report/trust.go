package report

import (
	"slices"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// checks are what speaks for and against the answer, in words.
func checks(run *runfile.Run) []item {
	t := words.In(run)
	out := []item{
		{t.Say("trust.evidence", run.Response.Evidence), words.Sentence(run, t.Evidence(run.Response.Evidence))},
		{t.Say("trust.luck"), t.Say("trust.luck.is", words.Count(run.Replications))},
	}
	if text := t.Replications(run); text != "" {
		out = append(out, item{t.Say("trust.replications"), text})
	}
	if n := candidates(run); n > 1 {
		out = append(out, item{t.Say("trust.tried"), t.Say("trust.tried.is", words.Count(n))})
	}
	if onAssumptions(run) {
		out = append(out, item{t.Say("trust.beside"), t.Say("trust.beside.is")})
	}
	if best := run.Find(run.Recommendation.Strategy); best != nil && run.Response.Evidence != "C" {
		out = append(out, item{t.Say("trust.support"), t.Say("trust.support.is", words.Percent(best.Support), best.ID)})
	}
	return append(out, tests(run, t)...)
}

// tests are what the run found out about its own model.
func tests(run *runfile.Run, t words.Texts) []item {
	trust := run.Trust
	if trust == nil {
		return nil
	}
	out := []item{
		{t.Say("trust.fidelity"), t.Fidelity(run)},
		{t.Say("trust.calibration"), t.Calibration(&trust.Calibration, run.Ledger.Currency)},
	}
	if run.Response.Evidence != "C" {
		out = append(out, item{t.Say("trust.placebo"), t.Placebo(&trust.Placebo)})
	} else if trust.Sensitivity != nil {
		out = append(out, item{t.Say("trust.sensitivity"), t.Sensitivity(trust.Sensitivity, run.Recommendation.Strategy)})
	}
	return out
}

// candidates counts the strategies that compete.
func candidates(run *runfile.Run) int {
	n := 0
	for i := range run.Strategies {
		if s := &run.Strategies[i]; !s.Yardstick && !run.Beside(s) {
			n++
		}
	}
	return n
}

// onAssumptions reports whether some strategies stand beside the contest.
func onAssumptions(run *runfile.Run) bool {
	return slices.ContainsFunc(run.Strategies, func(s runfile.Strategy) bool { return run.Beside(&s) })
}
