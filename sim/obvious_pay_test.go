package sim

import (
	"cmp"
	"slices"

	"firstcall/data/ledger"
	"firstcall/sim/response"
)

// owed reports whether the office waits for an invoice.
func (o *obvious) owed(i int32) bool {
	return o.book.Issued(i) && o.book.Debts[i].Open > 0 && !o.book.WithAgency(i)
}

// queue lists what an account owes, what is due first first.
func (o *obvious) queue(account int32) (queue []int32) {
	for _, i := range o.record.of[account] {
		if o.owed(i) {
			queue = append(queue, i)
		}
	}
	slices.SortStableFunc(queue, func(i, j int32) int { return cmp.Compare(o.record.invoices[i].Due, o.record.invoices[j].Due) })
	return queue
}

// pay lets the day's payments come: of purses, and of clocks that run out.
func (o *obvious) pay() {
	for a := range o.book.Accounts {
		if o.world.purses[a] {
			o.payFromPurse(int32(a))
		}
	}
	var ranOut []int32
	for i := range o.record.invoices {
		if o.runClock(int32(i)) {
			ranOut = append(ranOut, int32(i))
		}
	}
	for _, i := range ranOut {
		o.settle(i, o.amount(i))
		if o.book.Debts[i].Open > 0 {
			part := o.clocks[i].part + 1
			o.clocks[i] = obviousClock{part: part, runsOut: o.world.clock(i, part)}
			if o.comesEarly(i) {
				o.clocks[i].runsOut.Base = max(o.clocks[i].runsOut.Base, 1)
				o.clocks[i].runsOut.Call = max(o.clocks[i].runsOut.Call, 1)
			}
		}
	}
}

// runClock adds the day's hazard to what the clock of an invoice has run, and reports whether it runs out.
func (o *obvious) runClock(i int32) bool {
	v := &o.record.invoices[i]
	if !o.owed(i) || o.world.purses[v.Account] || o.onPlan(i) {
		return false
	}
	account, age := &o.book.Accounts[v.Account], o.day-v.Due
	place := slices.Index(o.queue(v.Account), i)
	memory := response.MemoryOf(account, o.day, o.lastRecordedAttempt(v.Account))
	base, call := o.world.draw.Hazards(v.Account, response.CellOf(response.RankOf(place), age, memory),
		o.world.draw.Manner(account, memory.Contact))
	if age >= 1 && o.creditStopped(v.Account) {
		call += o.world.draw.Uplift(v.Account, o.world.draw.Assumed[response.HoldUplift])
	}
	c := &o.clocks[i]
	c.ran.Base += base
	c.ran.Call += call
	return c.ran.Base >= c.runsOut.Base || c.ran.Call >= c.runsOut.Call
}

// lastRecordedAttempt is the latest call on record that counts today, where
// payments come first only from the day after it.
func (o *obvious) lastRecordedAttempt(account int32) ledger.Day {
	last := never
	for _, on := range o.record.attempts[account] {
		if on < o.day || on == o.day && o.callsFirst() {
			last = on
		}
	}
	return last
}

// amount is what the next payment of an invoice covers: as recorded, or a part like the customer's others.
func (o *obvious) amount(i int32) ledger.Cents {
	open, part := o.book.Debts[i].Open, o.clocks[i].part
	if parts := o.record.parts[i]; int(part) < len(parts) {
		return min(parts[part].amount, open)
	}
	return o.world.draw.PartOf(o.world.luck, o.record.invoices[i].Account, i, int(part), open)
}

// settle pays up to amount of an invoice, and returns what was paid.
func (o *obvious) settle(i int32, amount ledger.Cents) ledger.Cents {
	amount = min(amount, o.book.Debts[i].Open)
	if amount <= 0 || !o.book.Issued(i) {
		return 0
	}
	o.apply(ledger.Event{Day: o.day, Kind: ledger.PaymentReceived, Account: o.record.invoices[i].Account, Invoice: i, Index: -1,
		Amount: amount, Due: ledger.NoDay})
	return amount
}

// payFromPurse makes the account's recorded payments of the day, by as much bigger or
// smaller as it is reminded more or less than it was on record. What an invoice can't take goes to
// the oldest overdue ones.
func (o *obvious) payFromPurse(a int32) {
	payments := o.record.purse[o.day-o.world.From][a]
	if len(payments) == 0 {
		return
	}
	draw, acc := &o.world.draw, &o.book.Accounts[a]
	now := draw.PurseRatio(a, response.ReminderOf(acc, o.day), draw.Manner(acc, response.ContactOf(acc, o.day)))
	ratio := now / draw.PurseRatio(a, o.record.reminder[o.day-o.world.From][a], 1)
	if o.creditStopped(a) && o.book.Standings[a].Overdue > 0 {
		ratio *= draw.PurseOnHold(a)
	}
	left := ledger.Cents(0)
	for _, p := range payments {
		if o.book.WithAgency(p.Invoice) || o.onPlan(p.Invoice) || o.office.withheld[p.Invoice] {
			continue
		}
		amount := p.Amount
		if ratio != 1 {
			amount = ledger.Cents(float64(p.Amount) * ratio)
		}
		left += amount - o.settle(p.Invoice, amount)
	}
	for _, i := range o.queue(a) {
		if left > 0 && o.record.invoices[i].Due < o.day && !o.onPlan(i) {
			left -= o.settle(i, left)
		}
	}
}
