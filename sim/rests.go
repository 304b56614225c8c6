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
	use(policy.Speaks(func(m strategy.Manner) bool {
		return m.ByReason || m.Tone == ledger.Sympathetic || m.Tone == ledger.Firm
	}), response.ToneMatch)
	use(policy.Speaks(func(m strategy.Manner) bool { return !m.ByReason && m.Tone != ledger.Plain }), response.ToneMismatch)
	use(policy.Speaks(func(m strategy.Manner) bool { return m.Press }), response.ForcedPromiseShare, response.ForcedPromiseEffect)
	use(policy.Speaks(func(m strategy.Manner) bool { return m.Plan.Offered() }), response.PlanAccepted, response.PlanKept)
	var list []response.Assumption
	for a, is := range uses {
		if is {
			list = append(list, response.Assumption(a))
		}
	}
	return list
}

// valued gives the numbers their values in this run.
func (s *season) valued(m *response.Model, numbers []response.Assumption) []response.AssumptionInfo {
	var infos []response.AssumptionInfo
	for _, a := range numbers {
		info := response.AllAssumptions()[a]
		info.Value = m.Value(a)
		info.Low, info.High = a.Range(info.Value)
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
