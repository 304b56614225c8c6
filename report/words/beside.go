package words

import (
	"cmp"
	"slices"
	"strings"

	"firstcall/report/runfile"
)

// mostBeside strategies are told of beside the answer, those with the most cash.
const mostBeside = 3

// beside words what the strategies would bring that rest on assumptions which
// the others do without, and so take no part in the verdict.
func (t Texts) beside(run *runfile.Run) string {
	answer := run.Find(run.Recommendation.Strategy)
	if answer == nil {
		return ""
	}
	var assumed []*runfile.Strategy
	for i := range run.Strategies {
		if s := &run.Strategies[i]; run.Beside(s) {
			assumed = append(assumed, s)
		}
	}
	slices.SortStableFunc(assumed, func(a, b *runfile.Strategy) int {
		return cmp.Compare(Kept(b), Kept(a))
	})
	scale := DifferenceScale(run, runfile.History)
	var parts []string
	for _, s := range assumed[:min(len(assumed), mostBeside)] {
		more, key := Kept(s)-Kept(answer), "phrase.beside.same"
		switch {
		case more > 0:
			key = "phrase.beside.more"
		case more < 0:
			key, more = "phrase.beside.less", -more
		}
		part := t.Say(key, s.ID, t.AfterFees(s), scale.Format(more), answer.ID)
		if at := s.Metrics["sales_at_risk"]; at.Mean > 0 {
			part += t.Say("phrase.sales", Amount(run, at))
		}
		parts = append(parts, part)
	}
	if parts == nil {
		return ""
	}
	return t.Say("beside", strings.Join(parts, "; "))
}
