package sim

import (
	"fmt"

	"firstcall/data/ledger"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// Leak is a call that a strategy makes otherwise when what happens from its
// morning on is cut off: it has seen the future.
type Leak struct {
	Strategy string
	On       ledger.Day
	Rank     int   // 1 is the day's first call
	Whole    int32 // the account that is called with the whole ledger; -1 for none
	Cut      int32 // and with the ledger as it was on that morning; -1 for none
}

// Leaks is what was looked at, and found.
type Leaks struct {
	Mornings []ledger.Day
	Calls    int // that were looked at, of all strategies
	Found    []Leak
}

// FindLeaks asks every strategy of the plan, and calls drawn by lot, for the calls of
// so many working mornings of its season, from the whole ledger and from the ledger
// as it was known on that morning, its forecasts fitted on it. The plan itself, with the capacity,
// is the same in both. What learns from its own calls has seen none.
func FindLeaks(l *ledger.Ledger, p Plan, given response.Assumed, mornings int) (*Leaks, error) {
	return findLeaks(l, p, given, mornings, (*ledger.Ledger).Before)
}

func findLeaks(l *ledger.Ledger, p Plan, given response.Assumed, mornings int, before func(*ledger.Ledger, ledger.Day) (*ledger.Ledger, error)) (*Leaks, error) {
	out := &Leaks{Mornings: sampledMornings(p, mornings)}
	strategies := append([]strategy.Strategy{strategy.Builtin(Random)}, p.Strategies...)
	for _, day := range out.Mornings {
		cut, err := before(l, day)
		if err != nil {
			return nil, fmt.Errorf("cutting the ledger on %s: %w", day, err)
		}
		whole, err := callsOn(l, p, given, day, strategies)
		if err != nil {
			return nil, err
		}
		known, err := callsOn(cut, p, given, day, strategies)
		if err != nil {
			return nil, err
		}
		for i, s := range strategies {
			out.compare(s.ID(), day, whole[i], known[i])
		}
	}
	return out, nil
}

// sampledMornings are working days of the season, spread evenly from the second on: on
// the first of a ledger nothing is known yet.
func sampledMornings(p Plan, n int) []ledger.Day {
	var working []ledger.Day
	for d := p.From; d <= p.To; d++ {
		if p.Working(d) {
			working = append(working, d)
		}
	}
	var out []ledger.Day
	for i := range min(n, len(working)) {
		out = append(out, working[(i+1)*len(working)/(min(n, len(working))+1)])
	}
	return out
}

// callsOn are the accounts that each strategy calls on the morning of day.
func callsOn(l *ledger.Ledger, p Plan, given response.Assumed, day ledger.Day, strategies []strategy.Strategy) ([][]int32, error) {
	first := p.From
	p.From = day
	w, err := openMorning(l, p, fitUntil(l, day, given))
	if err != nil {
		return nil, fmt.Errorf("opening the morning of %s: %w", day, err)
	}
	calls := make([][]int32, len(strategies))
	for i, s := range strategies {
		fresh := s.Fresh()
		for _, learner := range strategy.Learners(fresh) {
			learner.Begin()
		}
		m := w.fill(first, strategy.Reads(fresh), strategy.BeforeDue(fresh))
		for _, position := range fresh.Pick(m, p.CallsPerDay, nil) {
			calls[i] = append(calls[i], m.Accounts[position])
		}
	}
	return calls, nil
}

// compare notes the first call that differs: those after it differ because of it.
func (k *Leaks) compare(id string, day ledger.Day, whole, cut []int32) {
	k.Calls += max(len(whole), len(cut))
	at := func(calls []int32, i int) int32 {
		if i < len(calls) {
			return calls[i]
		}
		return -1
	}
	for i := range max(len(whole), len(cut)) {
		if a, b := at(whole, i), at(cut, i); a != b {
			k.Found = append(k.Found, Leak{id, day, i + 1, a, b})
			return
		}
	}
}
