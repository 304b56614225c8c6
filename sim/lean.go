package sim

import (
	"context"
	"fmt"
	"slices"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// Lean is how much a strategy's season owes to one number that the ledger
// can't tell: its cash, less what agencies keep, beyond the recorded cash, with
// the number at the low and the high end of what is plausible. Numbers of a
// kind, such as recoveries by age, are tried together.
type Lean struct {
	Strategy            string
	Assumption          response.Assumption
	Base, AtLow, AtHigh float64 // mean extra cash in major units: as assumed, and at either end
}

// FindLeans replays each strategy that rests on assumptions with each of them at
// either end of its range.
func FindLeans(ctx context.Context, l *ledger.Ledger, m *response.Model, p Plan) ([]Lean, error) {
	if !slices.ContainsFunc(p.Strategies, func(s strategy.Strategy) bool { return strategy.PolicyOf(s) != nil }) {
		return nil, nil // only policies rest on numbers of their own
	}
	p.Progress = nil
	s, err := newSeason(l, m, p)
	if err != nil {
		return nil, err
	}
	var recorded ledger.Cents
	for _, c := range s.paid {
		recorded += c
	}
	var out []Lean
	for _, st := range s.Strategies {
		numbers := s.rests(m, st)
		if len(numbers) == 0 {
			continue
		}
		w := s.worker([]contender{{id: st.ID(), strategy: st}})
		extra := func(m *response.Model) float64 {
			kept := &keptCash{}
			for r := range s.Replications {
				w.world.drawWorld(m, r)
				w.replay.run(w.contenders[0], kept)
			}
			return kept.cash.Major()/float64(s.Replications) - recorded.Major()
		}
		base := extra(m)
		for _, a := range numbers {
			if err := ctx.Err(); err != nil {
				return nil, fmt.Errorf("trying assumptions: %w", err)
			}
			if a.Kin() != a {
				continue // tried with the first of its kind
			}
			low, high := m, m
			for _, b := range numbers {
				if b.Kin() == a {
					least, most := b.Range(m.Value(b))
					low, high = low.With(b, least), high.With(b, most)
				}
			}
			out = append(out, Lean{Strategy: st.ID(), Assumption: a, Base: base, AtLow: extra(low), AtHigh: extra(high)})
		}
	}
	return out, nil
}

// keptCash adds up what is left of the payments after the agencies' fees.
type keptCash struct{ cash ledger.Cents }

func (k *keptCash) Observe(e ledger.Event, _ *book.Book) {
	switch e.Kind {
	case ledger.PaymentReceived:
		k.cash += e.Amount
	case ledger.AgencyFee:
		k.cash -= e.Amount
	}
}
