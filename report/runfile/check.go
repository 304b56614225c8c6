package runfile

import (
	"fmt"

	"firstcall/data/ledger"
)

// check finds what would mislead a page drawn from the file: curves of unequal
// length, dates that are none, a recommendation of a strategy that is not there.
func (r *Run) check() error {
	for _, d := range []string{r.Season.From, r.Season.To} {
		if _, err := ledger.ParseDay(d); err != nil {
			return fmt.Errorf("season: date %q: %w", d, err)
		}
	}
	if len(r.Strategies) == 0 {
		return fmt.Errorf("no strategies")
	}
	for i := range r.Strategies {
		s := &r.Strategies[i]
		if err := s.check(); err != nil {
			return fmt.Errorf("strategy %q: %w", s.ID, err)
		}
		if s.Replications < 0 || s.Replications > r.Replications {
			return fmt.Errorf("strategy %q: %d of %d replications", s.ID, s.Replications, r.Replications)
		}
	}
	if r.Trust != nil {
		if err := r.Trust.check(); err != nil {
			return err
		}
	}
	rec := r.Recommendation
	switch rec.Verdict {
	case Clear, Tie, Insufficient:
	default:
		return fmt.Errorf("verdict %q is none of %s, %s, %s", rec.Verdict, Clear, Tie, Insufficient)
	}
	if rec.Strategy == "" && rec.Verdict == Insufficient {
		return nil
	}
	if r.Find(rec.Strategy) == nil {
		return fmt.Errorf("recommended strategy %q is not among the strategies", rec.Strategy)
	}
	return nil
}

func (s *Strategy) check() error {
	if _, ok := s.Metrics[Cash]; !ok {
		return fmt.Errorf("metric %s is missing", Cash)
	}
	if err := s.checkReplicated(); err != nil {
		return err
	}
	c := &s.Curve
	n := len(c.Day)
	if n == 0 {
		return fmt.Errorf("empty curve")
	}
	for _, d := range c.Day {
		if _, err := ledger.ParseDay(d); err != nil {
			return fmt.Errorf("curve: date %q: %w", d, err)
		}
	}
	if len(c.CallsMade) != n || len(c.CashCollected) != n || len(c.Low) != n || len(c.High) != n {
		return fmt.Errorf("curve: columns of unequal length")
	}
	if extra := len(c.Extra); extra != 0 && extra != n || len(c.ExtraLow) != extra || len(c.ExtraHigh) != extra {
		return fmt.Errorf("curve: columns of unequal length")
	}
	return nil
}

// checkReplicated wants as many values of each metric as of the cash.
func (s *Strategy) checkReplicated() error {
	n := len(s.Replicated[Cash])
	for id, c := range s.Replicated {
		if len(c) != n {
			return fmt.Errorf("values by replication: %d of %s, %d of %s", len(c), id, n, Cash)
		}
	}
	return nil
}
