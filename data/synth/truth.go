package synth

import (
	"encoding/json"
	"math"

	"firstcall/data/ledger"
)

// Truth is what each strategy would have collected from From to To, both
// included, in the very world that wrote the ledger.
type Truth struct {
	Kind       Kind
	Seed       uint64
	Capacity   int
	From, To   ledger.Day
	Strategies []StrategyTruth
}

// StrategyTruth is the mean over replications of the luck of calls. Attempts
// and Conversations count from the ledger's first day, Cash from Truth.From.
type StrategyTruth struct {
	ID                      string
	Cash                    ledger.Cents
	Attempts, Conversations float64
}

// Of finds a strategy's truth by its id.
func (t Truth) Of(id string) (StrategyTruth, bool) {
	for _, s := range t.Strategies {
		if s.ID == id {
			return s, true
		}
	}
	return StrategyTruth{}, false
}

// MarshalJSON writes the shape that worlds with a known truth are exchanged
// in: strategies by id, cash in whole major units.
func (t Truth) MarshalJSON() ([]byte, error) {
	type row struct {
		Attempts      float64 `json:"attempts"`
		Cash          int64   `json:"cash"`
		Conversations float64 `json:"conversations"`
	}
	rows := make(map[string]row, len(t.Strategies))
	for _, s := range t.Strategies {
		rows[s.ID] = row{s.Attempts, int64(math.Round(s.Cash.Major())), s.Conversations}
	}
	return json.Marshal(struct {
		Capacity   int            `json:"capacity"`
		From       string         `json:"from"`
		Mix        Kind           `json:"mix"`
		Seed       uint64         `json:"seed"`
		Strategies map[string]row `json:"strategies"`
		To         string         `json:"to"`
	}{t.Capacity, t.From.String(), t.Kind, t.Seed, rows, t.To.String()})
}

// contenders are the strategies whose truth is told beside history, each made
// anew for a life because a policy may keep scratch space.
var contenders = []struct {
	id     string
	policy func() policy
	sure   bool // makes no calls, so there is no luck to average over
}{
	{"no-calls", func() policy { return nobody{} }, true},
	{"random", func() policy { return &ranked{score: atRandom} }, false},
	{"biggest", func() policy { return &ranked{score: biggest} }, false},
	{"oldest", func() policy { return &ranked{score: oldest} }, false},
	{"good-payers", func() policy { return &ranked{score: goodPayers} }, false},
	{"promises-due", func() policy { return &ranked{score: promisesDue} }, false},
	{"newest", func() policy { return &ranked{score: newest} }, false},
}

// experience lives the recorded history, and from Truth.From on every other
// strategy from the same snapshot.
func (w *world) experience() (*logbook, Truth) {
	from, until := w.spec.from(), int32(w.spec.Days)
	recorded := newLife(w)
	office := newHistory()
	recorded.countFrom = from
	recorded.live(from, office)
	snapshot := recorded.fork(0)
	recorded.live(until, office)

	truth := Truth{
		Kind: w.spec.Kind, Seed: w.spec.Seed, Capacity: w.spec.Capacity,
		From: firstDay + ledger.Day(from), To: firstDay + ledger.Day(until) - 1,
		Strategies: []StrategyTruth{{"history", recorded.cash, float64(recorded.attempts), float64(recorded.talks)}},
	}
	for _, contender := range contenders {
		replications := w.spec.Replications
		if contender.sure {
			replications = 1
		}
		truth.Strategies = append(truth.Strategies, w.meanTruth(snapshot, contender.id, contender.policy, replications))
	}
	return recorded.log, truth
}

func (w *world) meanTruth(snapshot *life, id string, policy func() policy, replications int) StrategyTruth {
	var cash ledger.Cents
	var attempts, talks int
	for r := range replications {
		l := snapshot.fork(1 + r)
		l.live(int32(w.spec.Days), policy())
		cash += l.cash
		attempts += l.attempts
		talks += l.talks
	}
	n := float64(replications)
	return StrategyTruth{id, ledger.Cents(math.Round(float64(cash) / n)), float64(attempts) / n, float64(talks) / n}
}
