package sim

import (
	"fmt"
	"slices"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/luck"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// Explanation tells what a strategy makes of one account on one morning.
type Explanation struct {
	On       ledger.Day
	Account  int32
	Owes     bool // something is overdue
	Callable bool
	Blocks   []Block      // limits that forbid a call
	Free     ledger.Day   // the first day on which it can be called if nothing happens; NoDay when not in sight
	Fields   []FieldValue // what the strategy reads of it, in the order of book.Fields
	Class    string       // "" without classes, or of none
	Says     string       // what the playbook says about the class
	Others   int          // accounts that can be called on the morning, itself included
	Reasons  strategy.Reasons
	Policy   *PolicyView // nil: the strategy follows none
}

// Block is a limit that forbids a call, until the day on which it no longer does.
type Block struct {
	Limit string // its key in a playbook
	Until ledger.Day
}

// FieldValue is a field of the account.
type FieldValue struct {
	Field book.FieldInfo
	Value float64
	Text  string // of a field that holds text
}

// Explain opens the book on the morning of p.From, from the recorded events
// before it only, with forecasts fitted on these, and tells what s, of the
// playbook, makes of the account. Of the plan it needs From, CallsPerDay,
// Limits, Promises, Working and Seed. Strategies that take turns count them from
// first, the season's first day; what learns has seen nothing of the season yet.
func Explain(l *ledger.Ledger, playbook *strategy.Playbook, s strategy.Strategy, p Plan, first ledger.Day, account int32) (*Explanation, error) {
	w, err := openMorning(l, p, fitUntil(l, p.From, playbook.Assumed))
	if err != nil {
		return nil, fmt.Errorf("explaining: %w", err)
	}
	need := strategy.Reads(s) | playbook.ClassFields()
	m := w.fill(min(first, p.From), need, strategy.BeforeDue(s))
	e := &Explanation{On: p.From, Account: account, Others: len(m.Accounts), Owes: w.book.Standings[account].Overdue > 0, Callable: slices.Contains(m.Accounts, account)}
	alone := book.Morning{Accounts: []int32{account}, Capacity: p.CallsPerDay}
	w.book.Describe(&alone, need, w.desk, w.luckOf)
	for _, f := range book.Fields() {
		if !strategy.Reads(s).Has(f.Field) {
			continue
		}
		v := FieldValue{Field: f, Value: alone.Columns[f.Field][0]}
		if f.Field == book.Segment {
			v.Text = l.Customer(int(account)).Segment
		}
		e.Fields = append(e.Fields, v)
	}
	e.Class, e.Says = playbook.ClassOf(&alone, 0)
	if policy := strategy.PolicyOf(s); policy != nil {
		e.Policy = w.view(policy, account)
	}
	if !e.Callable {
		e.Blocks, e.Free = w.blocks(account)
		return e, nil
	}
	for position, a := range m.Accounts {
		if a == account {
			e.Reasons = strategy.Explain(s, m, p.CallsPerDay, int32(position))
		}
	}
	return e, nil
}

// morning is the book of one morning as it would be on the desk: nothing of
// that day or later is in it.
type morning struct {
	plan Plan
	book *book.Book
	desk book.Forecast
	luck luck.Source
}

// fitUntil fits a model on what happened before a day.
func fitUntil(l *ledger.Ledger, end ledger.Day, given response.Assumed) *response.Model {
	return response.FitOne(response.NewTally(book.NewIndex(l), l.Events(), end), given)
}

// openMorning opens the morning of p.From with the forecasts of a model that knows nothing of it.
func openMorning(l *ledger.Ledger, p Plan, model *response.Model) (*morning, error) {
	p.To = p.From
	s, err := openSeason(l, model, p)
	if err != nil {
		return nil, err
	}
	s.opening.Open(p.From)
	return &morning{plan: p, book: s.opening, desk: response.NewForecast(model), luck: luck.New(p.Seed, 0)}, nil
}

func (w *morning) luckOf(account int32) float64 {
	return w.luck.Uniform(luck.Ranking, int(account), int(w.book.Today))
}

// fill is the morning that a strategy sees, of a season that began on first.
func (w *morning) fill(first ledger.Day, need book.FieldSet, beforeDue int) *book.Morning {
	m := &book.Morning{Capacity: w.plan.CallsPerDay}
	m.Since(first, w.plan.From, w.plan.Working)
	w.book.Fill(m, w.plan.Limits, beforeDue, need, w.desk, w.luckOf)
	return m
}

// LongestLimit is beyond every limit that a playbook may set, in days.
const LongestLimit = 400

// blocks finds the limits that forbid a call and until when, and the first day
// on which none does, if nothing happens in between.
func (w *morning) blocks(account int32) (blocks []Block, free ledger.Day) {
	l := w.plan.Limits
	for _, one := range []struct {
		name   string
		limits book.Limits
	}{
		{"days_between_attempts", book.Limits{DaysBetweenAttempts: l.DaysBetweenAttempts}},
		{"days_after_conversation", book.Limits{DaysAfterConversation: l.DaysAfterConversation}},
		{"attempts_per_7_days", book.Limits{AttemptsPer7Days: l.AttemptsPer7Days}},
		{"messages_per_day", book.Limits{MessagesPerDay: l.MessagesPerDay}},
		{"calling_hours", book.Limits{Hours: l.Hours}},
	} {
		if until := w.firstCallable(account, one.limits); (until > w.book.Today || until == ledger.NoDay) && w.book.Standings[account].Overdue > 0 {
			blocks = append(blocks, Block{one.name, until})
		}
	}
	return blocks, w.firstCallable(account, l)
}

// firstCallable is the first day, from today, on which the limits allow a call
// if nothing happens; NoDay when that is not in sight.
func (w *morning) firstCallable(account int32, l book.Limits) ledger.Day {
	later := book.New(w.book.Index, w.book.Rules)
	later.CopyFrom(w.book)
	for day := w.book.Today; day <= w.book.Today+LongestLimit; day++ {
		later.Open(day)
		if later.Callable(account, l) {
			return day
		}
	}
	return ledger.NoDay
}
