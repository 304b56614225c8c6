package response

import (
	"math"
	"reflect"
	"strings"
	"sync"
	"testing"

	"firstcall/sim/luck"
)

// within fails unless got lies within the given share of want.
func within(t *testing.T, what string, got, want, share float64) {
	t.Helper()
	if math.Abs(got-want) > share*want {
		t.Errorf("%s is %.4f, planted was %.4f", what, got, want)
	}
}

// fitted lives a planted world and fits its ledger.
func fitted(p planted, seed uint64) func() (lived, *Model) {
	return sync.OnceValues(func() (lived, *Model) {
		w, err := p.live(seed)
		if err != nil {
			panic(err) // the generator is wrong
		}
		return w, Fit(w.tally, DefaultAssumed())
	})
}

// plainWorld is shared by the tests, because a fit takes seconds.
var plainWorld = fitted(plain, 1)

// TestFitRecoversPlantedRates: over four seeds base rates came back within
// 15 %, the effects of a conversation within 25 % and selection within 12 %,
// most of it too low, as shrinkage will have it.
func TestFitRecoversPlantedRates(t *testing.T) {
	w, m := plainWorld()
	if m.Evidence.Grade != "A" || m.Assumed {
		t.Errorf("evidence %+v", m.Evidence)
	}
	within(t, "base rate before the due date", baseOf(m, -5), plain.onTime*w.pace[young], 0.25)
	within(t, "base rate, 10 days past due", baseOf(m, 10), plain.overdue*w.pace[young], 0.25)
	within(t, "base rate, 22 days past due", baseOf(m, 22), plain.late*w.pace[late], 0.25)
	within(t, "base rate, 40 days past due", baseOf(m, 40), plain.late*w.pace[late], 0.25)
	within(t, "effect of a conversation, first week", callOf(m, TalkedWeek, 10), plain.week*w.reacts, 0.35)
	within(t, "effect of a conversation, second week", callOf(m, TalkedMonth, 10), plain.month*w.reacts, 0.45)
	selected := 0.0
	for group := range 4 {
		selected += m.Rates.Sel[attemptedWeek][group] / 4
	}
	within(t, "selection factor", selected, plain.selected, 0.2)
}

// TestFitIsNotFooledBySelection: customers who are called pay more at that time
// anyway, but conversations do nothing. The unanswered attempts tell.
func TestFitIsNotFooledBySelection(t *testing.T) {
	idle := plain
	idle.selected, idle.week, idle.month = 2, 0, 0
	_, m := fitted(idle, 2)()
	if got := callOf(m, TalkedWeek, 10); got > 0.01 {
		t.Errorf("a conversation is taken to add %.4f a day, planted was nothing", got)
	}
	if got := m.Rates.Sel[attemptedWeek][1]; got < 1.4 {
		t.Errorf("the selection factor is %.2f, planted was 2", got)
	}
}

// TestFitWithoutCalls: what the ledger can't tell is assumed, and said to be.
func TestFitWithoutCalls(t *testing.T) {
	silent := plain
	silent.calls = false
	w, m := fitted(silent, 3)()
	if !m.Assumed || m.Evidence.Grade != "C" || !strings.Contains(m.Evidence.Why, "no call log") {
		t.Errorf("assumed %v, evidence %+v", m.Assumed, m.Evidence)
	}
	for contact, want := range map[Contact]float64{PromisePending: 0.17, TalkedWeek: 0.17, MessageMonth: 0.034, LetterWeek: 0.03, EmailWeek: 0.02, HardshipWeek: 0, TalkedToday: 0} {
		for group, got := range m.Rates.Call[contact] {
			if got != want/16 {
				t.Errorf("contact %d, group %d: call rate %v, want the assumed %v", contact, group, got, want/16)
			}
		}
	}
	if m.Rates.Sel != neutralSelection() {
		t.Errorf("selection factors %v without a call", m.Rates.Sel)
	}
	within(t, "base rate, 10 days past due", baseOf(m, 10), silent.overdue*w.pace[young], 0.25)
	if a := m.Given(); len(a.CallSentences()) < 4 {
		t.Errorf("%d assumptions are named", len(a.CallSentences()))
	}
}

// TestFitTellsTheDeaf: where half of the customers react to no call, the fit
// finds about so many, and tells who has shown it.
func TestFitTellsTheDeaf(t *testing.T) {
	deaf := plain
	deaf.deaf, deaf.week, deaf.month = 0.5, 0.3, 0.15
	_, m := fitted(deaf, 4)()
	hardly, customers := 0.0, 0.0
	for k, share := range m.Rates.Share {
		customers += share
		hardly += share * (m.Rates.React[k][0] + m.Rates.React[k][1])
	}
	if got := hardly / customers; got < 0.35 || got > 0.65 {
		t.Errorf("%.2f of the customers are taken to react hardly or not, planted were 0.50", got)
	}
}

// TestDelaysAreBeyondDoubt: only where customers who are spoken to again and
// again pay far later than on their own is a delay believed.
func TestDelaysAreBeyondDoubt(t *testing.T) {
	pressed := plain
	pressed.reach, pressed.week, pressed.month = 0.9, 0, 0
	_, m := fitted(pressed, 5)()
	for stage, factors := range m.Rates.Sore {
		for n, factor := range factors {
			if factor != 1 {
				t.Errorf("stage %d, %d or more conversations: a delay by %.2f, where none was planted", stage, timesFrom[n], factor)
			}
		}
	}
	pressed.sulk = 0.2
	_, m = fitted(pressed, 5)()
	if got := m.Rates.Sore[1][numTimes-1]; got > 0.6 {
		t.Errorf("after many conversations payments come at %.2f of their own pace, planted was 0.20", got)
	}
}

// TestFitIsAFunction: the same tally gives the same model.
func TestFitIsAFunction(t *testing.T) {
	w, m := plainWorld()
	if again := Fit(w.tally, DefaultAssumed()); !reflect.DeepEqual(again.Rates, m.Rates) || !reflect.DeepEqual(again.Customers, m.Customers) {
		t.Error("the second fit of a tally differs from the first")
	}
}

// TestDrawsReachThePosterior: draws of a customer's reach average to its posterior mean.
func TestDrawsReachThePosterior(t *testing.T) {
	_, m := plainWorld()
	const draws = 400
	var d Draw
	reach := make([]float64, 5)
	for r := range draws {
		m.Draw(luck.New(1, r), &d)
		for i := range reach {
			reach[i] += d.customers[i].reach / draws
		}
	}
	for i, got := range reach {
		c := m.Customers[i].Reach
		mean := c.Shape / (c.Shape + c.Rate)
		if spread := 4 * math.Sqrt(mean*(1-mean)/(c.Shape+c.Rate+1)/draws); math.Abs(got-mean) > spread {
			t.Errorf("customer %d is reached with %.3f on average of the draws, posterior mean %.3f (+- %.3f)", i, got, mean, spread)
		}
	}
}
