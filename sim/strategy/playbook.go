package strategy

import (
	"firstcall/data/ledger"
	"firstcall/sim/strategy/expr"
)

// Playbook is a written collections policy: whom to call first, how often, and
// what a promise is. Load reads one; Default is the one in force without a file.
type Playbook struct {
	Goal     string // the question that the run answers, echoed on the report
	Capacity Capacity
	Limits   Limits
	Costs    Costs
	Promises Promises
	Params   []expr.Param // in the order of the file
	Gate     []string     // conditions on a comparison, as written

	// Strategies are those that the playbook lists, in its order. Yardsticks are
	// in every run and never among them, listed or not.
	Strategies []Strategy

	own resolver
}

// Capacity is how many calls can be made, and when.
type Capacity struct {
	CallsPerDay int // attempts on a working day; 0 when the playbook leaves it to the history
	WorkingDays Week
	Holidays    []ledger.Day // ascending; nobody calls on these
}

// DefaultCallsPerDay is the capacity where neither the playbook nor a call log says one.
const DefaultCallsPerDay = 12

// Limits protect the customer. They hold for every strategy, on every day; 0 is no limit.
type Limits struct {
	DaysBetweenAttempts   int // an attempt on day d is followed by none before day d + this
	DaysAfterConversation int // the same after somebody was spoken to
	AttemptsPer7Days      int // attempts on any 7 consecutive days
	MessagesPerDay        int // letters, e-mails, messages left: on one day
}

// Costs are in the ledger's currency.
type Costs struct {
	PerAttempt    ledger.Cents
	PerMinute     ledger.Cents // of conversation
	PerLetter     ledger.Cents
	PerEmail      ledger.Cents
	CostOfCapital float64 // a year, 0.08 is 8 %
}

// Promises says when a promise to pay counts as kept, and until when it is open.
type Promises struct {
	GraceDays int     // days after the promised date in which a payment still keeps it
	Tolerance float64 // share of the promised amount that must have come in
}

// newPlaybook holds what is in force where a file says nothing. Grace and
// tolerance are the upper ends of common practice (3 to 5 days, 90 to 95 %).
func newPlaybook() *Playbook {
	return &Playbook{
		Capacity: Capacity{WorkingDays: mondayToFriday},
		Limits:   Limits{DaysBetweenAttempts: 3, DaysAfterConversation: 7, AttemptsPer7Days: 7, MessagesPerDay: 1},
		Promises: Promises{GraceDays: 5, Tolerance: 0.95},
	}
}
