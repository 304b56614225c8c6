package sim

import (
	"firstcall/data/ledger"
	"firstcall/sim/luck"
	"firstcall/sim/response"
)

// world is one replication's truth: parameters that the ledger does not rule
// out, and clocks that, under the recorded calls, give back the recorded payments.
type world struct {
	*season
	luck   luck.Source
	draw   response.Draw
	clocks []response.Ticks // of each recorded part, invoice by invoice, and one more for what was still open
}

// drawWorld draws replication r into w, reusing its memory.
func (w *world) drawWorld(m *response.Model, r int) {
	w.luck = luck.New(w.Seed, r)
	m.Draw(w.luck, &w.draw)
	h := &w.history
	n := len(w.index.Invoices)
	if w.clocks == nil {
		w.clocks = make([]response.Ticks, len(h.parts)+n)
	}
	for i := range n {
		w.abduct(int32(i))
	}
}

// clock is the clock of the invoice's p-th payment in the season. Payments
// beyond the record wait on fresh clocks.
func (w *world) clock(invoice int32, p int32) response.Ticks {
	start, end := w.history.start[invoice], w.history.start[invoice+1]
	if p > end-start {
		return response.Clock(w.luck.Uniform(luck.FreshClock, int(invoice), int(p)))
	}
	return w.clocks[start+invoice+p]
}

// abduct sets the clocks of one invoice from its record: a payment on day T
// puts the clock between the cumulative hazard before and after T under the
// recorded calls; what was still open at the end of the ledger leaves it above
// all that has run.
func (w *world) abduct(invoice int32) {
	h := &w.history
	start, end := h.start[invoice], h.start[invoice+1]
	account := w.index.Invoices[invoice].Account
	part := start
	cumulative := response.Ticks(0)
	for offset, cell := range h.cells[invoice] {
		hazard := w.draw.Hazard(account, cell)
		if part < end && h.parts[part].Day == h.first[invoice]+ledger.Day(offset) {
			u := w.luck.Uniform(luck.Clock, int(invoice), int(part-start))
			w.clocks[part+invoice] = cumulative + response.ClockWithin(u, hazard)
			part++
			cumulative = 0
			continue
		}
		cumulative += hazard
	}
	w.clocks[end+invoice] = cumulative + response.Clock(w.luck.Uniform(luck.FreshClock, int(invoice), int(end-start)))
}
