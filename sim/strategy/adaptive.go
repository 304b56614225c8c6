package strategy

import (
	"fmt"

	"firstcall/data/ledger"
	"firstcall/sim/book"

	"github.com/goccy/go-yaml/ast"
)

// adaptive gives each part one period to show what it can do, and from then on
// a share of each period's calls in proportion to the probability that it is
// the best, as its own calls have told (see bestOf), but never less than
// leastShare, so that it goes on learning. Calls are handed out as in share.
type adaptive struct {
	combined
	every Every

	memory  record
	current []float64 // shares of the period in memory.period
	carry   []float64 // calls that each part is owed: a day's quotas are whole numbers

	// scratch
	division
	next     []float64 // shares of a period that has just come
	today    []float64 // shares of the day's calls, with what is owed
	proposed []proposal
	mornings uint32
	on       int32 // ledger.Day of the last Pick
}

// proposal says which part an account's call would be, on the latest morning that has it.
type proposal struct {
	morning uint32
	part    uint8
}

// leastShare of the calls is for every part.
const leastShare = 0.05

// mostOwed calls at most are owed to a part.
const mostOwed = 5

// mostAdaptive parts leave at least half of the calls to be moved.
const mostAdaptive = 10

func newAdaptive(c combined, every Every) *adaptive {
	a := &adaptive{combined: c, every: every}
	a.Begin()
	return a
}

func (a *adaptive) Fields() book.FieldSet {
	return a.combined.Fields() | book.Set(book.Overdue)
}

func (a *adaptive) Fresh() Strategy { return newAdaptive(a.fresh(), a.every) }

func (a *adaptive) Pick(m *book.Morning, n int, dst []int32) []int32 {
	n = min(n, len(m.Accounts))
	a.begin(len(m.Accounts), len(a.parts))
	a.mornings++
	a.on = m.Day
	if n <= 0 {
		return dst
	}
	for i, part := range a.parts {
		a.lists[i] = part.Pick(m, n, a.lists[i])
	}
	before := len(dst)
	dst = a.takeByQuota(dst, n, a.owed(a.shares(m), n))
	for k, position := range dst[before:] {
		account := int(m.Accounts[position])
		for len(a.proposed) <= account {
			a.proposed = append(a.proposed, proposal{})
		}
		a.proposed[account] = proposal{a.mornings, a.by[k]}
	}
	return dst
}

// owed are the shares of n calls that even out what whole numbers of calls took from some
// parts, and gave to others, on the days before.
func (a *adaptive) owed(shares []float64, n int) []float64 {
	a.today = a.today[:0]
	total := 0.0
	for i, share := range shares {
		calls := max(float64(share*float64(n))+a.carry[i], 0)
		a.today = append(a.today, calls)
		total += calls
	}
	for i := range a.today {
		a.today[i] /= total
	}
	return a.today
}

// shares of the calls of the morning's period.
func (a *adaptive) shares(m *book.Morning) []float64 {
	period := a.every.number(m)
	if period == a.memory.period {
		return a.current
	}
	a.next = a.next[:0]
	if period < len(a.parts) {
		for i := range a.parts {
			a.next = append(a.next, float64(flag(i == period)))
		}
		return a.next
	}
	a.next = bestOf(a.next, a.memory.rewards)
	spare := 1 - float64(leastShare*float64(len(a.parts)))
	for i, p := range a.next {
		a.next[i] = leastShare + float64(spare*p)
	}
	return a.next
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (a *adaptive) Begin() {
	a.memory.begin(len(a.parts))
	a.on = -1
	a.mornings++
	a.carry = append(a.carry[:0], make([]float64, len(a.parts))...)
}

func (a *adaptive) Made(m *book.Morning, picks []int32) {
	if period := a.every.number(m); period != a.memory.period {
		a.current = append(a.current[:0], a.shares(m)...)
		a.memory.period = period
	}
	a.memory.settle(ledger.Day(m.Day))
	if a.on != m.Day {
		return // another part of a combination was asked today
	}
	own := 0
	for _, position := range picks {
		account := m.Accounts[position]
		if int(account) < len(a.proposed) && a.proposed[account].morning == a.mornings {
			part := a.proposed[account].part
			a.memory.call(m, account, part, m.Columns[book.Overdue][position])
			a.carry[part]--
			own++
		}
	}
	for i, share := range a.current {
		// A part that finds nobody to call does not save up.
		a.carry[i] = min(a.carry[i]+float64(share*float64(own)), mostOwed)
	}
}

func (a *adaptive) Called(account int32, day ledger.Day, outcome ledger.Outcome) {
	a.memory.called(account, day, outcome)
}

func (a *adaptive) Paid(account int32, day ledger.Day, amount ledger.Cents) {
	a.memory.paid(account, day, amount)
}

// adaptiveDefinition is an adaptive as it was written.
type adaptiveDefinition struct {
	of    []phrase
	every string
}

// adaptivePartsValue is a list of strategies few enough to learn about.
type adaptivePartsValue struct{ partsValue }

func (v adaptivePartsValue) read(d *document, n ast.Node) *Error {
	if err := v.partsValue.read(d, n); err != nil {
		return err
	}
	if len(*v.to) < 2 || len(*v.to) > mostAdaptive {
		return d.errorAt(n, fmt.Sprintf("want 2 to %d strategies, found %d", mostAdaptive, len(*v.to)))
	}
	return nil
}

func (v adaptivePartsValue) schema() schema {
	s := v.partsValue.schema()
	s["minItems"], s["maxItems"] = 2, mostAdaptive
	return s
}
