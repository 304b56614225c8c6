package book

import (
	"math/bits"
	"sort"

	"firstcall/data/ledger"
)

// Callables appends the callable accounts of the morning to dst, in order, and
// those of which an invoice falls due within beforeDue days, if that is not 0.
func (b *Book) Callables(l Limits, beforeDue int, dst []int32) []int32 {
	if beforeDue > 0 {
		for a := range int32(len(b.Accounts)) {
			s := &b.Standings[a]
			if (s.Overdue > 0 || s.OpenInvoices > 0 && b.fallsDue(a, ledger.Day(beforeDue))) && b.Free(a, l) {
				dst = append(dst, a)
			}
		}
		return dst
	}
	if !b.rest.guarded || l != b.rest.limits {
		b.owing.each(func(a int32) {
			if b.Free(a, l) {
				dst = append(dst, a)
			}
		})
		return dst
	}
	for n, word := range b.owing {
		for word &^= b.rest.resting[n] | b.onPlan[n]; word != 0; word &= word - 1 {
			a := int32(n<<6 + bits.TrailingZeros64(word))
			if l.Hours == nil || !l.Hours.shut(a, b.Today) {
				dst = append(dst, a)
			}
		}
	}
	return dst
}

// WithOpenInvoices appends the accounts that have an open invoice to dst, in order.
func (b *Book) WithOpenInvoices(dst []int32) []int32 {
	for a := range b.Standings {
		if b.Standings[a].OpenInvoices > 0 {
			dst = append(dst, int32(a))
		}
	}
	return dst
}

// fallsDue reports whether an open invoice of the account falls due today or within days.
func (b *Book) fallsDue(account int32, days ledger.Day) bool {
	invoices := b.Of(account)
	first := sort.Search(len(invoices), func(k int) bool { return b.Debts[invoices[k]].Due >= b.Today })
	for _, i := range invoices[first:] {
		if b.Debts[i].Due > b.Today+days {
			return false
		}
		if b.Debts[i].Open > 0 && b.Issued(i) && !b.WithAgency(i) {
			return true
		}
	}
	return false
}

// Since sets where in the season the morning of day is, for strategies that take turns.
func (m *Morning) Since(from, day ledger.Day, working func(ledger.Day) bool) {
	first, now := from.Time(), day.Time()
	m.Month = 12*(now.Year()-first.Year()) + int(now.Month()-first.Month())
	monday := func(d ledger.Day) int { return int(d) - (int(d.Weekday())+6)%7 }
	m.Week = (monday(day) - monday(from)) / 7
	if int32(day) < m.Day || m.start != from {
		m.start, m.counted, m.Season = from, from, 0
	}
	for ; m.counted < day; m.counted++ {
		if working(m.counted) {
			m.Season++
		}
	}
}

// Forecast answers the fields that come from a model fitted on what was known
// before the season.
type Forecast interface {
	// PayWithin is the chance that the account's oldest overdue invoice is paid within 14 days without a call.
	PayWithin(b *Book, account int32) float64
	// ValueOfCall is the expected extra cash (major units) within 14 days of one attempt today.
	ValueOfCall(b *Book, account int32) float64
	// Expected is the expected cash (major units) of the overdue invoices within 14 days without a call.
	Expected(b *Book, account int32) float64
}

// Fill sets m to the morning of b.Today: the callable accounts (see Callables) and the columns
// in need. luck is the account's keyed number of the day. Whoever calls it sets
// m.Capacity, and m.Since, before.
func (b *Book) Fill(m *Morning, l Limits, beforeDue int, need FieldSet, f Forecast, luck func(account int32) float64) {
	m.Accounts = b.Callables(l, beforeDue, m.Accounts[:0])
	b.Describe(m, need, f, luck)
}

// Describe sets the columns in need of m.Accounts, whoever they are, as of the
// morning of b.Today.
func (b *Book) Describe(m *Morning, need FieldSet, f Forecast, luck func(account int32) float64) {
	m.Day, m.Weekday, m.MonthOfYear = int32(b.Today), int(b.Today.Weekday()), int(b.Today.Time().Month())
	m.Order = b.Order
	for field := range Field(NumFields) {
		m.Columns[field] = m.Columns[field][:0]
		if need.Has(field) {
			m.Columns[field] = b.column(field, m, f, luck)
		}
	}
}

// column appends the field's value of every account of the morning to its empty column.
func (b *Book) column(field Field, m *Morning, f Forecast, luck func(account int32) float64) []float64 {
	col := m.Columns[field]
	switch field {
	case Overdue:
		for _, a := range m.Accounts {
			col = append(col, b.Standings[a].Overdue.Major())
		}
	case OldestDaysPastDue:
		for _, a := range m.Accounts {
			col = append(col, b.oldestDaysPastDue(a))
		}
	case AvgDaysLate:
		for _, a := range m.Accounts {
			col = append(col, b.avgDaysLate(a))
		}
	case PaidInvoices:
		for _, a := range m.Accounts {
			col = append(col, float64(b.Standings[a].Paid.Invoices))
		}
	case PromiseDue:
		for _, a := range m.Accounts {
			col = append(col, b.promiseDue(a))
		}
	case Weekday:
		col = fill(col, len(m.Accounts), (m.Weekday+6)%7+1)
	case Month:
		col = fill(col, len(m.Accounts), m.MonthOfYear)
	case Capacity:
		col = fill(col, len(m.Accounts), m.Capacity)
	default:
		for _, a := range m.Accounts {
			col = append(col, b.value(field, a, f, luck))
		}
	}
	return col
}

// fill appends n times what is the same for every account.
func fill(col []float64, n, value int) []float64 {
	for range n {
		col = append(col, float64(value))
	}
	return col
}

func (b *Book) oldestDaysPastDue(account int32) float64 {
	s := &b.Standings[account]
	if s.oldest != unknown {
		return float64(b.Today - s.oldest)
	}
	if s.OverdueInvoices == 0 {
		return 0
	}
	return float64(b.Today - b.OldestOverdue(account))
}

func (b *Book) avgDaysLate(account int32) float64 {
	p := b.Standings[account].Paid
	return float64(p.DaysLate) / float64(max(p.Invoices, 1))
}

func (b *Book) promiseDue(account int32) float64 {
	return flag(b.PromiseOpen(account) && b.Today >= b.Accounts[account].Promise.Due)
}

// Select sets m to the accounts of whole at the given positions, in that order,
// with the columns in need. It reuses m's memory.
func (m *Morning) Select(whole *Morning, positions []int32, need FieldSet) {
	accounts, columns := m.Accounts[:0], m.Columns
	*m = *whole
	for _, p := range positions {
		accounts = append(accounts, whole.Accounts[p])
	}
	for f := range columns {
		columns[f] = columns[f][:0]
		if need.Has(Field(f)) {
			for _, p := range positions {
				columns[f] = append(columns[f], whole.Columns[f][p])
			}
		}
	}
	m.Accounts, m.Columns = accounts, columns
}

func (b *Book) value(f Field, account int32, model Forecast, luck func(int32) float64) float64 {
	a, s := &b.Accounts[account], &b.Standings[account]
	switch f {
	case Overdue:
		return s.Overdue.Major()
	case Balance:
		return s.Balance.Major()
	case OldestDaysPastDue:
		return b.oldestDaysPastDue(account)
	case NewestDaysPastDue:
		return float64(b.Today - b.NewestOverdue(account))
	case InvoicesOverdue:
		return float64(s.OverdueInvoices)
	case AvgDaysLate:
		return b.avgDaysLate(account)
	case PaidInvoices:
		return float64(s.Paid.Invoices)
	case DaysSinceAttempt:
		return since(b.Today, a.LastAttempt)
	case DaysSinceConversation:
		return since(b.Today, a.LastConversation)
	case Attempts7d:
		return float64(a.AttemptsSince(b.Today - 7))
	case PromiseOpen:
		return flag(b.PromiseOpen(account))
	case PromiseDue:
		return b.promiseDue(account)
	case DaysToPromise:
		if !b.PromiseOpen(account) {
			return Never
		}
		return float64(a.Promise.Due - b.Today)
	case PromisedAmount:
		if !b.PromiseOpen(account) {
			return 0
		}
		return a.Promise.Amount.Major()
	case PromisesKept:
		b.settlePromise(a, b.Today)
		return float64(a.PromisesKept)
	case PromisesBroken:
		b.settlePromise(a, b.Today)
		return float64(a.PromisesBroken)
	case Disputed:
		return flag(a.Disputes > 0)
	case CustomerAgeDays:
		return float64(b.Today - b.Since[account])
	case CreditLimit:
		return b.Limit[account].Major()
	case PReach:
		return b.reach(a)
	case PKeep:
		b.settlePromise(a, b.Today)
		return b.keep(a)
	case PPay14d:
		return model.PayWithin(b, account)
	case ValueOfCall:
		return model.ValueOfCall(b, account)
	case Luck:
		return luck(account)
	case Segment:
		return b.Segment[account]
	case DaysToDue:
		return b.daysToDue(account)
	case Due7d:
		return b.dueBefore(account, b.Today+7).Major()
	case Expected14d:
		return model.Expected(b, account)
	case DaysSinceLetter:
		return since(b.Today, a.LastContact[ledger.Letter])
	case DaysSinceEmail:
		return since(b.Today, a.LastContact[ledger.Email])
	case WithAgency:
		return b.Placed(account).Major()
	case InvoicesOpen:
		return float64(s.OpenInvoices)
	case Utilisation:
		if b.Limit[account] <= 0 {
			return 0
		}
		return s.Balance.Major() / b.Limit[account].Major()
	}
	panic("book: field without a value") // every Field constant has a case above
}

// notYetOverdue lists the account's invoices that are due today or later, open or not.
func (b *Book) notYetOverdue(account int32) []int32 {
	invoices := b.Of(account)
	return invoices[sort.Search(len(invoices), func(k int) bool { return b.Debts[invoices[k]].Due >= b.Today }):]
}

// owed reports whether the office waits for the invoice: issued, open, and not with an agency.
func (b *Book) owed(invoice int32) bool {
	return b.Debts[invoice].Open > 0 && b.Issued(invoice) && !b.WithAgency(invoice)
}

func (b *Book) daysToDue(account int32) float64 {
	for _, i := range b.notYetOverdue(account) {
		if b.owed(i) {
			return float64(b.Debts[i].Due - b.Today)
		}
	}
	return Never
}

// dueBefore is the open amount that falls due from today to the day before end.
func (b *Book) dueBefore(account int32, end ledger.Day) (sum ledger.Cents) {
	for _, i := range b.notYetOverdue(account) {
		if b.Debts[i].Due >= end {
			break
		}
		if b.owed(i) {
			sum += b.Debts[i].Open
		}
	}
	return sum
}

// priorWeight is how many attempts (or promises) of its own an account needs
// before its record weighs as much as the office's average.
const priorWeight = 4

func (b *Book) reach(a *Account) float64 {
	return (float64(a.Conversations) + float64(priorWeight*b.ReachPrior)) / (float64(a.Attempts) + priorWeight)
}

func (b *Book) keep(a *Account) float64 {
	return (float64(a.PromisesKept) + float64(priorWeight*b.KeepPrior)) / (float64(a.PromisesKept+a.PromisesBroken) + priorWeight)
}

func since(today, then ledger.Day) float64 {
	if then == never {
		return Never
	}
	return float64(today - then)
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
