package strategy

import (
	"firstcall/data/ledger"
	"firstcall/data/zone"
	"firstcall/sim/response"
	"firstcall/sim/strategy/condition"
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
	Params   []expr.Param          // in the order of the file
	Assumed  response.Assumed      // what a ledger can't tell
	Classes  []expr.Class          // in the order of the file, which is that in which they are tried
	Gate     []condition.Condition // in the order of the file

	// Segments are the customers' segments that its expressions name.
	Segments []string

	// Strategies are those that the playbook lists, in its order. Yardsticks are
	// in every run and never among them, listed or not.
	Strategies []Strategy

	// Digest is the SHA-256 of the text that was read, in hexadecimal digits.
	Digest string

	own resolver
}

// Capacity is how many calls can be made, and when.
type Capacity struct {
	CallsPerDay int // attempts on a working day; 0 when the playbook leaves it to the history
	// Letters and e-mails of a policy on a working day; 0 is no limit.
	LettersPerDay, EmailsPerDay int

	WorkingDays Week
	Holidays    []ledger.Day // ascending; nobody calls on these
	Hours       zone.Hours   // when the office calls, in its own time zone
	Timezone    string       // the office's, such as Europe/Berlin; "" when the playbook does not say
}

// DefaultCallsPerDay is the capacity where neither the playbook nor a call log says one.
const DefaultCallsPerDay = 12

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
// tolerance are the upper ends of common practice (3 to 5 days, 90 to 95 %);
// calling hours are those of 12 CFR 1006.6(b)(1).
func newPlaybook() *Playbook {
	return &Playbook{
		Assumed:  response.DefaultAssumed(),
		Capacity: Capacity{WorkingDays: mondayToFriday, Hours: zone.Hours{From: 9 * 60, To: 17 * 60}},
		Limits: Limits{DaysBetweenAttempts: 3, DaysAfterConversation: 7, AttemptsPer7Days: 7, MessagesPerDay: 1,
			CallingHours: zone.Hours{From: 8 * 60, To: 21 * 60}},
		Promises: Promises{GraceDays: 5, Tolerance: 0.95},
	}
}
