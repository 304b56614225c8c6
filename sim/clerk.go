package sim

import (
	"slices"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
	"firstcall/sim/strategy/expr"
)

// clerk does in a replay what the strategy's written policy says besides whom
// to call: the timetable each working morning before the calls, and what
// follows from it later. Without a policy it does nothing.
type clerk struct {
	*replay
	policy *strategy.Policy // nil: none

	counts  []StepCount    // of the steps, in the order of the timetable
	step    int            // that is being done
	queues  []queue        // of the steps, in the order of the timetable
	repeats [][]ledger.Day // by step without anchor and account: when it last contacted it
	sent    [ledger.NumChannels]int
	calls   int // attempts of the timetable today

	credit    []credit     // by account
	onHold    []int32      // accounts whose credit is on hold
	withheld  []bool       // by invoice
	placedOn  []ledger.Day // by invoice
	early     []ledger.Day // by invoice: days by which the payment after its dispute comes earlier
	found     []bool       // by invoice: its dispute came to light early
	plans     []plan       // by account
	manners   []int16      // by account: position in the policy's conversation as of mannersOn, -1 where none fits
	mannersOn ledger.Day
	later     [][]followUp // by day of the season

	// scratch
	seen     []int32 // accounts that a step has dealt with, stamped
	stamp    int32
	morning  book.Morning
	passes   []bool // parallel to morning.Accounts
	values   []float64
	asked    []int32
	everyone []int32
}

// StepCount is what became of a step of a timetable in one replication.
type StepCount struct {
	Done    int // messages sent, calls made, customers whose credit was held or cancelled, invoices handed over or given up
	LeftOut int // invoices for which it would have come too late
}

// done counts one action of the step at hand.
func (c *clerk) done() { c.counts[c.step].Done++ }

// credit is whether invoices to come are issued to an account.
type credit uint8

const (
	creditOpen credit = iota
	creditOnHold
	creditCancelled
)

// followUp is what happens on a later day because of something the clerk did.
type followUp struct {
	kind   followKind
	entity int32 // account or invoice
}

type followKind uint8

const (
	instalmentDue   followKind = iota // account
	agencyPays                        // invoice
	disputeResolved                   // invoice
)

// begin makes the clerk ready to follow p from the first day of the season; nil is no policy.
func (c *clerk) begin(r *replay, p *strategy.Policy) {
	c.replay, c.policy, c.calls = r, p, 0
	if p == nil {
		return
	}
	w := r.world
	accounts, invoices := len(w.index.Since), len(w.index.Invoices)
	c.credit = zeroed(c.credit, accounts)
	c.plans = zeroed(c.plans, accounts)
	c.seen = zeroed(c.seen, accounts)
	c.withheld = zeroed(c.withheld, invoices)
	c.placedOn = zeroed(c.placedOn, invoices)
	c.early = zeroed(c.early, invoices)
	c.found = zeroed(c.found, invoices)
	c.onHold, c.stamp, c.mannersOn = c.onHold[:0], 0, never
	if len(c.later) != len(w.days) {
		c.later = make([][]followUp, len(w.days))
	}
	for d := range c.later {
		c.later[d] = c.later[d][:0]
	}
	c.startTimetable(p.Timetable)
}

// after has something happen on a later day, if the season lasts until then.
func (c *clerk) after(day ledger.Day, kind followKind, entity int32) {
	if day <= c.world.To {
		d := day - c.world.From
		c.later[d] = append(c.later[d], followUp{kind, entity})
	}
}

// followUps does what earlier days left for this one.
func (c *clerk) followUps(d int, day ledger.Day) {
	if c.policy == nil {
		return
	}
	for _, f := range c.later[d] {
		switch f.kind {
		case instalmentDue:
			c.instalment(d, day, f.entity)
		case agencyPays:
			c.agencyPays(d, day, f.entity)
		case disputeResolved:
			c.dispute(day, ledger.DisputeResolved, f.entity)
		}
	}
}

// event is a simulated event about an invoice, with its open amount.
func (c *clerk) event(day ledger.Day, kind ledger.Kind, invoice int32) ledger.Event {
	return ledger.Event{Day: day, Kind: kind, Account: c.book.Invoices[invoice].Account, Invoice: invoice, Index: -1,
		Due: ledger.NoDay, Amount: c.book.Debts[invoice].Open}
}

// about is a simulated event about an account.
func about(day ledger.Day, kind ledger.Kind, account int32) ledger.Event {
	return ledger.Event{Day: day, Kind: kind, Account: account, Invoice: -1, Index: -1, Due: ledger.NoDay}
}

// pass finds which of the accounts meet all conditions this morning. Where a
// condition ranks accounts among each other, it ranks all that have an open invoice.
func (c *clerk) pass(accounts []int32, when []*expr.Program) []bool {
	m := &c.morning
	m.Accounts = m.Accounts[:0]
	if slices.ContainsFunc(when, (*expr.Program).Relative) {
		m.Accounts = c.book.WithOpenInvoices(m.Accounts)
	} else {
		m.Accounts = append(m.Accounts, accounts...)
	}
	c.describe(m, strategy.FieldsOf(when))
	c.passes = zeroed(c.passes, len(accounts))
	for i := range c.passes {
		c.passes[i] = true
	}
	for _, p := range when {
		c.values = p.Eval(m, c.values[:0])
		at := 0
		for i, a := range accounts { // both ascend
			for m.Accounts[at] != a {
				at++
			}
			c.passes[i] = c.passes[i] && c.values[at] != 0
		}
	}
	return c.passes
}

// assumed is a number of the replication that the ledger can't tell.
func (c *clerk) assumed(a response.Assumption) float64 { return c.world.draw.Assumed[a] }
