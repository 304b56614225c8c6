package sim

import (
	"firstcall/data/ledger"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// Doubt is something that a reader must know beside the numbers.
type Doubt struct {
	Code string `json:"code"`
	Text string `json:"text"`
}

// Result is what a run found: every replication of every strategy, unsummarised.
// Currency, ids and all else that came with the ledger stay in the ledger.
type Result struct {
	Seed         uint64
	Replications int
	From, To     ledger.Day
	WorkingDays  []ledger.Day // the season's working days, in order
	CallsPerDay  int
	Evidence     string               // "A", "B" or "C", see response.Grade
	Effects      string               // "estimated" or "assumed"
	ModelError   response.EffectError // what the model gets wrong about a strategy's cash; not in Runs
	Doubts       []Doubt
	// HistoryCash is the recorded cash of each calendar day From..To.
	HistoryCash []ledger.Cents
	// Collectable is what was open on the first morning or billed in the season:
	// no strategy can collect more. What was credited later is in it, as it might have been paid before.
	Collectable ledger.Cents
	Groupings   []Grouping
	// HistoryCalls are the recorded calls of the season.
	HistoryCalls []Decision
	Strategies   []StrategyResult // yardsticks first (history, no-calls, random), then as asked
}

// StrategyResult is one strategy's replications. Slices are indexed by
// replication; who was dropped on the way has fewer than the result, and those
// are the same as if it had stayed.
type StrategyResult struct {
	ID, Description string
	Evidence        string                    // the run's grade, or a worse one where this strategy goes beyond the record
	Policy          *strategy.Policy          // nil: it follows none
	Steps           []StepCount               // of the policy's timetable, in replication 0
	Rests           []response.AssumptionInfo // what it rests on and the ledger can't tell, as valued in this run
	Support         float64                   // share of its calls that fall where history also called; 1 for yardsticks that follow history
	Runs            []Replication
	Decisions       []Decision // of replication 0, in order; none for history
	Stops           Stops      // of replication 0; none for history, which happens as it did
}

// Replication is one strategy's season under one draw of parameters and luck.
// Cash and Calls are per calendar day From..To (not cumulative).
type Replication struct {
	Cash    []ledger.Cents
	Calls   []int32
	Metrics []float64      // in the order of metric.For(Plan.Prices, Plan.Uses)
	Groups  []ledger.Cents // cash of each group of Result.Groupings, one grouping after the other
}

// Decision is one call that a strategy made.
type Decision struct {
	Day     ledger.Day
	Account int32
	Rank    int32 // 1 is the day's first call
	Overdue ledger.Cents
	Outcome ledger.Outcome
}

// MeanCash is the season's cash on average over the replications, in major units.
func (r *StrategyResult) MeanCash() float64 {
	var sum ledger.Cents
	for _, run := range r.Runs {
		for _, c := range run.Cash {
			sum += c
		}
	}
	return sum.Major() / float64(len(r.Runs))
}
