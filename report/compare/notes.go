package compare

import (
	"fmt"
	"slices"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// notes say what a reader must know beside the numbers of a comparison.
func (c *Comparison) notes() []string {
	base, next := c.Base.Run, c.New.Run
	var notes []string
	add := func(format string, args ...any) { notes = append(notes, fmt.Sprintf(format, args...)) }
	if !c.Paired {
		add("Not paired: each season is set beside one of other luck, so the ranges are as wide as for two independent seasons.")
		for _, d := range c.Differs {
			add("Part of each difference may be because %s.", d)
		}
	}
	if base.Replications != next.Replications {
		add("%s and %s replications: the first %s of both are compared.", words.Count(base.Replications), words.Count(next.Replications), words.Count(min(base.Replications, next.Replications)))
	}
	if n := min(base.Replications, next.Replications); n < MinReplications {
		add("Only %d replications: at least %d are needed to tell a change from luck.", n, MinReplications)
	}
	for _, s := range []Side{c.Base, c.New} {
		if s.Run.Interrupted() {
			add("%s is of a run that was interrupted.", s.Name)
		}
	}
	if base.Capacity != next.Capacity {
		add("Calls a day: %d before, %d now.", base.Capacity.CallsPerDay, next.Capacity.CallsPerDay)
	}
	if p, q := base.Playbook, next.Playbook; p != nil && q != nil {
		if p.Digest == q.Digest {
			add("Both runs replay the same playbook.")
		}
		if len(p.Gate) > 0 && !slices.Equal(p.Gate, q.Gate) {
			add("The gate itself differs from the baseline's, which has %d conditions; now there are %d.", len(p.Gate), len(q.Gate))
		}
	}
	if c.Added != nil {
		add("Added, with nothing to compare with: %s.", english.List(c.Added))
	}
	if c.Removed != nil {
		add("Removed, and compared no more: %s.", english.List(c.Removed))
	}
	if onAssumption(c.Changes) {
		add("Strategies of evidence C rest on assumed numbers: what they change follows from these.")
	}
	return notes
}

func onAssumption(changes []Change) bool {
	return slices.ContainsFunc(changes, func(x Change) bool { return x.Evidence == "C" && x.Metric == runfile.Cash })
}
