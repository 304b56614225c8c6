package sim

import (
	"slices"
	"sync"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/luck"
	"firstcall/sim/response"
)

// Placebo is what the fit finds where there is nothing to find: half of the
// attempts that reached nobody, drawn by lot, are passed off as conversations,
// and the payments that the fit then ascribes to calls in addition are set
// beside the effect of a conversation. If history called those who were about
// to pay, the sham conversations get the credit as well.
//
// (Shuffling all outcomes among all attempts is no such test: each attempt then
// carries the effect of a real conversation with the office's reach rate, and
// an additive model rightly finds that share of it; see docs/model.md.)
type Placebo struct {
	Missing string  // why there is none; "" where there is one
	Effect  float64 // extra payments per conversation, see response.Model.Effect
	Sham    float64 // extra payments per sham conversation, mean over Draws; near 0 in a good fit
	Draws   int     // how often the sham conversations were drawn and the model fitted
}

// placeboShare is the part of the effect that sham conversations may show: beyond
// a third, much of what was found may be who was called, not the call. On the
// worlds of docs/model.md, whose effects are real, it is within 0.10 payments of none.
const placeboShare = 1.0 / 3

// placeboNoise is what sham conversations show by luck where calls do nothing,
// in payments: there is no effect then whose source could be in doubt.
const placeboNoise = 0.05

// Fails reports whether sham conversations show too much of the effect.
func (p *Placebo) Fails() bool {
	return p.Missing == "" && p.Sham > max(placeboShare*p.Effect, placeboNoise)
}

// Noisy reports whether sham conversations seem to do harm, by more than the good
// that makes the test fail: no choice of whom to call explains that, so it is what
// the fit is off by, and it may be off by as much in the effect.
func (p *Placebo) Noisy() bool {
	return p.Missing == "" && -p.Sham > max(placeboShare*p.Effect, placeboNoise)
}

// TestPlacebo refits the model, which was fitted on tally t, with sham conversations.
func TestPlacebo(l *ledger.Ledger, m *response.Model, t *response.Tally, seed uint64, draws int) *Placebo {
	if m.Assumed {
		return &Placebo{Missing: "the effects of calls are assumed, so there is none to test"}
	}
	p := &Placebo{Effect: m.Effect(t), Draws: draws}
	found := make([]float64, draws)
	index := book.NewIndex(l)
	var wait sync.WaitGroup
	for i := range found {
		wait.Add(1)
		go func() {
			defer wait.Done()
			events, shams := shamTalks(l.Events(), luck.New(seed, i))
			tally := response.NewTally(index, events, l.LastDay()+1)
			before, after := float64(p.Effect*float64(talks(l.Events()))), float64(response.FitOne(tally, m.Given()).Effect(tally)*float64(talks(events)))
			found[i] = (after - before) / float64(max(shams, 1))
		}()
	}
	wait.Wait()
	for _, effect := range found {
		p.Sham += effect / float64(draws)
	}
	return p
}

// shamTalks is the ledger's events with half of the attempts that reached
// nobody given the outcomes of conversations drawn by lot. A promise falls due
// as many days after its sham call, for all that is overdue then.
func shamTalks(events []ledger.Event, s luck.Source) (sham []ledger.Event, shams int) {
	var real []ledger.Event
	for _, e := range events {
		if talk(e) {
			real = append(real, e)
		}
	}
	sham = slices.Clone(events)
	for i := range sham {
		e := &sham[i]
		if e.Kind != ledger.CallMade || e.Outcome.Conversation() || e.Outcome == ledger.LeftMessage || s.Uniform(luck.Sham, i, 0) < 0.5 {
			continue
		}
		from := real[int(s.Uniform(luck.Sham, i, 1)*float64(len(real)))]
		e.Outcome, e.Amount = from.Outcome, 0
		if from.Due != ledger.NoDay {
			e.Due = e.Day + from.Due - from.Day
		}
		shams++
	}
	return sham, shams
}

func talk(e ledger.Event) bool { return e.Kind == ledger.CallMade && e.Outcome.Conversation() }

func talks(events []ledger.Event) (n int) {
	for _, e := range events {
		if talk(e) {
			n++
		}
	}
	return n
}
