package sim

import (
	"fmt"
	"testing"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/response"
)

// TestMannersReachTheClocks: what a simulated conversation adds goes with its tone, what one on
// record adds does not, and a letter adds from the day after it.
func TestMannersReachTheClocks(t *testing.T) {
	b := ledger.NewBuilder("USD")
	for i := range int32(4) {
		b.AddCustomer(ledger.Customer{ID: fmt.Sprint("C", i), Since: ledger.NoDay, CreditLimit: -1})
		b.AddInvoice(ledger.Invoice{ID: fmt.Sprint("I", i), Account: i, Issued: 0, Due: 10, Amount: 1000, DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay})
	}
	l, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	m := response.FitOne(response.NewTally(book.NewIndex(l), l.Events(), 60), response.DefaultAssumed()).With(response.ToneMismatch, 0)
	s, err := newSeason(l, m, Plan{From: 20, To: 60, Seed: 1, Replications: 1, Working: monToFri})
	if err != nil {
		t.Fatal(err)
	}
	w := s.worker(nil)
	w.world.drawWorld(m, 0)
	r := &w.replay
	r.begin(nil)
	r.book.Open(20)
	talk := func(account int32, tone ledger.Tone, index int32) *ledger.Event {
		return &ledger.Event{Day: 20, Kind: ledger.CallMade, Account: account, Outcome: ledger.Refused, Tone: tone, Invoice: -1, Index: index, Due: ledger.NoDay}
	}
	r.apply(talk(0, ledger.Plain, -1))
	r.apply(talk(1, ledger.Sympathetic, -1))
	r.apply(talk(2, ledger.Sympathetic, 0))
	r.apply(&ledger.Event{Day: 20, Kind: ledger.ContactSent, Account: 3, Channel: ledger.Letter, Invoice: -1, Index: -1, Due: ledger.NoDay})
	var added [4]response.Ticks
	for account := range added {
		k := &r.clocks.of[account]
		before := k.call.left
		r.clocks.settle(int32(account), int32(account), k, 21)
		added[account] = before - k.call.left
	}
	if plain, mismatched, recorded, letter := added[0], added[1], added[2], added[3]; plain <= 0 || mismatched != 0 || recorded <= 0 || letter <= 0 {
		t.Errorf("on the day after it a plain conversation adds %d ticks, one in the wrong tone %d (want 0), one on record %d, a letter %d: all others want more than 0", plain, mismatched, recorded, letter)
	}
}
