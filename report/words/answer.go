package words

import (
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
	t, rec := In(run), run.Recommendation
	a := Answer{Confidence: rec.Why, Beside: t.beside(run)}
	switch {
	case rec.Verdict == runfile.Clear:
		a.Headline, a.Detail = t.Say("answer.clear", rec.Strategy), t.worth(run, "clear")
	case rec.Verdict == runfile.Tie && OnlyYardsticks(rec.Tied) && rec.Tied[0] == runfile.History && !Recorded(run):
		a.Headline, a.Detail = t.Say("answer.no-gain.unrecorded"), t.worth(run, "level")
	case rec.Verdict == runfile.Tie && OnlyYardsticks(rec.Tied):
		a.Headline, a.Detail = t.Say("answer.no-gain."+rec.Tied[0]), t.worth(run, "level")
	case rec.Verdict == runfile.Tie:
		a.Headline, a.Detail = t.Say("answer.tie"), t.worth(run, "ahead")
	case rec.Strategy == "":
		a.Headline, a.Detail = t.Say("answer.none"), t.sooner(run)
	case run.Response.Evidence == "C":
		a.Headline, a.Detail = t.Say("answer.none.ledger"), t.assumed(run)
	default:
		a.Headline, a.Detail = t.Say("answer.none"), t.worth(run, "ahead")
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

// Recorded reports whether the season has calls on record: without them there
// are no calls of the reader's own to speak of.
func Recorded(run *runfile.Run) bool {
	history := run.Find(runfile.History)
	return history != nil && finalCalls(history) > 0
}

// Than says what the recommended strategy is compared with.
func (t Texts) Than(run *runfile.Run) string {
	if Recorded(run) {
		return t.Say("phrase.than.calls")
	}
	return t.Say("phrase.than.cash")
}

// worth words the recommended strategy's difference to history: a clear gain, one
// that is level with a yardstick, or that of who is ahead on average.
func (t Texts) worth(run *runfile.Run, how string) string {
	best, history := run.Find(run.Recommendation.Strategy), run.Find(runfile.History)
	if best == nil {
		return ""
	}
	d, ok := best.Versus[runfile.History][runfile.Cash]
	if !ok || history == nil {
		return ""
	}
	sure := "phrase.sure"
	if run.Recommendation.Verdict == runfile.Insufficient {
		sure = "phrase.range"
	}
	return t.Say("answer.worth."+how, best.ID, Date(run.Season.From), Date(run.Season.To), t.MoreOrLess(d, run.Ledger.Currency), t.Than(run),
		t.Say(sure), t.Between(d, run.Ledger.Currency), t.calls(best, history))
}

// sooner words which strategy brings cash soonest, where the amount can't decide; "" without that metric.
func (t Texts) sooner(run *runfile.Run) string {
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
	key := "answer.sooner"
	if run.Response.Evidence == "C" {
		key = "answer.sooner.assumed"
	}
	return t.Say(key, best.ID, Grouped(-float64(least.Mean), 1), Grouped(-float64(least.High), 1), Grouped(-float64(least.Low), 1))
}

// assumed words the leader's worth where effects are assumed: always as a condition.
func (t Texts) assumed(run *runfile.Run) string {
	best := run.Find(run.Recommendation.Strategy)
	if best == nil {
		return ""
	}
	from, to := Date(run.Season.From), Date(run.Season.To)
	if LotIsLevel(run) {
		return t.Say("answer.assumed.lot", from, to)
	}
	d, ok := best.Versus[runfile.NoCalls][runfile.Cash]
	if !ok {
		return ""
	}
	return t.Say("answer.assumed.first", best.ID, from, to, t.MoreOrLess(d, run.Ledger.Currency), t.Between(d, run.Ledger.Currency))
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

// MoreOrLess is a mean difference in words: "about $1.05M more".
func (t Texts) MoreOrLess(d runfile.Difference, currency string) string {
	key := "phrase.about.more"
	if d.Mean < 0 {
		key = "phrase.about.less"
	}
	return t.Say(key, scaleOf(d, currency).Format(math.Abs(float64(d.Mean))))
}

// Between is a difference's interval in words: "$0.80M to $1.30M more".
func (t Texts) Between(d runfile.Difference, currency string) string {
	s := scaleOf(d, currency)
	low, high := float64(d.Low), float64(d.High)
	switch {
	case low >= 0:
		return t.Say("phrase.between.more", s.Format(low), s.Format(high))
	case high <= 0:
		return t.Say("phrase.between.less", s.Format(-high), s.Format(-low))
	}
	return t.Say("phrase.between.both", s.Format(-low), s.Format(high))
}

func scaleOf(d runfile.Difference, currency string) Scale {
	low, high := float64(d.Low), float64(d.High)
	return MoneyScale(currency, max(math.Abs(low), math.Abs(high)), IntervalStep(low, high))
}

// calls compares the calls that a strategy makes with those on record.
func (t Texts) calls(s, history *runfile.Strategy) string {
	made, recorded := finalCalls(s), finalCalls(history)
	switch {
	case recorded == 0:
		return t.Say("phrase.calls.unrecorded", Grouped(made, 0))
	case math.Abs(made-recorded) < 0.01*recorded:
		return t.Say("phrase.calls.same", Grouped(made, 0))
	}
	return t.Say("phrase.calls.other", Grouped(made, 0), Grouped(recorded, 0))
}

func finalCalls(s *runfile.Strategy) float64 {
	made := s.Curve.CallsMade
	return float64(made[len(made)-1])
}
