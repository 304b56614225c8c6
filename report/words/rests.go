package words

import (
	"math"
	"slices"
	"strings"

	"firstcall/report/runfile"
)

// Assumed words the value of an assumption with its range: "3% (0% to 10%)".
func (t Texts) Assumed(a *runfile.Assumption) string {
	write := func(n runfile.Number) string {
		switch a.Unit {
		case "probability", "share":
			return strings.TrimSuffix(Grouped(100*float64(n), 1), ".0") + "%"
		case "factor":
			return "×" + Grouped(float64(n), 2)
		}
		return Grouped(float64(n), 0)
	}
	key := "assumed.range"
	if a.Unit == "days" {
		key = "assumed.days"
	}
	return t.Say(key, write(a.Value), write(a.Low), write(a.High))
}

// Leans words what a strategy collects beyond the recorded calls as one
// assumption goes from low to high; "" where it was not tried alone.
func (t Texts) Leans(run *runfile.Run, a *runfile.Assumption) string {
	if a.Extra == nil {
		return ""
	}
	low, high := major(a.Extra.AtLow), major(a.Extra.AtHigh)
	scale := MoneyScale(run.Ledger.Currency, max(math.Abs(low), math.Abs(high)), IntervalStep(min(low, high), max(low, high)))
	return t.Say("range", scale.Signed(low), scale.Signed(high))
}

func major(m runfile.Money) float64 { return float64(m) / 100 }

// Assumptions names what a strategy rests on, numbers of one kind once: "letter_uplift, recovery".
func (t Texts) Assumptions(s *runfile.Strategy) string {
	var names []string
	for _, a := range s.Assumptions {
		name := a.ID
		for _, kind := range []string{"recovery", "fee"} {
			if strings.HasPrefix(name, kind+"_") {
				name = kind
			}
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return t.List(names)
}

// Rests words in a line what a strategy rests on that the ledger can't tell,
// and what matters most of it; "" where it rests on nothing of the kind.
func (t Texts) Rests(run *runfile.Run, s *runfile.Strategy) string {
	if len(s.Assumptions) == 0 {
		return ""
	}
	text := t.Say("rests", s.ID, t.Assumptions(s))
	var most *runfile.Assumption
	swing := func(a *runfile.Assumption) runfile.Money {
		return max(a.Extra.AtHigh-a.Extra.AtLow, a.Extra.AtLow-a.Extra.AtHigh)
	}
	for i := range s.Assumptions {
		if a := &s.Assumptions[i]; a.Extra != nil && (most == nil || swing(a) > swing(most)) {
			most = a
		}
	}
	if most != nil && swing(most) > 0 {
		text += t.Say("rests.most", most.ID, t.Assumed(most), t.Leans(run, most), t.lessFees(s))
	}
	return text
}
