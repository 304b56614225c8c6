package response

import "firstcall/data/ledger"

const (
	planGrace     = 5    // days after its date within which an instalment is on time, as promises usually are (3-5)
	planTolerance = 0.95 // of the amount
)

// agreed is an instalment of a payment plan on record.
type agreed struct {
	due          ledger.Day
	amount, paid ledger.Cents
}

// plans watches what becomes of the instalments agreed on in calls, account by account.
type plans struct {
	open       [][]agreed
	ended, met int32
}

func (p *plans) agree(e ledger.Event) {
	if e.Outcome == ledger.PaymentPlan && e.Due != ledger.NoDay && e.Due >= e.Day && e.Amount > 0 {
		p.open[e.Account] = append(p.open[e.Account], agreed{due: e.Due, amount: e.Amount})
	}
}

// pay credits a payment to the account's instalment that was agreed on first.
func (p *plans) pay(e ledger.Event) {
	p.end(e.Account, e.Day)
	left := e.Amount
	for i := range p.open[e.Account] {
		a := &p.open[e.Account][i]
		part := min(left, a.amount-a.paid)
		a.paid += part
		left -= part
	}
}

// end closes the account's instalments whose grace is over on a day.
func (p *plans) end(account int32, day ledger.Day) {
	kept := p.open[account][:0]
	for _, a := range p.open[account] {
		switch {
		case a.due+planGrace >= day:
			kept = append(kept, a)
			continue
		case a.paid.Major() >= planTolerance*a.amount.Major():
			p.met++
		}
		p.ended++
	}
	p.open[account] = kept
}
