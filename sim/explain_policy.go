package sim

import (
	"slices"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/strategy"
	"firstcall/sim/strategy/expr"
)

// PolicyView is what a written policy has for one account on one morning,
// whatever limits, capacity and earlier steps leave of it.
type PolicyView struct {
	ID     string
	Steps  []StepView
	Manner *strategy.Manner // how callers speak to the account; nil: plainly
}

// StepView is a step of the timetable that the account meets.
type StepView struct {
	strategy.Step
	Invoices []int32 // that have reached the step's day and may still wait for it; none of a step without one
}

// view finds the steps whose day has come and whose conditions the account meets.
func (w *morning) view(p *strategy.Policy, account int32) *PolicyView {
	v := &PolicyView{ID: p.ID}
	open := w.book.OpenInvoices(account, nil)
	for _, s := range p.Timetable {
		var invoices []int32
		for _, i := range open {
			day := stepDay(&s, &w.book.Invoices[i])
			if s.At != "" && day <= w.book.Today && w.book.Today <= day+ledger.Day(s.Within) {
				invoices = append(invoices, i)
			}
		}
		if (s.At == "" && len(open) > 0 || len(invoices) > 0) && w.meets(account, s.When) {
			v.Steps = append(v.Steps, StepView{s, invoices})
		}
	}
	for _, m := range p.Conversation {
		if w.meets(account, m.When) {
			v.Manner = &m
			break
		}
	}
	return v
}

// meets reports whether the account passes all conditions.
func (w *morning) meets(account int32, when []*expr.Program) bool {
	m := &book.Morning{Accounts: []int32{account}, Capacity: w.plan.CallsPerDay}
	if slices.ContainsFunc(when, (*expr.Program).Relative) {
		m.Accounts = w.book.WithOpenInvoices(m.Accounts[:0])
	}
	position := slices.Index(m.Accounts, account)
	w.book.Describe(m, strategy.FieldsOf(when), w.desk, w.luckOf)
	for _, p := range when {
		if position < 0 || p.Eval(m, nil)[position] == 0 {
			return false
		}
	}
	return true
}
