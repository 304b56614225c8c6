// Package compare turns replications into statements: means with intervals,
// paired differences over shared luck, the probability of being best, and a
// verdict that holds back where the evidence does.
package compare

import (
	"fmt"

	"firstcall/report/runfile"
	"firstcall/sim"
	"firstcall/sim/metric"
)

// About is what a run file tells beside the result.
type About struct {
	Version  string // of firstcall
	Command  string // that repeats the run
	Goal     string // the playbook's question, may be empty
	Playbook *runfile.Playbook
	Model    *runfile.Model
	Ledger   runfile.Ledger
	Metrics  []metric.Info // in the order of Replication.Metrics
	Trust    *sim.Trust    // nil: nothing was tested
	Staffing *sim.Staffing // nil: nothing was tried
	Next     *runfile.Next // nil: nothing to call
	Stopping *runfile.Stopping
}

// Summarise makes the run file of a result. It fails on a result that
// contradicts itself: replications or days missing, metrics without a name.
func Summarise(result *sim.Result, about About) (*runfile.Run, error) {
	if err := checkShape(result, about.Metrics); err != nil {
		return nil, fmt.Errorf("summarising the run: %w", err)
	}
	whom := overlap(result)
	result = misjudged(result, about.Metrics)
	run := &runfile.Run{
		Schema: runfile.Schema, Tool: runfile.Tool{Version: about.Version},
		Command: about.Command, Goal: about.Goal, Playbook: about.Playbook, Model: about.Model,
		Seed: result.Seed, Replications: result.Replications, Stopping: about.Stopping,
		Ledger:      about.Ledger,
		Season:      runfile.Season{From: result.From.String(), To: result.To.String(), WorkingDays: len(result.WorkingDays)},
		Capacity:    runfile.Capacity{CallsPerDay: result.CallsPerDay},
		Response:    runfile.Response{Evidence: result.Evidence, Effects: result.Effects},
		Warnings:    warnings(result.Doubts),
		Definitions: definitions(about.Metrics),
		HistoryCash: make([]runfile.Money, len(result.HistoryCash)),
		Groupings:   groupings(result, about.Ledger.Currency), Staffing: staffing(about.Staffing, result.CallsPerDay), Overlap: whom, Next: about.Next,
	}
	if result.Collectable > 0 {
		all := runfile.Money(result.Collectable)
		run.Collectable = &all
	}
	for i, cash := range result.HistoryCash {
		run.HistoryCash[i] = runfile.Money(cash)
	}
	for i := range result.Strategies {
		run.Strategies = append(run.Strategies, oneStrategy(result, i, about))
	}
	if about.Trust != nil {
		run.Trust = Trust(about.Trust)
		run.Trust.Fidelity = fidelity(result)
		run.Warnings = append(run.Warnings, warnings(about.Trust.Doubts())...)
	}
	contest := newContest(result, run, exactly)
	contest.shareOut(run)
	run.Recommendation = contest.judge(run)
	run.Warnings = append(run.Warnings, contest.doubtLargeGain(run)...)
	run.Warnings = append(run.Warnings, contest.doubtPolicies(run)...)
	run.Warnings = append(run.Warnings, doubtWithheld(run)...)
	return run, nil
}

func oneStrategy(result *sim.Result, i int, about About) runfile.Strategy {
	s := &result.Strategies[i]
	out := runfile.Strategy{
		ID: s.ID, Description: s.Description, Yardstick: runfile.IsYardstick(s.ID),
		Evidence: s.Evidence, Assumptions: assumptions(s, about.Trust), Support: float64(runfile.Round(s.Support, 4)),
		Stopped: stopped(s.Stops), Policy: policyOf(s),
		Metrics:    make(map[string]runfile.Metric),
		Versus:     make(map[string]map[string]runfile.Difference),
		Replicated: make(map[string]runfile.Column),
	}
	if len(s.Runs) != result.Replications {
		out.Replications = len(s.Runs)
	}
	for m, info := range about.Metrics {
		values := column(s, m, info)
		out.Metrics[info.ID] = summary(values, info, about.Ledger.Currency)
		out.Replicated[info.ID] = replicated(values, decimals(info))
	}
	for _, yardstick := range []string{runfile.History, runfile.NoCalls} {
		if y := find(result, yardstick); y != nil && y != s {
			out.Versus[yardstick] = differences(s, y, about.Metrics)
		}
	}
	var noCalls []sim.Replication
	if y := find(result, runfile.NoCalls); y != nil {
		noCalls = y.Runs[:len(s.Runs)]
	}
	out.Curve = curve(result.From, s.Runs, noCalls)
	if len(result.Groupings) > 0 {
		out.Groups = groupCash(result, s)
	}
	return out
}

func summary(sample []float64, info metric.Info, currency string) runfile.Metric {
	mean, low, high := interval(sample)
	d := decimals(info)
	unit := info.Unit
	if unit == "money" && currency != "" {
		unit = currency
	}
	return runfile.Metric{
		Mean: runfile.Round(mean, d), Low: runfile.Round(low, d), High: runfile.Round(high, d),
		Unit: unit, Better: info.Better,
	}
}

func differences(s, yardstick *sim.StrategyResult, metrics []metric.Info) map[string]runfile.Difference {
	out := make(map[string]runfile.Difference)
	for m, info := range metrics {
		out[info.ID] = difference(paired(column(s, m, info), column(yardstick, m, info)), info.Better, decimals(info))
	}
	return out
}

// replicated keeps the decimals of the other numbers of a run file.
func replicated(values []float64, decimals int) runfile.Column {
	c := make(runfile.Column, len(values))
	for r, v := range values {
		c[r] = float64(runfile.Round(v, decimals))
	}
	return c
}

// decimals is how many a metric keeps: cents for money, enough for any table otherwise.
func decimals(info metric.Info) int {
	if info.Unit == "money" {
		return 2
	}
	return 4
}

// column is one metric by replication; money, which a meter gives in minor
// units, in major ones.
func column(s *sim.StrategyResult, m int, info metric.Info) []float64 {
	values := make([]float64, len(s.Runs))
	for r := range s.Runs {
		values[r] = s.Runs[r].Metrics[m]
		if info.Unit == "money" {
			values[r] /= 100
		}
	}
	return values
}

func find(result *sim.Result, id string) *sim.StrategyResult {
	for i := range result.Strategies {
		if result.Strategies[i].ID == id {
			return &result.Strategies[i]
		}
	}
	return nil
}

// newContest takes each season's cash from its days, exact in cents, times
// what factor gives for a strategy and a replication.
func newContest(result *sim.Result, run *runfile.Run, factor func(i, r int) float64) *contest {
	c := new(contest)
	for i := range result.Strategies {
		s := &result.Strategies[i]
		cash := make([]float64, len(s.Runs))
		for r := range s.Runs {
			cash[r] = times(total(s.Runs[r].Cash), factor(i, r)).Major()
		}
		switch s.ID {
		case runfile.History:
			c.history = cash
		case runfile.NoCalls:
			c.noCalls = cash
		case runfile.Random:
			c.random = cash
		default:
			if run.Beside(run.Find(s.ID)) {
				c.assumed = append(c.assumed, entry{s.ID, cash})
			} else {
				c.candidates = append(c.candidates, entry{s.ID, cash})
			}
		}
	}
	return c
}

// shareOut notes each candidate's probability of being best.
func (c *contest) shareOut(run *runfile.Run) {
	for i, share := range probabilityBest(cashOf(c.candidates)) {
		run.Find(c.candidates[i].id).ProbabilityBest = float64(runfile.Round(share, 4))
	}
}

func warnings(doubts []sim.Doubt) []runfile.Warning {
	out := make([]runfile.Warning, len(doubts))
	for i, d := range doubts {
		out[i] = runfile.Warning(d)
	}
	return out
}

func definitions(metrics []metric.Info) []runfile.Definition {
	out := make([]runfile.Definition, len(metrics))
	for i, m := range metrics {
		out[i] = runfile.Definition(m)
	}
	return out
}
