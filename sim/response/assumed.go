package response

import "fmt"

// minTalks is how many conversations, and how many unanswered attempts, a call
// log needs before effects are estimated from it instead of assumed.
const minTalks = 30

// CallSentences are the assumed effects of calls in words, for a ledger without a usable call log (evidence C).
func (a *Assumed) CallSentences() []string {
	return []string{
		fmt.Sprintf("an attempt reaches the customer in %.0f %% of cases%s", 100*a[ReachRate], a.because(ReachRate, " (20-30 % for manual dialling, Duff 2014)")),
		fmt.Sprintf("%.0f %% of conversations end in a promise to pay%s", 100*a[PromiseShare], a.because(PromiseShare, " (Sanchez et al. 2022)")),
		fmt.Sprintf("a conversation adds about %.0f percentage points to the chance that an overdue invoice is paid within %d days%s", 100*a[ConversationUplift], window,
			a.because(ConversationUplift, ", half of what randomised agents of a German bank reached (Laudenbach, Pirschel, Siegel)")),
		a.messageSentence(),
		"all customers react alike, whatever their size, age or payment history",
	}
}

// because is the source of a value, where it is the default that has it.
func (a *Assumed) because(n Assumption, source string) string {
	if a[n] != assumptions[n].Value {
		return " (set by the playbook)"
	}
	return source
}

func (a *Assumed) messageSentence() string {
	if defaults := DefaultAssumed(); a[MessageUplift] == defaults[MessageUplift] && a[ConversationUplift] == defaults[ConversationUplift] {
		return "a message left adds a fifth of that (no source)"
	}
	return fmt.Sprintf("a message left adds about %.0f percentage points", 100*a[MessageUplift])
}

// upliftOf is the assumption behind what a contact state adds where the ledger
// does not show it; none of the states has an effect of its own but for these.
func upliftOf(c Contact) (a Assumption, works bool) {
	switch c {
	case MessageWeek, MessageMonth:
		return MessageUplift, true
	case LetterWeek, LetterMonth:
		return LetterUplift, true
	case EmailWeek, EmailMonth:
		return EmailUplift, true
	case NoContact, TalkedToday, HardshipWeek, HardshipMonth: // the effect of a call starts on the next day
		return ConversationUplift, false
	}
	return ConversationUplift, true
}

// assume sets q of the contact states that the ledger does not show from the
// uplifts: constant over the window, the same for every age, for customers
// who react as all of them do on average.
func (r *Rates) assume(shown *[numContacts]bool, a *Assumed, reacts float64) {
	for c := 1; c < numContacts; c++ {
		if shown[c] {
			continue
		}
		uplift, works := upliftOf(Contact(c))
		rate := a[uplift] / window / reacts
		if !works {
			rate = 0
		}
		for g := range numGroups {
			r.Call[c][g] = rate
		}
	}
}
