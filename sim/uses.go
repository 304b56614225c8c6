package sim

import (
	"firstcall/sim/metric"
	"firstcall/sim/strategy"
)

// Uses says what the written policies of strategies do besides calls.
func Uses(strategies []strategy.Strategy) metric.Uses {
	var u metric.Uses
	for _, s := range strategies {
		p := strategy.PolicyOf(s)
		u = u.Or(metric.Uses{
			Letters:   p.Does(strategy.SendLetter),
			Emails:    p.Does(strategy.SendEmail),
			Agency:    p.Does(strategy.PlaceDebt),
			Holds:     p.Does(strategy.HoldCredit, strategy.CancelCredit),
			WriteOffs: p.Does(strategy.WriteOff),
			Plans:     p.Speaks(offering),
			Reasons:   p.Speaks(func(m strategy.Manner) bool { return m.AskReason }),
		})
	}
	return u
}
