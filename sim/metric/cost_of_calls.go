package metric

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// costOfCalls prices recorded and simulated conversations alike, by their mean
// length: a strategy must not look cheap because its calls are simulated.
var costOfCalls = metric{
	Info: Info{"cost_of_calls", "Cost of calls", "money", "lower",
		"Attempts x price per attempt + conversations x mean minutes of a conversation x price per minute."},
	start: func(s Season) Meter { return &callsMeter{prices: s.Prices} },
	asked: Prices.calling,
}

type callsMeter struct {
	prices          Prices
	attempts, talks float64
}

func (m *callsMeter) Observe(e ledger.Event, _ *book.Book) {
	m.attempts += attempt(e)
	m.talks += conversation(e)
}

func (m *callsMeter) Close(*book.Book) float64 {
	return float64(m.attempts*float64(m.prices.PerAttempt)) + float64(m.talks*m.prices.conversation())
}
