package sim

import (
	"firstcall/data/ledger"
	"firstcall/data/portable"
	"firstcall/sim/book"
	"firstcall/sim/luck"
	"firstcall/sim/response"
)

// forecast simulates the season under its recorded calls as if its payments
// were not on record: every clock is fresh, every amount is drawn.
func (s *season) forecast(m *response.Model, t *response.Tally, c *Calibration) {
	s.forgetPayments()
	s.groups = newGroups(s)
	w := s.worker([]contender{{id: History, recorded: true}})
	draws, totals := make([][]ledger.Cents, len(c.Weeks)), make([]ledger.Cents, c.Draws)
	for r := range c.Draws {
		w.world.drawWorld(m, r)
		w.world.drawPurses(t)
		run := w.replay.run(w.contenders[0])
		for i := range draws {
			cash := weekOf(run.Cash, i)
			draws[i] = append(draws[i], cash)
			totals[r] += cash
		}
	}
	for i := range c.Weeks {
		c.Weeks[i].summarise(draws[i])
	}
	c.Total.summarise(totals)
}

// forgetPayments leaves the season without a record of payments: nothing then ties a clock down.
func (s *season) forgetPayments() {
	n := len(s.index.Invoices)
	s.history = histories{
		first:   make([]ledger.Day, n),
		cells:   make([][]stretch, n),
		start:   make([]int32, n+1),
		purse:   make([][]pursePayment, len(s.days)),
		pending: make([]bool, n),
	}
	for i := range int32(n) {
		if s.opening.Issued(i) && s.opening.Debts[i].Open > 0 {
			s.history.open = append(s.history.open, i)
		}
	}
	for d, events := range s.outside {
		kept := events[:0]
		for _, e := range events {
			if e.Kind != ledger.PaymentReceived {
				kept = append(kept, e)
			}
		}
		s.outside[d] = kept
	}
}

// drawPurses draws the pay days of purse accounts, which have no clocks: as
// often as before, of exponential amounts (they scatter about as much as their
// mean) whose mean is what the account paid on a day out of touch.
func (w *world) drawPurses(t *response.Tally) {
	for d := range w.history.purse {
		w.history.purse[d] = w.history.purse[d][:0]
	}
	for a, is := range w.purses {
		if !is {
			continue
		}
		p := &t.Customers[a].Purse
		var days, payDays, untouched float64
		var cash ledger.Cents
		for touch, n := range p.PayDays {
			days += float64(p.Days[touch])
			payDays += float64(n)
			untouched += float64(float64(n) * w.draw.Rho(int32(a), response.Touch(touch)))
			cash += p.Cash[touch]
		}
		if payDays == 0 {
			continue
		}
		for d, day := range w.days {
			if w.luck.Uniform(luck.PurseDay, a, 2*int(day)) >= payDays/days {
				continue
			}
			amount := cash.Major() * 100 / untouched * -portable.Log(w.luck.Uniform(luck.PurseDay, a, 2*int(day)+1))
			w.history.purse[d] = append(w.history.purse[d], pursePayment{
				account: int32(a),
				invoice: oldest(w.index, int32(a)), // what it can't take goes to the overdue, oldest first
				amount:  ledger.Cents(amount),
			})
		}
	}
}

// oldest is the account's invoice that fell due first, open or not.
func oldest(ix *book.Index, account int32) int32 { return ix.Of(account)[0] }
