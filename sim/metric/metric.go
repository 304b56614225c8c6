// Package metric watches a replay: one metric, or one family of metrics, a
// file. A metric sees the events of a season and the closing book, and never changes either.
package metric

import (
	"math"

	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// Info documents a metric. A value that does not exist (a rate of nothing) is NaN.
type Info struct {
	ID         string // key in run.json
	Name       string // head of its column
	Group      string // heading of its table
	Unit       string // "money" (minor units in Replication.Metrics), "days", "share", "minutes", or what is counted
	Better     string // "higher", "lower" or "neither"
	Definition string // one or two sentences, with the formula
	Source     string // of the formula; "" where it is this project's own
}

// The headings under which metrics are shown, in this order.
const (
	groupCash     = "Cash"
	groupCalls    = "Calls"
	groupPromises = "Promises"
	groupTime     = "Time"
	groupDebt     = "Debt at the end"
	groupPolicy   = "Policy"
)

// Season is the stretch of days that is measured, both ends included, what
// collecting costs in it, and what is done besides calling.
type Season struct {
	From, To ledger.Day
	Prices   Prices
	Uses     Uses
}

// Days is the number of calendar days of the season.
func (s Season) Days() int { return int(s.To-s.From) + 1 }

// Watcher sees the events of a season as they happen.
type Watcher interface {
	// Observe sees an event before the book applies it.
	Observe(e ledger.Event, b *book.Book)
}

// meter measures in one replication of one strategy what the counts of a season don't hold.
type meter interface {
	// observe sees an event before the book applies it, and keeps no pointer to it.
	observe(e *ledger.Event, b *book.Book)
	// close gives the value at the end of the season. Money is in minor units.
	close(c *Closing) float64
}

// metric is what a file of this package declares: a value of the season that
// has ended, or a meter and the events that it watches.
type metric struct {
	Info
	when    condition
	value   func(*Closing) float64
	watches KindSet
	start   func(*Opening) meter
}

// all is the explicit list; its order, without what a run does not measure, is
// the order of Replication.Metrics.
var all = []metric{
	cashCollected,
	cashNet,
	cashDiscounted,
	cashPerCall,
	cashPerHour,
	costOfCalls,
	costOfWaiting,

	callsMade,
	conversations,
	reachRate,
	minutes,
	reasonsLogged,
	lettersSent,
	emailsSent,
	mostContacts,

	promisesMade,
	promiseRate,
	promisesKept,
	promisedAmount,
	promisedKeptAmount,
	plansMade,
	plansKept,

	daysToCash,
	dso,
	bestPossibleDSO,
	addDays,
	countbackDSO,
	cei,

	overdueAtEnd,
	agingCurrent,
	aging1To30,
	aging31To60,
	aging61To90,
	agingOver90,
	roll1To30,
	roll31To60,
	roll61To90,

	salesAtRisk,
	agencyFees,
	writtenOff,
}

// For lists the metrics of a run with these prices and uses, in the order of Replication.Metrics.
func For(p Prices, u Uses) []Info {
	var infos []Info
	for _, m := range measured(p, u) {
		infos = append(infos, m.Info)
	}
	return infos
}

// All lists every metric that a run may have.
func All() []Info {
	infos := make([]Info, len(all))
	for i, m := range all {
		infos[i] = m.Info
	}
	return infos
}

func measured(p Prices, u Uses) []metric {
	var out []metric
	for _, m := range all {
		if m.when.in(p, u) {
			out = append(out, m)
		}
	}
	return out
}

// ratio is a / b, and NaN where b is 0: a rate of nothing does not exist.
func ratio[A, B ~int | ~int64](a A, b B) float64 {
	if b == 0 {
		return math.NaN()
	}
	return float64(a) / float64(b)
}
