package words

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"firstcall/report/runfile"
)

// mostBeside strategies are told of beside the answer, those with the most cash.
const mostBeside = 3

// beside words what the strategies would bring that rest on assumptions which
// the others do without, and so take no part in the verdict.
func beside(run *runfile.Run) string {
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
	var parts []string
	for _, s := range assumed[:min(len(assumed), mostBeside)] {
		more := Kept(s) - Kept(answer)
		scale := DifferenceScale(run, runfile.History)
		text := "as much as " + answer.ID
		switch {
		case more > 0:
			text = scale.Format(more) + " more than " + answer.ID
		case more < 0:
			text = scale.Format(-more) + " less than " + answer.ID
		}
		part := s.ID + " would" + AfterFees(s) + " collect " + text
		if at := s.Metrics["sales_at_risk"]; at.Mean > 0 {
			part += fmt.Sprintf(" (and leave sales of %s unmade)", Amount(run, at))
		}
		parts = append(parts, part)
	}
	if parts == nil {
		return ""
	}
	return fmt.Sprintf("Beside the contest, resting on assumptions: if these hold, %s.", strings.Join(parts, "; "))
}
