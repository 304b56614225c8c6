package sim

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/strategy"
)

// queue holds the invoices that have reached the day of an anchored step and
// still wait for it.
type queue struct {
	order   []int32 // all invoices by the step's anchor
	next    int     // the first that has not reached its day
	waiting []int32
}

// startTimetable sets the timetable to the first day of the season.
func (c *clerk) startTimetable(steps []strategy.Step) {
	w := c.world
	c.counts = zeroed(c.counts, len(steps))
	c.queues = resized(c.queues, len(steps))
	c.repeats = resized(c.repeats, len(steps))
	for n := range steps {
		s := &steps[n]
		q := &c.queues[n]
		q.waiting = q.waiting[:0]
		first := len(w.index.Invoices)
		switch s.At {
		case strategy.AtIssue:
			q.order = w.byIssue
		case strategy.AtDue:
			q.order, first = w.byDue, w.firstNew
		default:
			c.repeats[n] = zeroed(c.repeats[n], len(w.index.Since))
			for a := range c.repeats[n] {
				c.repeats[n][a] = never
			}
			continue
		}
		q.next = min(first, sort.Search(len(q.order), func(i int) bool { return c.dayOf(s, q.order[i]) >= w.From }))
	}
}

// stepDay is the day on which an anchored step is to be done for an invoice.
func stepDay(s *strategy.Step, i *book.Invoice) ledger.Day {
	if s.At == strategy.AtIssue {
		return i.Issued + ledger.Day(s.Offset)
	}
	return i.Due + ledger.Day(s.Offset)
}

func (c *clerk) dayOf(s *strategy.Step, invoice int32) ledger.Day {
	return stepDay(s, &c.book.Invoices[invoice])
}

// work does a working morning's timetable.
func (c *clerk) work(d int, day ledger.Day) {
	if c.policy == nil {
		return
	}
	c.sent, c.calls = [ledger.NumChannels]int{}, 0
	c.release(day)
	for n := range c.policy.Timetable {
		c.step = n
		if s := &c.policy.Timetable[n]; s.At != "" {
			c.reached(d, day, s, &c.queues[n])
		} else {
			c.lookAtAll(d, day, s, c.repeats[n])
		}
	}
}

// reached does an anchored step for the invoices that have reached its day. One
// contact serves all invoices of an account that are waiting for it.
func (c *clerk) reached(d int, day ledger.Day, s *strategy.Step, q *queue) {
	for ; q.next < len(q.order) && c.dayOf(s, q.order[q.next]) <= day; q.next++ {
		i := q.order[q.next]
		if w := c.world; c.dayOf(s, i) >= w.From || w.index.Invoices[i].Issued >= w.From {
			q.waiting = append(q.waiting, i) // else its day was the recorded office's
		}
	}
	kept := q.waiting[:0]
	c.asked = c.asked[:0]
	c.stamp++
	for _, i := range q.waiting {
		if c.book.Debts[i].Open <= 0 || c.withheld[i] || c.book.WithAgency(i) && s.Do != strategy.WriteOff {
			continue
		}
		if day > c.dayOf(s, i)+ledger.Day(s.Within) {
			c.counts[c.step].LeftOut++
			continue
		}
		kept = append(kept, i)
		if !c.book.Issued(i) {
			continue // its day came before it did
		}
		if a := c.book.Invoices[i].Account; c.seen[a] != c.stamp {
			c.seen[a] = c.stamp
			c.asked = append(c.asked, a)
		}
	}
	q.waiting = kept
	if len(c.asked) == 0 {
		return
	}
	sort.Slice(c.asked, func(i, j int) bool { return c.asked[i] < c.asked[j] })
	passes := c.pass(c.asked, s.When)
	passed, done := c.stamp+1, c.stamp+2
	c.stamp += 2
	for n, a := range c.asked {
		if passes[n] {
			c.seen[a] = passed
		}
	}
	bySize := c.bySize(s.Do, q.waiting, func(i int32) int32 { return c.book.Invoices[i].Account })
	kept = q.waiting[:0]
	for _, i := range q.waiting {
		switch a := c.book.Invoices[i].Account; {
		case !c.book.Issued(i):
			kept = append(kept, i)
		case c.seen[a] == done:
		case c.seen[a] != passed:
		case !c.do(d, day, s, a, i):
			kept = append(kept, i) // tomorrow again
		case s.Do.Contacts():
			c.seen[a] = done
		}
	}
	if bySize { // among equals tomorrow, it must not count who owed more today
		slices.SortFunc(kept, func(i, j int32) int { return cmp.Or(cmp.Compare(c.dayOf(s, i), c.dayOf(s, j)), cmp.Compare(i, j)) })
	}
	q.waiting = kept
}

// spare is how many more of an action today's capacity allows.
func (c *clerk) spare(do strategy.Action) int {
	switch w := c.world; {
	case do == strategy.SendLetter && w.LettersPerDay > 0:
		return w.LettersPerDay - c.sent[ledger.Letter]
	case do == strategy.SendEmail && w.EmailsPerDay > 0:
		return w.EmailsPerDay - c.sent[ledger.Email]
	case do == strategy.MakeCall:
		return w.CallsPerDay - c.calls
	}
	return math.MaxInt
}

// bySize puts who owes most first where a day's capacity may not reach all, and reports whether it does.
func (c *clerk) bySize(do strategy.Action, list []int32, account func(int32) int32) bool {
	if len(list) <= c.spare(do) {
		return false
	}
	owes := func(n int) ledger.Cents { return c.book.Standings[account(list[n])].Balance }
	sort.SliceStable(list, func(i, j int) bool { return owes(i) > owes(j) })
	return true
}

// lookAtAll does a step without anchor for every account that it is for.
func (c *clerk) lookAtAll(d int, day ledger.Day, s *strategy.Step, last []ledger.Day) {
	c.asked = c.asked[:0]
	for a := range c.book.Standings {
		owes := &c.book.Standings[a]
		if owes.OpenInvoices == 0 || !s.Do.Contacts() && owes.Overdue == 0 && (s.Do != strategy.WriteOff || c.book.Placed(int32(a)) == 0) || s.Every > 0 && day < last[a]+ledger.Day(s.Every) {
			continue
		}
		c.asked = append(c.asked, int32(a))
	}
	passed := c.asked[:0]
	for n, passes := range c.pass(c.asked, s.When) {
		if passes {
			passed = append(passed, c.asked[n])
		}
	}
	c.bySize(s.Do, passed, func(a int32) int32 { return a })
	for _, a := range passed {
		if c.do(d, day, s, a, -1) && s.Every > 0 {
			last[a] = day
		}
	}
}
