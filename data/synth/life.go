package synth

import (
	"firstcall/data/ledger"
)

// life is the changing half of a world: one course of events under one policy
// and one replication of the luck of calls. Each day the customers who have a
// pay day pay, and then the office calls; a call acts from the next day on.
type life struct {
	world *world
	calls luck
	day   int32

	left    []ledger.Cents // by invoice: what is still open
	cleared []int32        // by invoice: day on which the office has settled the query, 0 not asked
	oldest  []int32        // by customer: its first invoice that may be open
	overdue []ledger.Cents // by customer: open and past due
	moods   []mood

	countFrom       int32
	cash            ledger.Cents // received from countFrom on
	attempts, talks int
	log             *logbook // nil where only the sums matter
}

func newLife(w *world) *life {
	l := &life{
		world: w, calls: newLuck(w.seed, forCalls, 0), log: &logbook{}, countFrom: never,
		left: make([]ledger.Cents, len(w.invoices)), cleared: make([]int32, len(w.invoices)),
		oldest: make([]int32, len(w.customers)), overdue: make([]ledger.Cents, len(w.customers)),
		moods: make([]mood, len(w.customers)),
	}
	for i := range l.left {
		l.left[i] = w.invoices[i].amount
	}
	for c := range l.moods {
		l.oldest[c] = w.customers[c].invoices.first
		l.moods[c] = newMood()
	}
	return l
}

// fork is a copy that continues with its own luck of calls and keeps no log.
func (l *life) fork(replication int) *life {
	f := *l
	f.calls = newLuck(l.world.seed, forCalls, replication)
	f.log = nil
	f.left = append([]ledger.Cents(nil), l.left...)
	f.cleared = append([]int32(nil), l.cleared...)
	f.oldest = append([]int32(nil), l.oldest...)
	f.overdue = append([]ledger.Cents(nil), l.overdue...)
	f.moods = append([]mood(nil), l.moods...)
	return &f
}

// live runs the days up to until, excluded.
func (l *life) live(until int32, whom policy) {
	for ; l.day < until; l.day++ {
		l.fallDue()
		l.customersPay()
		if l.world.working[l.day] {
			l.officeCalls(whom)
		}
	}
}

// fallDue adds the invoices whose due date was yesterday to what is overdue.
func (l *life) fallDue() {
	for _, i := range l.world.dueYesterday[l.day] {
		l.overdue[l.world.invoices[i].account] += l.left[i]
	}
}

func (l *life) customersPay() {
	for c := range l.world.customers {
		who := &l.world.customers[c]
		if !l.world.payDays[who.calendar][l.day] || l.day >= who.stopsPaying {
			continue
		}
		account := int32(c)
		for l.oldest[c] < who.invoices.last && l.left[l.oldest[c]] == 0 {
			l.oldest[c]++
		}
		if i := l.oldest[c]; i == who.invoices.last || l.world.invoices[i].issued > l.day {
			continue
		}
		who.behaviour.payday(&visit{l, account, who, &l.moods[c], l.day})
	}
}

// pay receives money for an invoice.
func (l *life) pay(i int32, amount ledger.Cents) {
	invoice := &l.world.invoices[i]
	amount = min(amount, l.left[i])
	if amount <= 0 {
		return
	}
	mood := &l.moods[invoice.account]
	mood.notePayment(amount)
	l.left[i] -= amount
	if invoice.due < l.day {
		l.overdue[invoice.account] -= amount
	}
	if l.left[i] == 0 {
		mood.invoicesPaid++
		mood.daysLate += l.day - invoice.due
	}
	if l.day >= l.countFrom {
		l.cash += amount
	}
	if l.log != nil {
		l.log.payments = append(l.log.payments, paymentRow{i, l.day, amount})
	}
}

// blocked reports whether a query stands in the way of paying an invoice.
func (l *life) blocked(i, day int32) bool {
	if day >= l.world.invoices[i].disputedUntil {
		return false
	}
	return l.cleared[i] == 0 || day < l.cleared[i]
}

// daysPastDue is the age of the account's oldest open overdue invoice, 0 when nothing is overdue.
func (l *life) daysPastDue(account int32) int32 {
	for i := l.oldest[account]; i < l.world.customers[account].invoices.last; i++ {
		if l.left[i] > 0 {
			return max(0, l.day-l.world.invoices[i].due)
		}
	}
	return 0
}
