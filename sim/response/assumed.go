package response

import "fmt"

// minTalks is how many conversations, and how many unanswered attempts, a call
// log needs before effects are estimated from it instead of assumed.
const minTalks = 30

// The assumed effects of calls for a ledger without a usable call log
// (evidence C). Each has a source; none is a law.
const (
	assumedReach = 0.30 // conversations per attempt: 20-30 % manual dialling (Duff 2014), 29 % (Peru 2014)
	// promises per conversation: Sanchez et al. 2022, Table 2
	assumedPromise = 0.35
	// extra chance that an invoice is paid within 16 days of a conversation. Half of the +34
	// percentage points that randomised agents of a German bank reached in the early stage
	// (Laudenbach, Pirschel, Siegel), because they spoke to customers who could pay.
	assumedUplift = 0.17
	// and of a message left: a fifth of a conversation; no source found.
	assumedMessageUplift = 0.034
)

// Assumptions are the assumed effects in words, for the report.
func Assumptions() []string {
	return []string{
		fmt.Sprintf("an attempt reaches the customer in %.0f %% of cases (20-30 %% for manual dialling, Duff 2014)", 100*assumedReach),
		fmt.Sprintf("%.0f %% of conversations end in a promise to pay (Sanchez et al. 2022)", 100*assumedPromise),
		fmt.Sprintf("a conversation adds about %.0f percentage points to the chance that an overdue invoice is paid within %d days, half of what randomised agents of a German bank reached (Laudenbach, Pirschel, Siegel)", 100*assumedUplift, window),
		"a message left adds a fifth of that (no source)",
		"all customers react alike, whatever their size, age or payment history",
	}
}

// assumedCall turns the assumed uplifts into added hazards: constant over the
// window, the same for every age.
func assumedCall() [numContacts][numGroups]float64 {
	var q [numContacts][numGroups]float64
	for s := 1; s < numContacts; s++ {
		rate := assumedUplift / window
		switch Contact(s) {
		case MessageWeek, MessageMonth:
			rate = assumedMessageUplift / window
		case TalkedToday:
			rate = 0 // the effect of a call starts on the next day
		case HardshipWeek, HardshipMonth:
			rate = 0
		}
		for g := range numGroups {
			q[s][g] = rate
		}
	}
	return q
}
