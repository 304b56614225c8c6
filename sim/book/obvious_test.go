package book

import (
	"firstcall/data/ledger"
)

// obvious answers for one account what was known on a morning, straight from
// the ledger's rows and without a state machine: slow, and plain to see.
type obvious struct {
	l       *ledger.Ledger
	rules   Rules
	day     ledger.Day
	account int32
}

// known reports whether something of day happened before the morning.
func (o *obvious) known(day ledger.Day) bool { return day < o.day }

func (o *obvious) invoices() (rows []int32) {
	for i := range o.l.NumInvoices() {
		if v := o.l.Invoice(i); v.Account == o.account && !v.CreditNote {
			rows = append(rows, int32(i))
		}
	}
	return rows
}

// left is what is open of an invoice on the morning of day.
func (o *obvious) left(invoice int32, day ledger.Day) ledger.Cents {
	sum := o.l.Invoice(int(invoice)).Amount
	for i := range o.l.NumPayments() {
		if p := o.l.Payment(i); p.Invoice == invoice && p.PaidOn < day {
			sum -= p.Amount
		}
	}
	for i := range o.l.NumCredits() {
		if c := o.l.Credit(i); c.Invoice == invoice && c.On < day {
			sum -= c.Amount
		}
	}
	return sum
}

// open are the issued invoices of which something is open.
func (o *obvious) open() (rows []int32) {
	for _, i := range o.invoices() {
		if o.known(o.l.Invoice(int(i)).Issued) && o.left(i, o.day) > 0 {
			rows = append(rows, i)
		}
	}
	return rows
}

// late are the open invoices past their due date.
func (o *obvious) late() (rows []int32) {
	for _, i := range o.open() {
		if o.l.Invoice(int(i)).Due < o.day {
			rows = append(rows, i)
		}
	}
	return rows
}

func (o *obvious) sum(rows []int32) (sum ledger.Cents) {
	for _, i := range rows {
		sum += o.left(i, o.day)
	}
	return sum
}

// lateness is how many invoices a payment has settled after their issue, and the sum of their days late.
func (o *obvious) lateness() (paid, days float64) {
	for _, i := range o.invoices() {
		v := o.l.Invoice(int(i))
		for d := v.Issued; o.known(d); d++ {
			if o.left(i, d) > 0 && o.left(i, d+1) == 0 && o.endsPaid(i, d) {
				paid++
				days += float64(d - v.Due)
			}
		}
	}
	return paid, days
}

// endsPaid reports whether it is a payment that settles the invoice on day: credits come first.
func (o *obvious) endsPaid(invoice int32, day ledger.Day) bool {
	for i := range o.l.NumPayments() {
		if p := o.l.Payment(i); p.Invoice == invoice && p.PaidOn == day {
			return true
		}
	}
	return false
}

func (o *obvious) calls() (calls []ledger.Call) {
	var all []ledger.Call
	for i := range o.l.NumCalls() {
		if c := o.l.Call(i); c.Account == o.account && o.known(c.On) {
			all = append(all, c)
		}
	}
	for d := o.l.FirstDay(); o.known(d); d++ {
		for _, c := range all {
			if c.On == d {
				calls = append(calls, c)
			}
		}
	}
	return calls
}

// last is the last attempt, and the last conversation.
func (o *obvious) last() (attempt, talk ledger.Day) {
	attempt, talk = never, never
	for _, c := range o.calls() {
		attempt = c.On
		if c.Outcome.Conversation() {
			talk = c.On
		}
	}
	return attempt, talk
}

// attempts counts those of the last days.
func (o *obvious) attempts(days ledger.Day) (n int) {
	for _, c := range o.calls() {
		if c.On >= o.day-days {
			n++
		}
	}
	return n
}

// promises judges each promise by itself: kept on the first day on which the
// payments since reach its amount, broken when its grace is over, replaced by
// the next one. open is the one still standing, or nil.
func (o *obvious) promises() (kept, broken int, open *Promise) {
	var made []ledger.Call
	for _, c := range o.calls() {
		if c.Outcome == ledger.PromiseToPay {
			made = append(made, c)
		}
	}
	for n, c := range made {
		p := Promise{Made: c.On, Due: c.PromisedOn, Amount: c.PromisedAmount}
		if p.Due == ledger.NoDay {
			p.Due = c.On
		}
		if p.Amount == 0 {
			p.Amount = o.overdueAtCall(c.On)
		}
		if p.Amount == 0 {
			continue
		}
		lapses := p.Due + ledger.Day(o.rules.GraceDays) + 1
		replaced := ledger.Day(1 << 29)
		if n+1 < len(made) {
			replaced = made[n+1].On
		}
		end := min(lapses, replaced)
		keeps := end
		for d := c.On; d < end; d++ {
			if o.paidIn(c.On, d).Major() >= o.rules.Tolerance*p.Amount.Major() {
				keeps = d
				break
			}
		}
		switch {
		case keeps < min(end, o.day):
			kept++
		case o.day < end, o.day == end && replaced < lapses: // a call of today is not known yet
			open = &p
		case lapses <= replaced || replaced >= p.Due:
			broken++
		}
	}
	return kept, broken, open
}

// overdueAtCall is what was overdue when a call of day was made: today's invoices are
// written by then, today's credits and payments are not booked.
func (o *obvious) overdueAtCall(day ledger.Day) (sum ledger.Cents) {
	for _, i := range o.invoices() {
		if v := o.l.Invoice(int(i)); v.Issued <= day && v.Due < day {
			sum += max(0, o.left(i, day))
		}
	}
	return sum
}

// paidIn is the account's cash from one day to another, both included.
func (o *obvious) paidIn(from, to ledger.Day) (sum ledger.Cents) {
	for i := range o.l.NumPayments() {
		p := o.l.Payment(i)
		if o.l.Invoice(int(p.Invoice)).Account == o.account && p.PaidOn >= from && p.PaidOn <= to {
			sum += p.Amount
		}
	}
	return sum
}

func (o *obvious) callable(l Limits) bool {
	attempt, talk := o.last()
	return o.sum(o.late()) > 0 &&
		o.day-attempt >= ledger.Day(l.DaysBetweenAttempts) &&
		o.day-talk >= ledger.Day(l.DaysAfterConversation) &&
		(l.AttemptsPer7Days == 0 || o.attempts(6) < l.AttemptsPer7Days)
}

func (o *obvious) since() ledger.Day {
	first := o.l.Customer(int(o.account)).Since
	for i := range o.l.NumInvoices() {
		if v := o.l.Invoice(i); v.Account == o.account && (first == ledger.NoDay || v.Issued < first) {
			first = v.Issued
		}
	}
	return first
}

func (o *obvious) sinceContact(channel string) float64 {
	last := never
	for i := range o.l.NumContacts() {
		if c := o.l.Contact(i); c.Account == o.account && c.Channel == channel && o.known(c.On) {
			last = max(last, c.On)
		}
	}
	return since(o.day, last)
}

func (o *obvious) field(f Field) float64 {
	paid, daysLate := o.lateness()
	attempt, talk := o.last()
	kept, broken, promise := o.promises()
	dues := func(pick func(a, b ledger.Day) ledger.Day) float64 {
		late := o.late()
		if len(late) == 0 {
			return 0
		}
		due := o.l.Invoice(int(late[0])).Due
		for _, i := range late {
			due = pick(due, o.l.Invoice(int(i)).Due)
		}
		return float64(o.day - due)
	}
	switch f {
	case Overdue:
		return o.sum(o.late()).Major()
	case Balance:
		return o.sum(o.open()).Major()
	case OldestDaysPastDue:
		return dues(func(a, b ledger.Day) ledger.Day { return min(a, b) })
	case NewestDaysPastDue:
		return dues(func(a, b ledger.Day) ledger.Day { return max(a, b) })
	case InvoicesOverdue:
		return float64(len(o.late()))
	case AvgDaysLate:
		return daysLate / max(paid, 1)
	case PaidInvoices:
		return paid
	case DaysSinceAttempt:
		return since(o.day, attempt)
	case DaysSinceConversation:
		return since(o.day, talk)
	case Attempts7d:
		return float64(min(o.attempts(7), recentAttempts))
	case PromiseOpen:
		return flag(promise != nil)
	case PromiseDue:
		return flag(promise != nil && promise.Due <= o.day)
	case DaysToPromise:
		if promise == nil {
			return Never
		}
		return float64(promise.Due - o.day)
	case PromisedAmount:
		if promise == nil {
			return 0
		}
		return promise.Amount.Major()
	case PromisesKept:
		return float64(kept)
	case PromisesBroken:
		return float64(broken)
	case Disputed:
		for _, i := range o.open() {
			if v := o.l.Invoice(int(i)); v.DisputedOn != ledger.NoDay && o.known(v.DisputedOn) &&
				(v.DisputeResolved == ledger.NoDay || !o.known(v.DisputeResolved)) {
				return 1
			}
		}
		return 0
	case CustomerAgeDays:
		return float64(o.day - o.since())
	case CreditLimit:
		return max(0, o.l.Customer(int(o.account)).CreditLimit).Major()
	case PReach:
		talks := 0.0
		for _, c := range o.calls() {
			talks += flag(c.Outcome.Conversation())
		}
		return (talks + 4*testReach) / (float64(len(o.calls())) + 4)
	case PKeep:
		return (float64(kept) + 4*testKeep) / (float64(kept+broken) + 4)
	case PPay14d:
		return payWithin(o.account)
	case ValueOfCall:
		return valueOfCall(o.account)
	case Luck:
		return luckOf(o.account)
	case Segment:
		return TextHash(o.l.Customer(int(o.account)).Segment)
	case Weekday:
		for n, name := range []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"} {
			if o.day.Weekday().String() == name {
				return float64(n + 1)
			}
		}
	case Month:
		return float64(o.day.Time().Month())
	case Capacity:
		return 7
	case DaysToDue:
		next := float64(Never)
		for _, i := range o.open() {
			if days := o.l.Invoice(int(i)).Due - o.day; days >= 0 {
				next = min(next, float64(days))
			}
		}
		return next
	case Due7d:
		var soon []int32
		for _, i := range o.open() {
			if days := o.l.Invoice(int(i)).Due - o.day; days >= 0 && days < 7 {
				soon = append(soon, i)
			}
		}
		return o.sum(soon).Major()
	case Expected14d:
		return expected(o.account)
	case DaysSinceLetter:
		return o.sinceContact("letter")
	case DaysSinceEmail:
		return o.sinceContact("e-mail")
	case WithAgency:
		return 0 // nothing on record is handed over: TestWithAgency
	case InvoicesOpen:
		return float64(len(o.open()))
	case Utilisation:
		if limit := o.l.Customer(int(o.account)).CreditLimit; limit > 0 {
			return o.sum(o.open()).Major() / limit.Major()
		}
		return 0
	}
	panic("field without an obvious value")
}
