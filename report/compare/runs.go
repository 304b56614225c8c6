package compare

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"firstcall/report/runfile"
)

// Comparison is what changed from one run to another.
type Comparison struct {
	Base, New      Side
	Paired         bool
	Differs        []string // what keeps the runs from being paired
	Recommended    *Change  // cash of what the new run recommends against what the baseline does; nil where either recommends nothing
	Changes        []Change // strategy by strategy as in the new run, metric by metric
	Added, Removed []string // strategies
	Notes          []string // what else a reader must know, in sentences
}

// Runs compares a run with its baseline: paired where both met the same luck,
// else it fails with an *Unlike, or with unpaired compares seasons of different luck.
func Runs(base, next Side, unpaired bool) (*Comparison, error) {
	for _, s := range []Side{base, next} {
		if why := lacksValues(s); why != "" {
			return nil, errors.New(why)
		}
	}
	c := &Comparison{Base: base, New: next, Differs: Differs(base.Run, next.Run)}
	if c.Paired = !unpaired; c.Paired && c.Differs != nil {
		return nil, &Unlike{base.Name, next.Name, c.Differs}
	}
	if base.Run.Ledger.Currency != next.Run.Ledger.Currency {
		return nil, fmt.Errorf("%s is in %q and %s in %q: amounts of two currencies can't be compared", base.Name, base.Run.Ledger.Currency, next.Name, next.Run.Ledger.Currency)
	}
	for i := range next.Run.Strategies {
		s := &next.Run.Strategies[i]
		switch {
		case s.Yardstick:
		case base.Run.Find(s.ID) == nil:
			c.Added = append(c.Added, s.ID)
		default:
			c.measure(s, base.Run.Find(s.ID))
		}
	}
	for _, s := range base.Run.Strategies {
		if !s.Yardstick && next.Run.Find(s.ID) == nil {
			c.Removed = append(c.Removed, s.ID)
		}
	}
	for _, m := range next.Run.Definitions {
		var same []*Change
		for i := range c.Changes {
			if c.Changes[i].Metric == m.ID {
				same = append(same, &c.Changes[i])
			}
		}
		judgeChanges(same, m.Better)
	}
	c.recommend()
	c.Notes = c.notes()
	return c, nil
}

// Sample lines up a metric of a strategy of the new run with that of one of the
// baseline; without values where either lacks the metric.
func (c *Comparison) Sample(strategy, against, metric string) Sample {
	next, base := c.New.Run.Find(strategy), c.Base.Run.Find(against)
	if next == nil || base == nil {
		return Sample{}
	}
	return pair(next.Replicated[metric], base.Replicated[metric], c.Paired)
}

func (c *Comparison) measure(s, base *runfile.Strategy) {
	for _, m := range c.New.Run.Definitions {
		if change := c.change(s, base, m); change != nil {
			c.Changes = append(c.Changes, *change)
		}
	}
}

// change measures one metric; nil where it does not exist in both.
func (c *Comparison) change(s, base *runfile.Strategy, m runfile.Definition) *Change {
	sample := pair(s.Replicated[m.ID], base.Replicated[m.ID], c.Paired)
	if len(sample.New) == 0 {
		return nil
	}
	change := newChange(sample, m.Better)
	change.Strategy, change.Against, change.Metric = s.ID, base.ID, m.ID
	change.Evidence = max(s.Evidence, base.Evidence)
	return &change
}

// recommend compares the cash of what each run recommends.
func (c *Comparison) recommend() {
	s, base := recommended(c.New.Run), recommended(c.Base.Run)
	if s == nil || base == nil {
		return
	}
	c.Recommended = c.change(s, base, c.definition(runfile.Cash))
	judgeChanges([]*Change{c.Recommended}, "higher")
}

// recommended is the strategy that a run recommends, or that is ahead in a tie; nil where the run can't say.
func recommended(r *runfile.Run) *runfile.Strategy {
	if r.Recommendation.Verdict == runfile.Insufficient {
		return nil
	}
	return r.Find(r.Recommendation.Strategy)
}

func (c *Comparison) definition(metric string) runfile.Definition {
	i := slices.IndexFunc(c.New.Run.Definitions, func(m runfile.Definition) bool { return m.ID == metric })
	if i < 0 {
		return runfile.Definition{ID: metric, Name: metric}
	}
	return c.New.Run.Definitions[i]
}

// Definition documents a metric of the comparison.
func (c *Comparison) Definition(metric string) runfile.Definition { return c.definition(metric) }

// Ordered are the changes, those beyond doubt first, cash before other metrics.
func (c *Comparison) Ordered() []Change {
	place := func(x Change) int {
		switch {
		case x.Verdict != Unsure && x.Verdict != Same && x.Metric == runfile.Cash:
			return 0
		case x.Metric == runfile.Cash:
			return 1
		case x.Verdict != Unsure && x.Verdict != Same:
			return 2
		}
		return 3
	}
	out := slices.Clone(c.Changes)
	slices.SortStableFunc(out, func(a, b Change) int { return cmp.Compare(place(a), place(b)) })
	return out
}

// Change compares a metric of a strategy of the new run with that of one of the
// baseline, by itself; nil where it does not exist in both.
func (c *Comparison) Change(strategy, against, metric string) *Change {
	next, base := c.New.Run.Find(strategy), c.Base.Run.Find(against)
	if next == nil || base == nil {
		return nil
	}
	m := c.definition(metric)
	x := c.change(next, base, m)
	if x != nil {
		judgeChanges([]*Change{x}, m.Better)
	}
	return x
}
