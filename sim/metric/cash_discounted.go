package metric

import (
	"firstcall/data/ledger"
	"firstcall/data/portable"
	"firstcall/sim/book"
)

var cashDiscounted = metric{
	Info: Info{"cash_discounted", "Cash, discounted", groupCash, "money", "higher",
		"Each payment at its worth on the season's first day, added up: amount / (1 + yearly cost of capital) ^ (days since that day / 365).", ""},
	when:    capitalPriced,
	watches: Kinds(ledger.PaymentReceived),
	start: func(o *Opening) meter {
		return &worthMeter{day: o.From, factor: 1, daily: portable.Exp(-portable.Log1p(o.Prices.CostOfCapital) / 365)}
	},
}

// worthMeter carries the worth of one unit from day to day. Products are
// rounded by themselves: a fused multiply-add would differ between platforms.
type worthMeter struct {
	day           ledger.Day
	factor, daily float64
	worth         float64
}

func (m *worthMeter) observe(e *ledger.Event, _ *book.Book) {
	for ; m.day < e.Day; m.day++ {
		m.factor *= m.daily
	}
	m.worth += float64(float64(e.Amount) * m.factor)
}

func (m *worthMeter) close(*Closing) float64 { return m.worth }
