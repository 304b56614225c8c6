package response

// CourtesyEstimated reports whether the ledger shows what a conversation with
// nothing overdue does. Where it does not, the effect before the due date is
// carried over from conversations about other invoices, and from those overdue.
func (m *Model) CourtesyEstimated() bool { return m.courteous }

// courtesy keeps what is carried over to invoices that are not yet due within what conversations
// do for overdue ones: who is reminded of a bill early is not readier to pay than who is late.
func (m *Model) courtesy(t *Tally) {
	m.courteous = !m.Assumed && t.Courtesy >= minTalks
	if m.Assumed || m.courteous {
		return
	}
	for c := 1; c < numContacts; c++ {
		if !Contact(c).spoken() || m.callPaid[c][0] >= enoughPaid {
			continue
		}
		paid, rate := 0.0, 0.0
		for g := 1; g < numGroups; g++ {
			paid += m.callPaid[c][g] + 1
			rate += float64((m.callPaid[c][g] + 1) * m.Rates.Call[c][g])
		}
		m.Rates.Call[c][0] = min(m.Rates.Call[c][0], rate/paid)
	}
}

// enoughPaid is how many payments after conversations let a rate stand by itself.
const enoughPaid = 10
