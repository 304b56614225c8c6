package runfile

import "slices"

// Assumption is a number that a strategy's season rests on and that the ledger
// can't tell. Low and High are between what it is plausible; replications draw it from there.
type Assumption struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Value  Number `json:"value"`
	Low    Number `json:"low"`
	High   Number `json:"high"`
	Unit   string `json:"unit"` // probability, share, factor or days
	Source string `json:"source"`
	// Extra is what the strategy collects beyond history, less what agencies
	// keep, with the number as assumed and at either end; nil where it is tried
	// together with another one.
	Extra *AssumedExtra `json:"extra_cash,omitempty"`
}

// Beside reports whether a strategy stands beside the contest: it rests on
// assumptions that other strategies of the run do without.
func (r *Run) Beside(s *Strategy) bool {
	measured := func(s Strategy) bool { return !s.Yardstick && len(s.Assumptions) == 0 }
	return !s.Yardstick && len(s.Assumptions) > 0 && r.Response.Evidence != "C" && slices.ContainsFunc(r.Strategies, measured)
}

// AssumedExtra is cash beyond history as one assumption varies.
type AssumedExtra struct {
	AtLow  Money `json:"at_low"`
	AtBase Money `json:"at_base"`
	AtHigh Money `json:"at_high"`
}
