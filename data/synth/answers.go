package synth

import "firstcall/data/ledger"

// answers is how the conversations of a customer go, as probabilities; what is
// left to 1 is a callback.
type answers struct{ promise, hardship, refusal float64 }

var (
	usualAnswers    = answers{promise: 0.66, hardship: 0.16, refusal: 0.10}
	strappedAnswers = answers{promise: 0.46, hardship: 0.46, refusal: 0.03}
	stallerAnswers  = answers{promise: 0.62, hardship: 0.12, refusal: 0.20}
	deadbeatAnswers = answers{promise: 0.68, hardship: 0.28, refusal: 0.02}
	promiserAnswers = answers{promise: 0.90, hardship: 0.05, refusal: 0.02}
)

func (a answers) outcome(u float64) ledger.Outcome {
	switch {
	case u < a.promise:
		return ledger.PromiseToPay
	case u < a.promise+a.hardship:
		return ledger.Hardship
	case u < a.promise+a.hardship+a.refusal:
		return ledger.Refused
	default:
		return ledger.Callback
	}
}

// impressions is how much a conversation moves the customer, by how it ended:
// who pleads hardship means to pay less than who promises.
var impressions = [ledger.NumOutcomes]float64{
	ledger.PromiseToPay: 1,
	ledger.Hardship:     0.5,
	ledger.Refused:      0.7,
	ledger.Callback:     0.8,
	ledger.Dispute:      0.8,
}
