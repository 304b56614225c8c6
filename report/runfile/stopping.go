package runfile

// The rules by which a run ends.
const (
	Auto  = "auto"  // when more replications would not change the verdict
	Fixed = "fixed" // after a number that was asked for
)

// The reasons for which a run ended.
const (
	StopSettled = "settled" // more replications would not change the verdict
	StopTie     = "tie"     // they might, but only by differences within the zone of indifference
	StopLimit   = "limit"   // the most that are run; they might change it
	StopFixed   = "fixed"   // the number that was asked for

	StopInterrupted = "interrupted" // before any of these
)

// Stopping says how a run came to its number of replications.
type Stopping struct {
	Rule         string  `json:"rule"`                   // auto or fixed
	Confidence   float64 `json:"confidence,omitempty"`   // that the verdict is settled
	Indifference float64 `json:"indifference,omitempty"` // share of the leader's cash that makes no difference
	Looks        []int   `json:"looks,omitempty"`        // numbers of replications at which the run was looked at
	Reason       string  `json:"reason"`                 // settled, tie, limit, fixed or interrupted
	// Unsettled are the strategies and yardsticks whose comparison with the
	// leader more replications might change.
	Unsettled []string `json:"unsettled,omitempty"`
}
