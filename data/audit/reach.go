package audit

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"firstcall/data/ledger"
)

// Reach is what a call log tells by itself: how often and when a call reached
// the customer. It needs no invoice.
type Reach struct {
	Attempts      int        `json:"attempts"`
	Conversations int        `json:"conversations"`
	Customers     int        `json:"customers"` // with an attempt
	Outcomes      []Outcome  `json:"outcomes"`
	Hours         []ReachAt  `json:"by_hour"` // of calls with a time of day
	Weekdays      []ReachAt  `json:"by_weekday"`
	Attempt       []ReachAt  `json:"by_attempt"` // first, second and further attempts to a customer
	FirstDay      ledger.Day `json:"first_day"`
	LastDay       ledger.Day `json:"last_day"`
}

// Outcome is how many calls ended in one way.
type Outcome struct {
	Outcome string `json:"outcome"`
	Calls   int    `json:"calls"`
}

// ReachAt is the calls of an hour or a weekday.
type ReachAt struct {
	At            string `json:"at"`
	Attempts      int    `json:"attempts"`
	Conversations int    `json:"conversations"`
}

// Rate is the share of attempts that reached the customer.
func (r ReachAt) Rate() float64 { return float64(r.Conversations) / float64(max(r.Attempts, 1)) }

// mostAttempts is how many attempts to a customer are told apart.
const mostAttempts = 5

// Reached counts the calls of a ledger.
func Reached(l *ledger.Ledger) *Reach {
	r := &Reach{Attempts: l.NumCalls(), FirstDay: l.FirstDay(), LastDay: l.LastDay()}
	var hours [24]ReachAt
	var weekdays [7]ReachAt
	var attempts [mostAttempts]ReachAt
	outcomes := map[ledger.Outcome]int{}
	before := make([]int, l.NumCustomers())
	for _, c := range inOrder(l) {
		talked := c.Outcome.Conversation()
		outcomes[c.Outcome]++
		if before[c.Account] == 0 {
			r.Customers++
		}
		attempts[min(before[c.Account], mostAttempts-1)].count(talked)
		before[c.Account]++
		weekdays[c.On.Weekday()].count(talked)
		if c.Minute >= 0 {
			hours[c.Minute/60].count(talked)
		}
		if talked {
			r.Conversations++
		}
	}
	for h := range hours {
		hours[h].At = fmt.Sprintf("%02d:00", h)
	}
	for day := range weekdays {
		weekdays[day].At = time.Weekday(day).String()
	}
	for n := range attempts {
		attempts[n].At = fmt.Sprint(n + 1)
	}
	attempts[mostAttempts-1].At += " and more"
	r.Hours = some(hours[:])
	r.Weekdays = some(append(weekdays[1:], weekdays[0])) // weeks begin on Monday
	r.Attempt = some(attempts[:])
	for _, name := range ledger.OutcomeNames() {
		if o, _ := ledger.ParseOutcome(name); outcomes[o] > 0 {
			r.Outcomes = append(r.Outcomes, Outcome{name, outcomes[o]})
		}
	}
	return r
}

// inOrder is the calls by day and time of day.
func inOrder(l *ledger.Ledger) []ledger.Call {
	calls := make([]ledger.Call, l.NumCalls())
	for i := range calls {
		calls[i] = l.Call(i)
	}
	slices.SortStableFunc(calls, func(a, b ledger.Call) int { return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.Minute, b.Minute)) })
	return calls
}

func (r *ReachAt) count(talked bool) {
	r.Attempts++
	if talked {
		r.Conversations++
	}
}

// some are those with attempts.
func some(all []ReachAt) []ReachAt {
	return slices.DeleteFunc(slices.Clone(all), func(r ReachAt) bool { return r.Attempts == 0 })
}
