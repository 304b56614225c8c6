package sim

import (
	"slices"

	"firstcall/data/ledger"
	"firstcall/sim/strategy"
	"firstcall/sim/strategy/expr"
)

// obviousOffice is what a written policy has come to so far.
type obviousOffice struct {
	policy    *strategy.Policy // nil: none
	counts    []StepCount
	dealtWith [][]bool       // by step with an anchor, and invoice
	contacted [][]ledger.Day // by step without an anchor, and account
	letters   int            // sent today
	emails    int
	calls     int      // of the timetable today
	stopped   []string // by account: "", "hold" or "cancelled"
	withheld  []bool   // by invoice
	found     []bool   // by invoice: its dispute came to light early
	early     []ledger.Day
	placedOn  []ledger.Day
	plans     []obviousPlan // by account
	later     []obviousLater
	speaks    []int // by account, as of spokeOn: which manner, -1 for none
	spokeOn   ledger.Day
}

// obviousLater is what comes of the policy on a later day.
type obviousLater struct {
	day    ledger.Day
	what   string
	entity int32
}

func newObviousOffice(p *strategy.Policy, invoices, accounts int) obviousOffice {
	f := obviousOffice{policy: p, withheld: make([]bool, invoices), stopped: make([]string, accounts), spokeOn: never}
	if p == nil {
		return f
	}
	f.counts = make([]StepCount, len(p.Timetable))
	for range p.Timetable {
		f.dealtWith = append(f.dealtWith, make([]bool, invoices))
		days := make([]ledger.Day, accounts)
		for a := range days {
			days[a] = never
		}
		f.contacted = append(f.contacted, days)
	}
	f.found, f.early, f.placedOn = make([]bool, invoices), make([]ledger.Day, invoices), make([]ledger.Day, invoices)
	f.plans = make([]obviousPlan, accounts)
	return f
}

// creditStopped reports whether the account's credit is on hold or cancelled.
func (o *obvious) creditStopped(account int32) bool { return o.office.stopped[account] != "" }

// preventedByPolicy reports whether something on record does not happen, because
// the policy withheld the invoice, found the dispute before, or writes the letters itself.
func (o *obvious) preventedByPolicy(e ledger.Event) bool {
	f := &o.office
	if f.policy == nil {
		return false
	}
	switch e.Kind {
	case ledger.InvoiceIssued:
		over := f.stopped[e.Account] == "hold" && o.overdue(e.Account) == 0
		paidAhead := o.book.Debts[e.Invoice].Open < e.Amount
		if !o.creditStopped(e.Account) || over || paidAhead {
			return false
		}
		f.withheld[e.Invoice] = true
		e.Kind, e.Index = ledger.SaleWithheld, -1
		o.apply(e)
		return true
	case ledger.DisputeOpened, ledger.DisputeResolved:
		return f.withheld[e.Invoice] || f.found[e.Invoice]
	case ledger.CreditApplied, ledger.PaymentReceived:
		return f.withheld[e.Invoice]
	case ledger.ContactSent:
		return o.paysInInstalments(e.Account) ||
			e.Channel == ledger.Letter && f.policy.Does(strategy.SendLetter) ||
			e.Channel == ledger.Email && f.policy.Does(strategy.SendEmail)
	}
	return false
}

// followUps does what earlier days left for this one.
func (o *obvious) followUps() {
	for _, f := range slices.Clone(o.office.later) {
		if f.day != o.day {
			continue
		}
		switch f.what {
		case "instalment":
			o.instalment(f.entity)
		case "agency pays":
			o.agencyPays(f.entity)
		case "dispute resolved":
			o.applyAbout(ledger.DisputeResolved, f.entity, 0)
		}
	}
}

func (o *obvious) afterwards(day ledger.Day, what string, entity int32) {
	o.office.later = append(o.office.later, obviousLater{day, what, entity})
}

// applyAbout lets an event about an invoice happen that is on no record.
func (o *obvious) applyAbout(kind ledger.Kind, i int32, amount ledger.Cents) {
	o.apply(ledger.Event{Day: o.day, Kind: kind, Account: o.record.invoices[i].Account, Invoice: i, Index: -1, Due: ledger.NoDay, Amount: amount})
}

// passing lists which accounts with an open invoice, overdue or not, meet all conditions now.
func (o *obvious) passing(when []*expr.Program) []int32 {
	var accounts []int32
	for a := range o.book.Accounts {
		if slices.ContainsFunc(o.book.Of(int32(a)), func(i int32) bool { return o.book.Issued(i) && o.book.Debts[i].Open > 0 }) {
			accounts = append(accounts, int32(a))
		}
	}
	m := o.see(accounts)
	var passing []int32
	failed := make([]bool, len(accounts))
	for _, p := range when {
		for n, holds := range p.Eval(m, nil) {
			failed[n] = failed[n] || holds == 0
		}
	}
	for n, a := range accounts {
		if !failed[n] {
			passing = append(passing, a)
		}
	}
	return passing
}
