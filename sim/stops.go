package sim

import (
	"fmt"
	"strings"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/strategy"
)

// Stops counts what the limits kept a strategy from, in one replication.
type Stops struct {
	// Calls are those that it would have made on some morning, by the limit that
	// forbade them. A call held back on three mornings counts three times.
	Calls    [book.NumLimits]int
	Messages int // letters, e-mails and text messages that were not sent
}

// Total is the number of calls held back.
func (s *Stops) Total() int {
	sum := 0
	for _, n := range s.Calls {
		sum += n
	}
	return sum
}

// unlimited is a morning on which the limits are forgotten, beside the real one.
type unlimited struct {
	morning book.Morning
	picks   []int32
}

// countStops lets the strategy pick from all who owe, whatever the limits, and
// counts whom of these a limit protects. A strategy knows nothing but its
// morning, so that the question changes no answer.
func (r *replay) countStops(s strategy.Strategy) {
	w, u := r.world, &r.unlimited
	r.fill(&u.morning, book.Limits{}, s)
	u.picks = s.Pick(&u.morning, w.CallsPerDay-r.clerk.calls, u.picks[:0])
	for _, position := range u.picks {
		if limit, forbidden := r.book.Forbids(u.morning.Accounts[position], w.Limits); forbidden {
			r.stops.Calls[limit]++
		}
	}
}

// stopped reports whether a limit keeps a message on record from being sent.
// The record itself happens as it is.
func (r *replay) stopped(e *ledger.Event) bool {
	if r.recorded || e.Kind != ledger.ContactSent || r.book.MayMessage(e.Account, r.world.Limits) {
		return false
	}
	if r.stops != nil {
		r.stops.Messages++
	}
	return true
}

// doubtRecord says how often the record breaks the limits that strategies keep:
// events are those from the season's first day on.
func (s *season) doubtRecord(events []ledger.Event) {
	b := book.New(s.index, s.Promises)
	b.CopyFrom(s.opening)
	var broken Stops
	calls := 0
	for _, e := range events {
		if e.Day > s.To {
			break
		}
		b.Open(e.Day)
		switch e.Kind {
		case ledger.CallMade:
			calls++
			if limit, forbidden := b.Forbids(e.Account, s.Limits); forbidden {
				broken.Calls[limit]++
			}
		case ledger.ContactSent:
			if !b.MayMessage(e.Account, s.Limits) {
				broken.Messages++
			}
		}
		b.Apply(&e)
	}
	if text := broken.inWords(calls); text != "" {
		s.doubts = append(s.doubts, Doubt{"record_breaks_limits", text + " Strategies keep the limits, and history is as it was: part of what they differ by is that."})
	}
}

// inWords is "" where nothing on record broke a limit.
func (s *Stops) inWords(calls int) string {
	var parts []string
	for limit, n := range s.Calls {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", book.Limit(limit), n))
		}
	}
	text := ""
	if len(parts) > 0 {
		text = fmt.Sprintf("Of the %d calls on record in the season, %d broke a limit of the playbook: %s.", calls, s.Total(), strings.Join(parts, ", "))
	}
	if s.Messages > 0 {
		text += fmt.Sprintf(" %d letters and other messages on record were beyond messages_per_day.", s.Messages)
	}
	return strings.TrimSpace(text)
}
