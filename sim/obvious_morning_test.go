package sim

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/luck"
	"firstcall/sim/strategy"
)

// overdue adds up what an account has open past its due date.
func (o *obvious) overdue(account int32) (sum ledger.Cents) {
	for _, i := range o.queue(account) {
		if o.record.invoices[i].Due < o.day {
			sum += o.book.Debts[i].Open
		}
	}
	return sum
}

// callable lists the accounts that may be called today: something is overdue, or falls due soon
// enough for a strategy that calls before the due date; no limit is in the way, and no plan.
func (o *obvious) callable(l book.Limits) (accounts []int32) {
	for a := range o.book.Accounts {
		wanted := o.overdue(int32(a)) > 0
		if before := ledger.Day(strategy.BeforeDue(o.follows)); before > 0 {
			for _, i := range o.queue(int32(a)) {
				if due := o.record.invoices[i].Due; due >= o.day && due <= o.day+before {
					wanted = true
				}
			}
		}
		if _, forbidden := o.forbids(int32(a), l); wanted && !forbidden && !o.paysInInstalments(int32(a)) {
			accounts = append(accounts, int32(a))
		}
	}
	return accounts
}

// forbids reports which limit forbids a call today, from all that has happened to the account.
func (o *obvious) forbids(account int32, l book.Limits) (book.Limit, bool) {
	var forbidden [book.NumLimits]bool
	attempts := 0
	for _, e := range o.story[account] {
		if e.Kind != ledger.CallMade {
			continue
		}
		ago := int(o.day - e.Day)
		if ago == 0 {
			forbidden[book.OneCallADay] = true
		}
		if ago < l.DaysBetweenAttempts {
			forbidden[book.DaysBetweenAttempts] = true
		}
		if e.Outcome.Conversation() && ago < l.DaysAfterConversation {
			forbidden[book.DaysAfterConversation] = true
		}
		if ago < 7 {
			attempts++
		}
	}
	forbidden[book.AttemptsPer7Days] = l.AttemptsPer7Days > 0 && attempts >= l.AttemptsPer7Days
	forbidden[book.MessagesPerDay] = l.MessagesPerDay > 0 && o.messagesToday(account) >= l.MessagesPerDay
	if h := l.Hours; h != nil && h.Zone[account] >= 0 {
		shut, at := h.Shut[h.Zone[account]], int(o.day-h.First)
		forbidden[book.CallingHours] = at >= 0 && at < len(shut) && shut[at]
	}
	for _, limit := range [...]book.Limit{book.OneCallADay, book.DaysBetweenAttempts, book.DaysAfterConversation,
		book.AttemptsPer7Days, book.MessagesPerDay, book.CallingHours} {
		if forbidden[limit] {
			return limit, true
		}
	}
	return 0, false
}

// messagesToday counts letters, e-mails, text messages and messages left by a caller.
func (o *obvious) messagesToday(account int32) (n int) {
	for _, e := range o.story[account] {
		if e.Day == o.day && (e.Kind == ledger.ContactSent || e.Kind == ledger.CallMade && e.Outcome == ledger.LeftMessage) {
			n++
		}
	}
	return n
}

func (o *obvious) mayMessage(account int32) bool {
	most := o.world.Limits.MessagesPerDay
	return most == 0 || o.messagesToday(account) < most
}

// paysInInstalments reports whether a plan of the account is running.
func (o *obvious) paysInInstalments(account int32) (is bool) {
	for _, e := range o.story[account] {
		switch e.Kind {
		case ledger.PlanAgreed:
			is = true
		case ledger.PlanKept, ledger.PlanBroken:
			is = false
		}
	}
	return is
}

// see is what the office knows of some accounts now.
func (o *obvious) see(accounts []int32) *book.Morning {
	w := o.world
	m := &book.Morning{Accounts: accounts, Capacity: w.CallsPerDay}
	for d := w.From; d < o.day; d++ {
		if w.Working(d) {
			m.Season++
		}
		if next := d + 1; next.Weekday() == 1 {
			m.Week++
		}
		if next := d + 1; next.Time().Day() == 1 {
			m.Month++
		}
	}
	o.book.Describe(m, strategy.Reads(o.follows), w.desk, func(a int32) float64 {
		return w.luck.Uniform(luck.Ranking, int(a), int(o.day))
	})
	return m
}
