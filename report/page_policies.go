package report

import (
	"firstcall/report/runfile"
	"firstcall/report/words"
)

// policyRow is a step of a policy and what it came to.
type policyRow struct {
	Strategy, Step, When, For, Done, LeftOut string
	First                                    bool // of its strategy
}

// policyRows lists the steps of the strategies' policies.
func policyRows(run *runfile.Run) []policyRow {
	t := words.In(run)
	var out []policyRow
	for i := range run.Strategies {
		s := &run.Strategies[i]
		if s.Policy == nil {
			continue
		}
		for n, step := range s.Policy.Steps {
			out = append(out, policyRow{Strategy: s.ID, First: n == 0, Step: t.Step(step), When: t.When(step), For: step.For,
				Done: words.Count(step.Done), LeftOut: words.Count(step.LeftOut)})
		}
	}
	return out
}
