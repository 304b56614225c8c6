package sim

import (
	"context"
	"fmt"
	"slices"

	"firstcall/data/ledger"
	"firstcall/sim/response"
)

// Sensitivity is who would win if calls were worth less or more than assumed.
type Sensitivity struct {
	Missing    string // why there is none; "" where there is one
	Points     []SensitivityPoint
	Strategies []string // ids, yardsticks aside, in the order of the run
	Flip       float64  // factor below 1 at which the winner changes; 0 where it does not
	FlipTo     string   // who wins below it
}

// SensitivityPoint is the season with the assumed effects times Factor.
type SensitivityPoint struct {
	Factor  float64
	Winner  string    // "" where all collect the same
	Gain    []float64 // mean cash of each strategy beyond no calls, major units
	winning int
}

// factors scale the assumed effects. Below none there is nothing; twice is
// about the most that randomised calls reached (see response.AllAssumptions).
var factors = [...]float64{0, 0.25, 0.5, 1, 1.5, 2}

// Sense replays the plan with the assumed effects scaled by each factor. The
// strategies go on believing in the effects as assumed.
func Sense(ctx context.Context, l *ledger.Ledger, m *response.Model, p Plan) (*Sensitivity, error) {
	if !m.Assumed {
		return &Sensitivity{Missing: "the effects of calls are estimated from the call log, not assumed"}, nil
	}
	p.Progress = nil
	s, err := newSeason(l, m, p)
	if err != nil {
		return nil, err
	}
	out := new(Sensitivity)
	for _, factor := range factors {
		r, err := s.run(ctx, m.Scaled(factor))
		if err != nil {
			return nil, fmt.Errorf("replaying with effects of calls times %g: %w", factor, err)
		}
		out.add(factor, r)
	}
	if len(out.Strategies) < 2 {
		return &Sensitivity{Missing: "one strategy alone has no rival to lose to"}, nil
	}
	out.decide()
	return out, nil
}

func (s *Sensitivity) add(factor float64, r *Result) {
	p := SensitivityPoint{Factor: factor}
	var none float64
	s.Strategies = s.Strategies[:0]
	for i := range r.Strategies {
		mean := r.Strategies[i].MeanCash()
		switch id := r.Strategies[i].ID; id {
		case NoCalls:
			none = mean
		case History, Random:
		default:
			s.Strategies = append(s.Strategies, id)
			p.Gain = append(p.Gain, mean-none) // no-calls comes before all strategies
		}
	}
	s.Points = append(s.Points, p)
}

// decide names the winner at each factor and finds the flip point: down from
// the effects as assumed to the first factor with another winner, taking the
// two leads as straight lines between factors. Who only shares the most cash
// with the winner does not take its place.
func (s *Sensitivity) decide() {
	base := slices.IndexFunc(s.Points, func(p SensitivityPoint) bool { return p.Factor == 1 })
	most := func(p *SensitivityPoint) int { return slices.Index(p.Gain, slices.Max(p.Gain)) }
	winner := most(&s.Points[base])
	for i := range s.Points {
		p := &s.Points[i]
		if p.winning = most(p); p.Gain[winner] == p.Gain[p.winning] {
			p.winning = winner
		}
		if slices.Min(p.Gain) < slices.Max(p.Gain) {
			p.Winner = s.Strategies[p.winning]
		}
	}
	for at := base; at > 0; at-- {
		above, below := &s.Points[at], &s.Points[at-1]
		if below.winning == winner {
			continue
		}
		rival := below.winning
		lead, lag := above.Gain[winner]-above.Gain[rival], below.Gain[rival]-below.Gain[winner]
		s.Flip = below.Factor + (above.Factor-below.Factor)*lag/(lead+lag)
		s.FlipTo = below.Winner
		return
	}
}
