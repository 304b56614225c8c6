package words

import (
	"fmt"
	"math"

	"firstcall/report/runfile"
)

// Answer is the run in three sentences: the first one big.
type Answer struct {
	Headline   string
	Detail     string // what it is worth, with its interval
	Confidence string // how sure, and why
	Beside     string // what strategies that rest on assumptions would bring, if these hold; "" where there are none
}

// Answering words the recommendation. It names a winner only where the verdict is clear.
func Answering(run *runfile.Run) Answer {
	rec := run.Recommendation
	a := Answer{Confidence: rec.Why, Beside: beside(run)}
	switch {
	case rec.Verdict == runfile.Clear:
		a.Headline = fmt.Sprintf("Call by %s.", rec.Strategy)
		a.Detail = worth(run, "", "it would have collected")
	case rec.Verdict == runfile.Tie && OnlyYardsticks(rec.Tied):
		a.Headline = "No clear gain over calls drawn by lot."
		if rec.Tied[0] == runfile.History {
			a.Headline = "No clear gain over the calls you made."
		}
		a.Detail = worth(run, "", rec.Strategy+" would have collected")
	case rec.Verdict == runfile.Tie:
		a.Headline = "No clear winner."
		a.Detail = worth(run, "Ahead on average is "+rec.Strategy+": ", "it would have collected")
	case rec.Strategy == "":
		a.Headline = "This run can’t say whom to call first."
		a.Detail = sooner(run)
	case run.Response.Evidence == "C":
		a.Headline = "This ledger can’t say whom to call first."
		a.Detail = assumed(run)
	default:
		a.Headline = "This run can’t say whom to call first."
		a.Detail = worth(run, "Ahead on average is "+rec.Strategy+": ", "it would have collected")
	}
	return a
}

// OnlyYardsticks reports whether none of the ids is a strategy that was tried.
func OnlyYardsticks(ids []string) bool {
	for _, id := range ids {
		if !runfile.IsYardstick(id) {
			return false
		}
	}
	return true
}

// Yardstick says in words what the yardstick of that id is.
func Yardstick(id string) string {
	switch id {
	case runfile.History:
		return "the calls as they were made"
	case runfile.Random:
		return "calls drawn by lot"
	}
	return "no calls at all"
}

// worth words the recommended strategy's difference to history: lead, season, claim, amount.
func worth(run *runfile.Run, lead, claim string) string {
	best, history := run.Find(run.Recommendation.Strategy), run.Find(runfile.History)
	if best == nil {
		return ""
	}
	d, ok := best.Versus[runfile.History][runfile.Cash]
	if !ok || history == nil {
		return ""
	}
	if lead == "" {
		lead = "From "
	} else {
		lead += "from "
	}
	sure := "90% sure"
	if run.Recommendation.Verdict == runfile.Insufficient {
		sure = "90% of replications"
	}
	return fmt.Sprintf("%s%s to %s %s %s than your calls did (%s: %s), with %s.",
		lead, Date(run.Season.From), Date(run.Season.To), claim, MoreOrLess(d, run.Ledger.Currency), sure, Between(d, run.Ledger.Currency), calls(best, history))
}

// sooner words which strategy brings cash soonest, where the amount can't decide; "" without that metric.
func sooner(run *runfile.Run) string {
	var best *runfile.Strategy
	var least runfile.Difference
	for i := range run.Strategies {
		s := &run.Strategies[i]
		d, ok := s.Versus[runfile.NoCalls]["days_to_cash"]
		if ok && !s.Yardstick && !d.Mean.Undefined() && (best == nil || d.Mean < least.Mean) {
			best, least = s, d
		}
	}
	if best == nil || !(least.High < 0) {
		return ""
	}
	condition := "With calls"
	if run.Response.Evidence == "C" {
		condition = "If calls work as assumed, with calls"
	}
	return fmt.Sprintf("%s the cash comes sooner: by %s, %s days on average before that of no calls (90%% of replications: %s to %s).",
		condition, best.ID, Grouped(-float64(least.Mean), 1), Grouped(-float64(least.High), 1), Grouped(-float64(least.Low), 1))
}

// assumed words the leader's worth where effects are assumed: always as a condition.
func assumed(run *runfile.Run) string {
	best := run.Find(run.Recommendation.Strategy)
	if best == nil {
		return ""
	}
	if LotIsLevel(run) {
		return fmt.Sprintf("If calls work as assumed below, the order makes next to no difference: from %s to %s calls drawn by lot would have collected about as much as those of any strategy. Nothing in this ledger confirms the assumption.",
			Date(run.Season.From), Date(run.Season.To))
	}
	d, ok := best.Versus[runfile.NoCalls][runfile.Cash]
	if !ok {
		return ""
	}
	return fmt.Sprintf("If calls work as assumed below, %s would come first: from %s to %s %s than without any calls (90%% of replications: %s). Nothing in this ledger confirms the assumption.",
		best.ID, Date(run.Season.From), Date(run.Season.To),
		MoreOrLess(d, run.Ledger.Currency), Between(d, run.Ledger.Currency))
}

// LotIsLevel reports whether calls drawn by lot collect on average as much as
// those of the strategy that is ahead, but for what makes no difference (the
// run's indifference, or half a percent of the cash): then no order has shown its worth.
func LotIsLevel(run *runfile.Run) bool {
	best, lot := run.Find(run.Recommendation.Strategy), run.Find(runfile.Random)
	if best == nil || lot == nil {
		return false
	}
	zone := 0.005
	if run.Stopping != nil && run.Stopping.Indifference > 0 {
		zone = run.Stopping.Indifference
	}
	most := float64(best.Metrics[runfile.Cash].Mean)
	return float64(lot.Metrics[runfile.Cash].Mean) >= most-float64(zone*math.Abs(most))
}

// MoreOrLess is a mean difference in words: "$1.05M more".
func MoreOrLess(d runfile.Difference, currency string) string {
	mean := float64(d.Mean)
	direction := "more"
	if mean < 0 {
		direction = "less"
	}
	return "about " + scaleOf(d, currency).Format(math.Abs(mean)) + " " + direction
}

// Between is a difference's interval in words: "$0.80M to $1.30M more".
func Between(d runfile.Difference, currency string) string {
	s := scaleOf(d, currency)
	low, high := float64(d.Low), float64(d.High)
	switch {
	case low >= 0:
		return s.Format(low) + " to " + s.Format(high) + " more"
	case high <= 0:
		return s.Format(-high) + " to " + s.Format(-low) + " less"
	default:
		return "from " + s.Format(-low) + " less to " + s.Format(high) + " more"
	}
}

func scaleOf(d runfile.Difference, currency string) Scale {
	low, high := float64(d.Low), float64(d.High)
	return MoneyScale(currency, max(math.Abs(low), math.Abs(high)), IntervalStep(low, high))
}

// calls compares the calls that a strategy makes with those on record.
func calls(s, history *runfile.Strategy) string {
	made, recorded := finalCalls(s), finalCalls(history)
	switch {
	case recorded == 0:
		return Grouped(made, 0) + " calls, where none are on record"
	case math.Abs(made-recorded) < 0.01*recorded:
		return "the same number of calls (" + Grouped(made, 0) + ")"
	default:
		return fmt.Sprintf("%s calls instead of %s", Grouped(made, 0), Grouped(recorded, 0))
	}
}

func finalCalls(s *runfile.Strategy) float64 {
	made := s.Curve.CallsMade
	return float64(made[len(made)-1])
}
