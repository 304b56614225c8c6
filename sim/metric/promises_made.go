package metric

import "firstcall/data/ledger"

var promisesMade = metric{
	Info: Info{"promises_made", "Promises", "promises", "neither",
		"Promises to pay given in the season."},
	start: counting(func(e ledger.Event) float64 {
		if e.Kind == ledger.CallMade && e.Outcome == ledger.PromiseToPay {
			return 1
		}
		return 0
	}),
}
