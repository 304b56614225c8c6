package metric

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
)

var promisesKept = metric{
	Info: Info{"promises_kept", "Promises kept", "share", "higher",
		"Promises kept / promises that ended (kept or broken) in the season; kept means that the tolerated share of the promised amount was paid by the promised date plus grace."},
	start: func(Season) Meter { return &keptMeter{} },
}

// keptMeter compares the closing book with the book at the first event: counts only grow.
type keptMeter struct {
	started      bool
	kept, broken int
}

func (m *keptMeter) Observe(_ ledger.Event, b *book.Book) {
	if !m.started {
		m.started = true
		m.kept, m.broken = b.Promises()
	}
}

func (m *keptMeter) Close(b *book.Book) float64 {
	if !m.started {
		return 0
	}
	kept, broken := b.Promises()
	kept, broken = kept-m.kept, broken-m.broken
	return float64(kept) / float64(max(kept+broken, 1))
}
