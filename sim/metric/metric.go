// Package metric watches a replay: one metric a file. A metric sees the events
// of a season and the closing book, and never changes either.
package metric

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// Info documents a metric.
type Info struct {
	ID         string // key in run.json
	Name       string // column head
	Unit       string // "money" (minor units in Replication.Metrics), "calls", "conversations", "promises", "days" or "share"
	Better     string // "higher", "lower" or "neither"
	Definition string // one sentence, with the formula
}

// Meter measures one replication of one strategy.
type Meter interface {
	// Observe sees an event before the book applies it.
	Observe(e ledger.Event, b *book.Book)
	// Close gives the value at the end of the season. Money is in minor units.
	Close(b *book.Book) float64
}

// Season is the stretch of days that is measured, both ends included, and what collecting costs in it.
type Season struct {
	From, To ledger.Day
	Prices   Prices
}

// Days is the number of calendar days of the season.
func (s Season) Days() int { return int(s.To-s.From) + 1 }

// metric is what a file of this package declares.
type metric struct {
	Info
	start func(Season) Meter
	asked func(Prices) bool // nil: measured in every run
}

// all is the explicit list; its order, without those that nobody asked for, is
// the order of Replication.Metrics.
var all = []metric{
	cashCollected,
	callsMade,
	conversations,
	promisesMade,
	promisesKept,
	cashPerCall,
	daysToCash,
	overdueAtEnd,
	dso,
	mostContacts,
	costOfCalls,
	costOfWaiting,
}

// For lists the metrics of a run with these prices, in the order of Replication.Metrics.
func For(p Prices) []Info {
	var infos []Info
	for _, m := range all {
		if m.asked == nil || m.asked(p) {
			infos = append(infos, m.Info)
		}
	}
	return infos
}

// Meters starts one meter for each metric of For(s.Prices), in dst's memory.
func Meters(s Season, dst []Meter) []Meter {
	dst = dst[:0]
	for _, m := range all {
		if m.asked == nil || m.asked(s.Prices) {
			dst = append(dst, m.start(s))
		}
	}
	return dst
}

// counter adds up something about each event.
type counter struct {
	sum   float64
	value func(ledger.Event) float64
}

func (c *counter) Observe(e ledger.Event, _ *book.Book) { c.sum += c.value(e) }
func (c *counter) Close(*book.Book) float64             { return c.sum }

// counting is a meter that adds value over events. Sums of cents stay exact:
// a float64 holds every integer up to 2^53, ninety trillion in major units.
func counting(value func(ledger.Event) float64) func(Season) Meter {
	return func(Season) Meter { return &counter{value: value} }
}

func cash(e ledger.Event) float64 {
	if e.Kind == ledger.PaymentReceived {
		return float64(e.Amount)
	}
	return 0
}

func attempt(e ledger.Event) float64 {
	if e.Kind == ledger.CallMade {
		return 1
	}
	return 0
}

func conversation(e ledger.Event) float64 {
	if e.Kind == ledger.CallMade && e.Outcome.Conversation() {
		return 1
	}
	return 0
}

// receivables is everything that is open, due or not.
func receivables(b *book.Book) ledger.Cents {
	var sum ledger.Cents
	for a := range b.Accounts {
		sum += b.Accounts[a].Balance
	}
	return sum
}
