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
	clocks []pair // of each recorded part, invoice by invoice, and one more for what was still open
}

// drawWorld draws replication r into w, reusing its memory.
func (w *world) drawWorld(m *response.Model, r int) {
	w.luck = luck.New(w.Seed, r)
	m.Draw(w.luck, &w.draw)
	h := &w.history
	n := len(w.index.Invoices)
	if w.clocks == nil {
		w.clocks = make([]pair, len(h.parts)+n)
	}
	for i := range n {
		w.abduct(int32(i))
	}
}

// pair are the two clocks that a payment waits on, whichever runs out first:
// one that only time runs, and one that calls run. With a single clock for
// both, whoever paid after a call would be just about to pay without it too.
// On average over a season the two ways agree (docs/model.md); customer by
// customer, a reminder is a cause of its own.
type pair struct{ base, call response.Ticks }

// clock are the clocks of the invoice's p-th payment in the season. Payments
// beyond the record wait on fresh ones.
func (w *world) clock(invoice int32, p int32) pair {
	start, end := w.history.start[invoice], w.history.start[invoice+1]
	if p > end-start {
		return w.fresh(invoice, p)
	}
	return w.clocks[start+invoice+p]
}

func (w *world) fresh(invoice, p int32) pair {
	return pair{
		response.Clock(w.luck.Uniform(luck.FreshClock, int(invoice), int(p))),
		response.Clock(w.luck.Uniform(luck.FreshCallClock, int(invoice), int(p))),
	}
}

// abduct sets the clocks of one invoice from its record. A payment on day T
// was due to one of the two, in proportion to their hazards that day: that
// clock lies between its cumulative hazard before and after T under the
// recorded calls, and the other beyond what had run. What was still open at
// the end of the ledger leaves both beyond what has run.
func (w *world) abduct(invoice int32) {
	h := &w.history
	start, end := h.start[invoice], h.start[invoice+1]
	account := w.index.Invoices[invoice].Account
	part := start
	var run pair
	for offset, cell := range h.cells[invoice] {
		base, call := w.draw.Hazards(account, cell, 1)
		if part < end && h.parts[part].Day == h.first[invoice]+ledger.Day(offset) {
			n := int(part - start)
			k := w.fresh(invoice, part-start)
			u := w.luck.Uniform(luck.Clock, int(invoice), n)
			if w.luck.Uniform(luck.Cause, int(invoice), n)*float64(base+call) < float64(base) {
				k.base = response.ClockWithin(u, base)
			} else {
				k.call = response.ClockWithin(u, call)
			}
			w.clocks[part+invoice] = pair{run.base + k.base, run.call + k.call}
			part++
			run = pair{}
			continue
		}
		run.base += base
		run.call += call
	}
	k := w.fresh(invoice, end-start)
	w.clocks[end+invoice] = pair{run.base + k.base, run.call + k.call}
}
