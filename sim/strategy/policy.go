package strategy

import (
	"slices"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/strategy/expr"
)

// Policy is what a strategy does besides choosing whom to call: a timetable of
// letters, e-mails, courtesy calls, credit holds and last resorts, and how its
// callers speak. A replay does it, counts it and prices it (sim/clerk.go).
type Policy struct {
	ID, Description string
	Timetable       []Step
	Conversation    []Manner // the first that fits the account
}

// Action is what a step of a timetable does.
type Action string

// The actions. The first three contact the customer.
const (
	SendLetter   Action = "letter"
	SendEmail    Action = "email"
	MakeCall     Action = "call"
	HoldCredit   Action = "hold"          // invoices to come are not issued until nothing is overdue
	CancelCredit Action = "cancel_credit" // invoices to come are not issued any more
	PlaceDebt    Action = "agency"        // the invoice, or all that is overdue, goes to a collection agency
	WriteOff     Action = "write_off"     // the invoice, or all that is overdue, is given up
)

var actions = []Action{SendLetter, SendEmail, MakeCall, HoldCredit, CancelCredit, PlaceDebt, WriteOff}

// Contacts reports whether the action reaches out to the customer.
func (a Action) Contacts() bool { return a == SendLetter || a == SendEmail || a == MakeCall }

// Anchor is the day of an invoice from which a step counts.
type Anchor string

// The anchors. A step without one looks at accounts, not at invoices.
const (
	AtIssue Anchor = "issue"
	AtDue   Anchor = "due"
)

// Step is one line of a timetable.
type Step struct {
	Do     Action
	Name   string
	At     Anchor // "" where the step looks at every account each working day
	Offset int    // days after the anchor, negative before it
	Within int    // days that an anchored step may be late, because of a weekend, a limit or capacity
	Every  int    // days after which a step without anchor contacts the same account again
	When   []*expr.Program
}

// Verifies reports whether the step is a letter or a call around delivery or
// before the due date, which brings disputes to light early.
func (s *Step) Verifies() bool {
	return (s.Do == SendLetter || s.Do == MakeCall) && (s.At == AtIssue || s.At == AtDue && s.Offset <= 0)
}

// Manner is how callers speak to accounts that pass When.
type Manner struct {
	When      []*expr.Program
	Tone      ledger.Tone
	ByReason  bool // sympathetic with who cannot pay, firm with who will not
	AskReason bool // the reason is asked for and logged
	Press     bool // a promise is pressed for
	Plan      Plan
}

// Plan is what a customer is offered who cannot pay: the debt in equal
// instalments. One instalment is an extension. The zero Plan is no offer.
type Plan struct{ Instalments, DaysApart int }

// Offered reports whether there is a plan.
func (p Plan) Offered() bool { return p.Instalments > 0 }

// Fresh is an equal policy that shares no scratch space with this one.
func (p *Policy) Fresh() *Policy {
	if p == nil {
		return nil
	}
	fresh := *p
	fresh.Timetable, fresh.Conversation = slices.Clone(p.Timetable), slices.Clone(p.Conversation)
	for i := range fresh.Timetable {
		fresh.Timetable[i].When = freshPrograms(fresh.Timetable[i].When)
	}
	for i := range fresh.Conversation {
		fresh.Conversation[i].When = freshPrograms(fresh.Conversation[i].When)
	}
	return &fresh
}

func freshPrograms(programs []*expr.Program) []*expr.Program {
	fresh := make([]*expr.Program, len(programs))
	for i, p := range programs {
		fresh[i] = p.Fresh()
	}
	return fresh
}

// Does reports whether the timetable has a step that does one of these.
func (p *Policy) Does(any ...Action) bool {
	return p != nil && slices.ContainsFunc(p.Timetable, func(s Step) bool { return slices.Contains(any, s.Do) })
}

// Speaks reports whether some manner of the policy is like this.
func (p *Policy) Speaks(like func(Manner) bool) bool {
	return p != nil && slices.ContainsFunc(p.Conversation, like)
}

// Reads are the fields that a strategy and its policy read.
func Reads(s Strategy) book.FieldSet {
	fields := s.Fields()
	p := PolicyOf(s)
	if p == nil {
		return fields
	}
	for _, step := range p.Timetable {
		fields |= FieldsOf(step.When)
	}
	for _, m := range p.Conversation {
		fields |= FieldsOf(m.When)
	}
	return fields
}

// FieldsOf are the columns that any of the programs reads.
func FieldsOf(programs []*expr.Program) book.FieldSet {
	var fields book.FieldSet
	for _, p := range programs {
		fields |= p.Fields()
	}
	return fields
}

// PolicyOf is the written policy that a strategy follows, or nil.
func PolicyOf(s Strategy) *Policy {
	if f, ok := s.(*following); ok {
		return f.policy
	}
	return nil
}

// BeforeDue is how many days before an invoice falls due a strategy may call an
// account with nothing overdue; 0 for not before.
func BeforeDue(s Strategy) int {
	if f, ok := s.(*following); ok {
		return f.beforeDue
	}
	return 0
}

// CallsBeforeDue reports whether a strategy may call an account with nothing overdue.
func CallsBeforeDue(s Strategy) bool {
	p := PolicyOf(s)
	return BeforeDue(s) > 0 || p != nil && slices.ContainsFunc(p.Timetable, func(s Step) bool {
		return s.Do == MakeCall && (s.At != AtDue || s.Offset <= 0)
	})
}

// following is a strategy that also follows a policy, or calls before the due date.
type following struct {
	Strategy
	policy    *Policy // nil: none
	beforeDue int
}

// caller is the strategy itself, or the one inside that chooses whom to call.
func caller(s Strategy) Strategy {
	if f, ok := s.(*following); ok {
		return f.Strategy
	}
	return s
}

func (f *following) Fresh() Strategy {
	return &following{f.Strategy.Fresh(), f.policy.Fresh(), f.beforeDue}
}
