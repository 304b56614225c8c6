package sim

import (
	"slices"

	"firstcall/data/ledger"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// rests lists the numbers that the season of a strategy rests on and that the
// ledger can't tell, in the order of the assumptions.
func (s *season) rests(m *response.Model, st strategy.Strategy) []response.Assumption {
	policy := strategy.PolicyOf(st)
	if policy == nil {
		return nil
	}
	var uses [response.NumAssumptions]bool
	use := func(is bool, numbers ...response.Assumption) {
		for _, a := range numbers {
			uses[a] = uses[a] || is && !m.Estimated(a)
		}
	}
	use(policy.Does(strategy.SendLetter), response.LetterUplift)
	use(policy.Does(strategy.SendEmail), response.EmailUplift)
	use(policy.Does(strategy.HoldCredit, strategy.CancelCredit), response.HoldUplift)
	use(policy.Does(strategy.PlaceDebt), response.Recovery3, response.Recovery6, response.Recovery12, response.Recovery24,
		response.FeeYoung, response.FeeMiddle, response.FeeOld, response.AgencyDays)
	early := slices.ContainsFunc(policy.Timetable, func(step strategy.Step) bool { return step.Verifies() })
	use(early && s.disputes(), response.DisputeFound)
	cannot, wont := m.Hears(ledger.Hardship, ledger.PaymentPlan), m.Hears(ledger.Refused, ledger.Dispute)
	use((cannot || wont) && policy.Speaks(toned), response.ToneMatch)
	use((cannot || wont) && policy.Speaks(func(m strategy.Manner) bool { return !m.ByReason && m.Tone != ledger.Plain }), response.ToneMismatch)
	use(policy.Speaks(func(m strategy.Manner) bool { return m.Press }), response.ForcedPromiseShare, response.ForcedPromiseEffect)
	use(cannot && policy.Speaks(offering), response.PlanAccepted, response.PlanKept)
	var list []response.Assumption
	for a, is := range uses {
		if is {
			list = append(list, response.Assumption(a))
		}
	}
	return list
}

// toned and offering are manners that depend on what the customer says.
func toned(m strategy.Manner) bool    { return m.ByReason || m.Tone != ledger.Plain }
func offering(m strategy.Manner) bool { return m.Plan.Offered() }

// unheard is what a policy would do with customers who say why they don't pay,
// where no conversation says so; "" where some do, or nothing depends on it.
func unheard(m *response.Model, p *strategy.Policy) string {
	switch cannot, wont := m.Hears(ledger.Hardship, ledger.PaymentPlan), m.Hears(ledger.Refused, ledger.Dispute); {
	case !cannot && p.Speaks(offering):
		return "offers instalments or more time to customers who cannot pay, but no conversation of this ledger says that somebody can't (outcomes hardship and payment_plan): none is offered in the replay"
	case !cannot && !wont && p.Speaks(toned):
		return "speaks by the reason for not paying, but no conversation of this ledger tells one (outcomes hardship, payment_plan, refused and dispute): its tone makes no difference in the replay"
	}
	return ""
}

// valued gives the numbers their values in this run.
func valued(m *response.Model, numbers []response.Assumption) []response.AssumptionInfo {
	var infos []response.AssumptionInfo
	for _, a := range numbers {
		info := a.Info()
		info.Value = m.Value(a)
		info.Low, info.High = a.Range(info.Value)
		if m.Given()[a] != response.DefaultAssumed()[a] {
			info.Source = "set by the playbook; its range scales with it"
		}
		infos = append(infos, info)
	}
	return infos
}

// disputes reports whether any invoice that is open in the season gets disputed.
func (s *season) disputes() bool {
	for i := range s.index.Invoices {
		if v := &s.index.Invoices[i]; v.DisputedOn != ledger.NoDay && v.DisputedOn >= s.From && v.Issued <= s.To {
			return true
		}
	}
	return false
}
