package metric

import "firstcall/data/ledger"

// Prices are what collecting costs. A metric whose prices are all 0 is left
// out of a run: nobody said what it would be made of.
type Prices struct {
	PerAttempt    ledger.Cents
	PerMinute     ledger.Cents // of conversation
	CostOfCapital float64      // a year: 0.08 is 8 %
	TalkSeconds   float64      // mean length of a conversation
}

func (p Prices) calling() bool { return p.PerAttempt > 0 || p.PerMinute > 0 }
func (p Prices) waiting() bool { return p.CostOfCapital > 0 }

// conversation is the price of the minutes of one conversation, in minor units.
func (p Prices) conversation() float64 { return float64(p.PerMinute) * p.TalkSeconds / 60 }
