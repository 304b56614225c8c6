package sim

import (
	"fmt"
	"strings"

	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

func (s *season) result(m *response.Model, contenders []contender) *Result {
	out := &Result{
		Seed: s.Seed,
		From: s.From, To: s.To, CallsPerDay: s.CallsPerDay,
		Evidence: m.Evidence.Grade, Effects: "estimated", ModelError: response.KnownError,
		HistoryCash: s.paid, Collectable: s.collectable(), Groupings: s.groups.all, HistoryCalls: s.recordedCalls(), WorkingDays: s.working(),
	}
	if m.Assumed {
		given := m.Given()
		out.Effects = "assumed"
		out.Doubts = append(out.Doubts, Doubt{"assumed_effects",
			m.Evidence.Why + ". Assumed: " + strings.Join(given.CallSentences(), "; ") + "."})
	} else if m.Evidence.Grade == "B" {
		out.Doubts = append(out.Doubts, Doubt{"thin_support", m.Evidence.Why + "."})
	}
	out.Doubts = append(out.Doubts, s.doubts...)
	for _, p := range contenders {
		r := StrategyResult{ID: p.id, Evidence: out.Evidence, Support: 1}
		switch {
		case p.recorded:
			r.Description = "The calls as recorded."
		case p.strategy == nil:
			r.Description = "Nobody is called."
		default:
			r.Description, r.Policy = p.strategy.Description(), strategy.PolicyOf(p.strategy)
			out.Doubts = append(out.Doubts, s.gradePolicy(m, p.strategy, &r)...)
		}
		out.Strategies = append(out.Strategies, r)
	}
	return out
}

// gradePolicy sets what a strategy's policy and early calls rest on, and lowers its grade where that is not measured.
func (s *season) gradePolicy(m *response.Model, st strategy.Strategy, r *StrategyResult) []Doubt {
	var doubts []Doubt
	lower := func(is bool) {
		if is && r.Evidence == "A" {
			r.Evidence = "B"
		}
	}
	if r.Rests = valued(m, s.rests(m, st)); r.Rests != nil {
		r.Evidence = "C"
	}
	lower(r.Policy != nil) // letters, e-mails and tones have no control group as calls have
	if text := unheard(m, r.Policy); text != "" {
		doubts = append(doubts, Doubt{"no_reasons", r.ID + " " + text + "."})
	}
	if strategy.CallsBeforeDue(st) && !m.Assumed && !m.CourtesyEstimated() {
		lower(true)
		doubts = append(doubts, Doubt{"courtesy_calls", fmt.Sprintf(
			"%s calls customers with nothing overdue, which the record hardly ever did: what such a call does is carried over from calls about overdue invoices.", r.ID)})
	}
	return doubts
}

// goodSupport is the share of a strategy's calls that must fall where history
// also called, for the strategy to keep grade A.
const goodSupport = 0.8

// judge sets each strategy's support, and lowers the grade of those that call where history hardly did.
func (s *season) judge(out *Result, workers []*worker) {
	for i := range out.Strategies {
		supported, made := 0, 0
		for _, w := range workers {
			supported += w.supported[i]
			made += w.made[i]
		}
		r := &out.Strategies[i]
		if made == 0 {
			continue
		}
		r.Support = float64(supported) / float64(made)
		if r.Support < goodSupport && r.Evidence == "A" {
			r.Evidence = "B"
			out.Doubts = append(out.Doubts, Doubt{"beyond_the_record", fmt.Sprintf(
				"%s: only %.0f %% of its calls go to accounts of a kind that history also called (age, amount, payment record); the rest is extrapolated.", r.ID, 100*r.Support)})
		}
	}
}
