package synth

import "firstcall/data/ledger"

// The draws that belong to one attempt, in its own domain of luck.
const (
	reachDraw = iota
	voicemailDraw
	answerDraw
	promiseDraw
	clearDraw
	admitDraw
	toneDraw
	durationDraw
	drawsPerAttempt
)

const (
	daysBetweenAttempts   = 3
	daysAfterConversation = 7
	shortestPromise       = 4 // days ahead
	longestPromise        = 11
	admitsQuery           = 0.8 // chance that a conversation brings open queries to light
	firmShare             = 0.4 // of the calls
)

// callable reports whether something is overdue and no limit forbids a call.
func (l *life) callable(account int32) bool {
	m := &l.moods[account]
	return l.overdue[account] > 0 &&
		(m.lastAttempt < 0 || l.day-m.lastAttempt >= daysBetweenAttempts) &&
		(m.lastTalk < 0 || l.day-m.lastTalk >= daysAfterConversation)
}

func (l *life) officeCalls(whom policy) {
	for slot, account := range whom.pick(l, l.world.spec.Capacity) {
		l.call(account, slot)
	}
}

// call makes one attempt. Its luck is keyed by the customer's n-th attempt, so
// that strategies which call the same customer meet the same luck.
func (l *life) call(account int32, slot int) {
	who, m := &l.world.customers[account], &l.moods[account]
	draw := func(k int32) float64 { return l.calls.at(account, m.attempts*drawsPerAttempt+k) }
	row := callRow{account: account, day: l.day, slot: slot}
	row.firm = draw(toneDraw) < firmShare
	row.durationDraw = draw(durationDraw)
	followUp := m.promiseDue(l.day)

	switch {
	case draw(reachDraw) < who.reach:
		row.outcome = l.converse(account, draw(answerDraw), draw(admitDraw) < admitsQuery, draw(clearDraw))
		m.talks++
		m.lastTalk = l.day
		m.impression = impressions[row.outcome]
		m.pledgedFor = -1
		l.talks++
		if row.outcome == ledger.PromiseToPay {
			ahead := shortestPromise + int32(draw(promiseDraw)*(longestPromise-shortestPromise+1))
			m.promisedFor = l.day + ahead
			m.promised, m.paidSince = l.overdue[account], 0
			m.pledgedFor = m.promisedFor
			row.promisedFor, row.promised = m.promisedFor, m.promised
		}
	case draw(voicemailDraw) < 0.52:
		row.outcome = ledger.LeftMessage
		m.messageOn = l.day
	case draw(voicemailDraw) < 0.55:
		row.outcome = ledger.WrongParty
	default:
		row.outcome = ledger.NoAnswer
	}
	m.attempts++
	m.lastAttempt = l.day
	l.attempts++
	if row.outcome.Conversation() || row.outcome == ledger.LeftMessage {
		who.behaviour.hears(&visit{l, account, who, m, l.day}, spoken{row.outcome.Conversation(), followUp, row.firm})
	}
	if l.log != nil {
		l.log.calls = append(l.log.calls, row)
	}
}

// converse is what the customer says. A query about an overdue invoice comes
// to light first, and the office settles it some days later.
func (l *life) converse(account int32, answer float64, admits bool, clearing float64) ledger.Outcome {
	who := &l.world.customers[account]
	asked := false
	for i := l.oldest[account]; admits && i < who.invoices.last && l.world.invoices[i].due < l.day; i++ {
		if l.left[i] == 0 || !l.blocked(i, l.day) || l.cleared[i] != 0 {
			continue
		}
		asked = true
		if who.heed > 0 {
			l.cleared[i] = l.day + 3 + int32(clearing*12)
		}
	}
	switch {
	case asked:
		return ledger.Dispute
	case l.day >= who.stopsPaying:
		return deadbeatAnswers.outcome(answer)
	default:
		return who.answers.outcome(answer)
	}
}
