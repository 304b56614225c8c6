package words

import (
	"fmt"
	"math"
	"strings"

	"firstcall/report/runfile"
)

// Assumed words the value of an assumption with its range: "3% (0% to 10%)".
func Assumed(a *runfile.Assumption) string {
	write := func(n runfile.Number) string {
		switch a.Unit {
		case "probability", "share":
			return strings.TrimSuffix(strings.TrimSuffix(Grouped(100*float64(n), 1), ".0"), ".") + "%"
		case "factor":
			return "×" + Grouped(float64(n), 2)
		}
		return Grouped(float64(n), 0) + " " + a.Unit
	}
	return fmt.Sprintf("%s (%s to %s)", write(a.Value), write(a.Low), write(a.High))
}

// Leans words what a strategy collects beyond the recorded calls as one
// assumption varies; "" where it was not tried alone.
func Leans(run *runfile.Run, a *runfile.Assumption) string {
	if a.Extra == nil {
		return ""
	}
	major := func(m runfile.Money) float64 { return float64(m) / 100 }
	scale := extraScale(run, a.Extra)
	return fmt.Sprintf("%s to %s", scale.Signed(major(a.Extra.AtLow)), scale.Signed(major(a.Extra.AtHigh)))
}

func extraScale(run *runfile.Run, e *runfile.AssumedExtra) Scale {
	low, high := float64(e.AtLow)/100, float64(e.AtHigh)/100
	return MoneyScale(run.Ledger.Currency, max(math.Abs(low), math.Abs(high)), IntervalStep(low, high))
}

// Rests words in a line what a strategy rests on that the ledger can't tell,
// and what matters most of it; "" where it rests on nothing of the kind.
func Rests(run *runfile.Run, s *runfile.Strategy) string {
	if len(s.Assumptions) == 0 {
		return ""
	}
	var names []string
	var most *runfile.Assumption
	swing := func(a *runfile.Assumption) float64 { return math.Abs(float64(a.Extra.AtHigh - a.Extra.AtLow)) }
	for i := range s.Assumptions {
		a := &s.Assumptions[i]
		names = append(names, a.ID+" "+Assumed(a))
		if a.Extra != nil && (most == nil || swing(a) > swing(most)) {
			most = a
		}
	}
	text := fmt.Sprintf("%s rests on %s.", s.ID, strings.Join(names, ", "))
	if most != nil && swing(most) > 0 {
		text += fmt.Sprintf(" It leans most on %s: beyond your calls it collects %s over that range, less what agencies keep.", most.ID, Leans(run, most))
	}
	return text
}
