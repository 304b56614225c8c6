package response

// Effect is the mean number of extra payments that a conversation brought, by
// the fitted model: payments within the window that the fit ascribes to
// conversations, per conversation on record. A purse account's part of it is
// PayDays · (1 − 1/rho). It is what a placebo must not show.
func (m *Model) Effect(t *Tally) float64 {
	talks, _ := t.contacts()
	if talks == 0 {
		return 0
	}
	extra := 0.0
	for c := 1; c < numContacts; c++ {
		if !Contact(c).spoken() {
			continue
		}
		for g := range numGroups {
			extra += m.callPaid[c][g]
		}
	}
	for i := range t.Customers {
		if !m.Purses.Is[i] {
			continue
		}
		for touch, days := range t.Customers[i].Purse.PayDays {
			extra += float64(float64(days) * (1 - 1/max(1, m.Purses.Ratio[touch])))
		}
	}
	return extra / float64(talks)
}

// Scaled is the model with every effect of a call or message factor times as big: what
// the sensitivity of a result to assumed effects is measured with.
func (m *Model) Scaled(factor float64) *Model {
	scaled := m.scaledAlone(factor)
	scaled.members = make([]*Model, len(m.members))
	for i, member := range m.members {
		scaled.members[i] = member.scaledAlone(factor)
	}
	return scaled
}

func (m *Model) scaledAlone(factor float64) *Model {
	scaled := *m
	for c := range LetterWeek {
		for g := range numGroups {
			scaled.Rates.Call[c][g] *= factor
		}
	}
	for touch, ratio := range m.Purses.Ratio {
		scaled.Purses.Ratio[touch] = 1 + float64(factor*(ratio-1))
		scaled.Purses.Error[touch] = factor * m.Purses.Error[touch]
	}
	return &scaled
}
