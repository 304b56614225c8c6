package metric

import "firstcall/data/ledger"

// Prices are what collecting costs; 0 is not priced.
type Prices struct {
	PerAttempt    ledger.Cents
	PerMinute     ledger.Cents // of conversation
	PerLetter     ledger.Cents
	PerEmail      ledger.Cents
	CostOfCapital float64 // a year: 0.08 is 8 %
	TalkSeconds   float64 // mean length of a conversation
}

// minutes is the length of so many conversations.
func (p Prices) minutes(talks int) float64 { return float64(talks) * p.TalkSeconds / 60 }

// calls is what attempts and conversations cost, in minor units. Recorded and
// simulated conversations are priced alike, by their mean length: a strategy
// must not look cheap because its calls are simulated.
func (p Prices) calls(attempts, talks int) float64 {
	return float64(ledger.Cents(attempts)*p.PerAttempt) + float64(p.minutes(talks)*float64(p.PerMinute))
}
