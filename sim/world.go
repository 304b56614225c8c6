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
	clocks []response.Clocks // of each recorded part, invoice by invoice, and one more for what was still open

	undisturbed undisturbed
}

// drawWorld draws replication r into w, reusing its memory.
func (w *world) drawWorld(m *response.Model, r int) {
	w.luck = luck.New(w.Seed, r)
	w.undisturbed.known = false
	m.Draw(w.luck, &w.draw)
	h := &w.history
	n := len(w.index.Invoices)
	if w.clocks == nil {
		w.clocks = make([]response.Clocks, len(h.parts)+n)
	}
	for i := range n {
		w.abduct(int32(i))
	}
}

// clock are the clocks of the invoice's p-th payment in the season. Payments
// beyond the record wait on fresh ones.
func (w *world) clock(invoice int32, p int32) response.Clocks {
	h := &w.history
	if recorded := h.start[invoice+1] - h.start[invoice]; p > recorded || p == recorded && !h.pending[invoice] {
		return w.fresh(invoice, p)
	}
	return w.clocks[h.start[invoice]+invoice+p]
}

func (w *world) fresh(invoice, p int32) response.Clocks {
	return response.Clocks{
		Base: response.Clock(w.luck.Uniform(luck.FreshClock, int(invoice), int(p))),
		Call: response.Clock(w.luck.Uniform(luck.FreshCallClock, int(invoice), int(p))),
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
	account, part, day := w.index.Invoices[invoice].Account, start, h.first[invoice]
	var run response.Clocks
	for _, s := range h.cells[invoice] {
		base, call := w.draw.Hazards(account, s.cell, 1)
		until := day + ledger.Day(s.days)
		for ; part < end && h.parts[part].Day < until; part++ {
			run.Add(base, call, h.parts[part].Day-day)
			w.clocks[part+invoice] = w.recorded(invoice, part-start, run, base, call)
			day, run = h.parts[part].Day+1, response.Clocks{}
		}
		run.Add(base, call, until-day)
		day = until
	}
	if h.pending[invoice] {
		w.clocks[end+invoice] = run.Plus(w.fresh(invoice, end-start))
	}
}

// recorded are the clocks of a recorded payment, after what had run on a day of these hazards.
func (w *world) recorded(invoice, p int32, run response.Clocks, base, call response.Ticks) response.Clocks {
	k := w.fresh(invoice, p)
	u := w.luck.Uniform(luck.Clock, int(invoice), int(p))
	if w.luck.Uniform(luck.Cause, int(invoice), int(p))*float64(base+call) < float64(base) {
		k.Base = response.ClockWithin(u, base)
	} else {
		k.Call = response.ClockWithin(u, call)
	}
	return run.Plus(k)
}
