// Package example makes results with a known answer, for the tests of report/.
package example

import (
	"fmt"
	"math"
	"strings"

	"firstcall/data/ledger"
	"firstcall/report/compare"
	"firstcall/report/runfile"
	"firstcall/sim"
	"firstcall/sim/book"
	"firstcall/sim/metric"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// Metrics are those that the examples carry.
var Metrics = []metric.Info{
	{ID: "cash_collected", Name: "Cash collected", Group: "Cash", Unit: "money", Better: "higher", Definition: "Sum of the payments received in the season."},
	{ID: "calls_made", Name: "Calls", Group: "Calls", Unit: "calls", Better: "neither", Definition: "Call attempts in the season."},
	{ID: "conversations", Name: "Conversations", Group: "Calls", Unit: "conversations", Better: "higher", Definition: "Attempts that reached the right party."},
	{ID: "cash_per_call", Name: "Cash per call", Group: "Cash", Unit: "money", Better: "higher", Definition: "Cash collected divided by calls made; none without calls."},
	{ID: "days_to_cash", Name: "Days to cash", Group: "Time", Unit: "days", Better: "lower", Definition: "Mean of (day paid - due date) over the payments of the season, weighted by amount."},
	{ID: "aging_current", Name: "Not yet due", Group: "Debt at the end", Unit: "money", Better: "neither", Definition: "Open at the end and not yet due."},
	{ID: "aging_1_30", Name: "1-30 days", Group: "Debt at the end", Unit: "money", Better: "lower", Definition: "Open at the end and 1 to 30 days past due."},
	{ID: "aging_31_60", Name: "31-60 days", Group: "Debt at the end", Unit: "money", Better: "lower", Definition: "Open at the end and 31 to 60 days past due."},
	{ID: "aging_61_90", Name: "61-90 days", Group: "Debt at the end", Unit: "money", Better: "lower", Definition: "Open at the end and 61 to 90 days past due."},
	{ID: "aging_over_90", Name: "Over 90 days", Group: "Debt at the end", Unit: "money", Better: "lower", Definition: "Open at the end and more than 90 days past due."},
	{ID: "dso", Name: "DSO", Group: "Time", Unit: "days", Better: "lower", Definition: "Receivables at the end / credit sales of the season x days of the season."},
}

// Plan says what each strategy of an example does.
type Plan struct {
	Strategies   []Season
	Replications int
	Evidence     string
	LoggedCalls  int
	Doubts       []sim.Doubt
	Collectable  ledger.Cents // 0: not known
	Luck         float64      // standard deviation of a season's cash that all strategies share
	OwnLuck      float64      // and of each strategy's own
	Treated      map[string]Treated
	Stopping     *runfile.Stopping // how the run ended; nil: as in files of older versions
	Dropped      map[string]int    // replications of strategies that were not replayed to the end
}

// Treated is what a strategy does besides calling, and what it rests on.
type Treated struct {
	Policy *strategy.Policy
	Steps  []sim.StepCount
	Rests  []response.AssumptionInfo
	Leans  []sim.Lean
}

// Season is one strategy of a plan.
type Season struct {
	ID, Description string
	Gain            float64 // expected cash beyond no calls
	CallsPerDay     int32
	Stops           sim.Stops
}

// Yardsticks are in every plan: history gains 500,000 over no calls.
func Yardsticks() []Season {
	return []Season{
		{ID: "history", Description: "The calls as they were made.", Gain: 500e3, CallsPerDay: 12},
		{ID: "no-calls", Description: "Nobody is called."},
		{ID: "random", Description: "Any account, by the toss of a coin.", Gain: 400e3, CallsPerDay: 12},
	}
}

// Clear is a plan in which promised-first is plainly ahead.
func Clear() Plan {
	return Plan{
		Strategies: append(Yardsticks(),
			Season{"promised-first", "Promises that have fallen due, then the biggest overdue amounts.", 1500e3, 12, sim.Stops{Calls: [book.NumLimits]int{903, 331}, Messages: 4}},
			Season{"biggest-balance", "The biggest overdue amounts first.", 1000e3, 12, sim.Stops{Calls: [book.NumLimits]int{book.CallingHours: 1}}},
			Season{"oldest-debt", "The debt that has been overdue longest first.", 450e3, 12, sim.Stops{}},
			Season{"likely-payers", "Those who are likeliest to pay first.", 300e3, 12, sim.Stops{Messages: 1}}),
		Replications: 60, Evidence: "A", LoggedCalls: 6500, Luck: 150e3, OwnLuck: 60e3, Collectable: 13_900_000_00,
	}
}

// Tie is a plan in which two strategies differ by less than the noise.
func Tie() Plan {
	p := Clear()
	p.Strategies[3].Gain = 1010e3
	return p
}

// Assumed is a plan for a ledger without a call log.
func Assumed() Plan {
	p := Clear()
	p.Evidence, p.LoggedCalls = "C", 0
	p.Strategies[0].Gain, p.Strategies[0].CallsPerDay = 0, 0
	p.Doubts = []sim.Doubt{{Code: "assumed_effects", Text: "No call log: a conversation is assumed to add 0.05 a day to the chance of payment for 7 days (Sanchez et al. 2022), a promise 0.10."}}
	return p
}

// Many is a plan of twelve strategies besides the yardsticks, some of them alike.
func Many() Plan {
	p := Clear()
	p.Strategies = Yardsticks()
	for i := range 12 {
		p.Strategies = append(p.Strategies, Season{fmt.Sprintf("approach-%02d-of-twelve", i+1), "One of many.", 400e3 + float64(90e3*math.Floor(float64(i)/2)), 12, sim.Stops{}})
	}
	return p
}

// Settled is Many, stopped by its settler, with those dropped on the way that were surely behind.
func Settled() Plan {
	p := Many()
	p.Replications = 120
	p.Stopping = &runfile.Stopping{Rule: runfile.Auto, Confidence: 0.95, Indifference: 0.005, Looks: []int{60, 80, 120}, Reason: runfile.StopTie}
	p.Dropped = map[string]int{p.Strategies[3].ID: 60, p.Strategies[4].ID: 60, p.Strategies[5].ID: 80}
	return p
}

// Hostile is a plan with strategies whose names attack a page: by markup, by
// what turns the text around, and by length.
func Hostile() Plan {
	p := Clear()
	p.Strategies[3].ID = `<script>alert("1")</script>`
	p.Strategies[3].Description = `]]></style><img src=x onerror=alert(1)> & "quotes"`
	p.Strategies[4].ID = "\u202e" + strings.Repeat("endless", 43)
	p.Strategies[5].Description = `segment == "=HYPERLINK(\"x\")" && "<svg onload=alert(2)>"`
	return p
}

// Written is a plan in which one strategy follows a written policy, and would be ahead if its assumptions held.
func Written() Plan {
	p := Clear()
	all := response.AllAssumptions()
	letter, recovery := all[response.LetterUplift], all[response.Recovery3]
	p.Strategies = append(p.Strategies, Season{"our-policy", "The policy <office>, with calls by promised-first.", 1800e3, 12, sim.Stops{}})
	p.Treated = map[string]Treated{"our-policy": {
		Policy: &strategy.Policy{ID: "office", Description: "Letters & an agency.", Timetable: []strategy.Step{
			{Do: strategy.SendLetter, Name: "<b>verification</b> letter", At: strategy.AtIssue, Offset: 1},
			{Do: strategy.PlaceDebt, At: strategy.AtDue, Offset: 90},
		}},
		Steps: []sim.StepCount{{Done: 4321, LeftOut: 12}, {Done: 7}},
		Rests: []response.AssumptionInfo{letter, recovery},
		Leans: []sim.Lean{
			{Strategy: "our-policy", Assumption: letter.Assumption, Base: 1300e3, AtLow: 1000e3, AtHigh: 1900e3},
			{Strategy: "our-policy", Assumption: recovery.Assumption, Base: 1300e3, AtLow: 1250e3, AtHigh: 1320e3},
		},
	}}
	return p
}

const days = 300

// Result plays the plan: history brings its recorded cash in every replication.
func (p Plan) Result() *sim.Result {
	from, err := ledger.ParseDay("2024-08-28")
	if err != nil {
		panic(err)
	}
	res := &sim.Result{Seed: 1, Replications: p.Replications, From: from, To: from + days - 1,
		CallsPerDay: 12, Evidence: p.Evidence, Effects: "estimated", Doubts: p.Doubts, Collectable: p.Collectable}
	if p.Evidence == "C" {
		res.Effects = "assumed"
	}
	res.Groupings = Groupings
	for d := res.From; d <= res.To; d++ {
		if w := d.Weekday(); w >= 1 && w <= 5 {
			res.WorkingDays = append(res.WorkingDays, d)
		}
	}
	for i, season := range p.Strategies {
		s := sim.StrategyResult{ID: season.ID, Description: season.Description, Evidence: p.Evidence, Support: 0.9, Stops: season.Stops}
		if t, ok := p.Treated[season.ID]; ok {
			s.Policy, s.Steps, s.Rests, s.Evidence = t.Policy, t.Steps, t.Rests, "C"
		}
		replications := p.Replications
		if n, ok := p.Dropped[season.ID]; ok {
			replications = n
		}
		for r := range replications {
			cash := 10.4e6 + season.Gain
			if season.ID != "history" {
				cash += float64(p.Luck*noise(r, 0)) + float64(p.OwnLuck*noise(r, i+1))
			}
			s.Runs = append(s.Runs, replication(from, cash, season.CallsPerDay))
		}
		calls := season.calls(i, res.WorkingDays)
		if season.ID == "history" {
			res.HistoryCash, res.HistoryCalls = s.Runs[0].Cash, calls
		} else {
			s.Decisions = calls
		}
		res.Strategies = append(res.Strategies, s)
	}
	return res
}

// replication spreads a season's cash over its days, more of it on Fridays.
func replication(from ledger.Day, cash float64, callsPerDay int32) sim.Replication {
	var r sim.Replication
	var sum, calls float64
	weight := func(day int) float64 {
		if (from + ledger.Day(day)).Weekday() == 5 {
			return 4
		}
		return 1 + 0.5*noise(day, 99)*noise(day, 98)/10
	}
	for day := range days {
		sum += weight(day)
	}
	var total ledger.Cents
	for day := range days {
		c := ledger.Cents(cash * 100 * weight(day) / sum)
		total += c
		r.Cash = append(r.Cash, c)
		w := (from + ledger.Day(day)).Weekday()
		n := callsPerDay
		if w == 0 || w == 6 {
			n = 0
		}
		calls += float64(n)
		r.Calls = append(r.Calls, n)
	}
	perCall := math.NaN()
	if calls > 0 {
		perCall = float64(total) / calls
	}
	r.Metrics = []float64{float64(total), calls, math.Round(calls * 0.37), perCall, 24 - cash/1e6}
	r.Metrics = append(r.Metrics, openAtEnd(cash)...)
	r.Metrics = append(r.Metrics, 60-cash/1e6)
	r.Groups = grouped(total)
	return r
}

// noise is a number of mean 0 and variance 1, the same for the same keys: the
// sum of twelve uniform draws of a SplitMix64 sequence, less six.
func noise(a, b int) float64 {
	x := uint64(a)*0x9E3779B97F4A7C15 ^ uint64(b)*0xD1B54A32D192ED03 + 0x2545F4914F6CDD1D
	sum := 0.0
	for range 12 {
		x += 0x9E3779B97F4A7C15
		z := (x ^ x>>30) * 0xBF58476D1CE4E5B9
		z = (z ^ z>>27) * 0x94D049BB133111EB
		sum += float64(float64((z^z>>31)>>11) / (1 << 53))
	}
	return sum - 6
}

// Run is the plan's run file.
func (p Plan) Run() *runfile.Run {
	run, err := compare.Summarise(p.Result(), compare.About{
		Version: "test", Command: "firstcall backtest ledger", Goal: "Can two callers collect more?", Metrics: Metrics, Trust: p.trust(), Stopping: p.Stopping,
		Staffing: p.staffing(), Next: p.next(),
		Ledger: runfile.Ledger{Digest: "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
			Customers: 600, Invoices: 12000, Payments: 9000, Calls: p.LoggedCalls, Currency: "USD", FirstDay: "2024-01-01", LastDay: "2025-06-23"},
	})
	if err != nil {
		panic(err)
	}
	return run
}
