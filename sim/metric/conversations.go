package metric

import "firstcall/data/ledger"

var conversations = metric{
	Info{"conversations", "Conversations", "conversations", "neither",
		"Attempts that reached the right party (right-party contacts)."},
	counting(func(e ledger.Event) float64 {
		if e.Kind == ledger.CallMade && e.Outcome.Conversation() {
			return 1
		}
		return 0
	}),
}
