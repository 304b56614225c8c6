package sim

import (
	"fmt"

	"firstcall/data/ledger"
)

// assumedTalk is the length of a conversation where the call log has no durations:
// 8 to 10 conversations an hour are the most that a caller gets through (insideARM).
const assumedTalk = 360 // seconds

// talkSeconds is the mean length of the recorded conversations, or assumedTalk
// and false where none has a duration.
func talkSeconds(l *ledger.Ledger) (mean float64, recorded bool) {
	sum, talks := 0, 0
	for i := range l.NumCalls() {
		if c := l.Call(i); c.Outcome.Conversation() && c.DurationSeconds > 0 {
			sum += int(c.DurationSeconds)
			talks++
		}
	}
	if talks == 0 {
		return assumedTalk, false
	}
	return float64(sum) / float64(talks), true
}

// priceTalk completes the prices of the season, and says so where a length had to be assumed.
func (s *season) priceTalk(l *ledger.Ledger) {
	mean, recorded := talkSeconds(l)
	s.Prices.TalkSeconds = mean
	if !recorded && s.Prices.PerMinute > 0 {
		s.doubts = append(s.doubts, Doubt{"assumed_duration", fmt.Sprintf(
			"No conversation on record has a duration: the cost of calls counts %d minutes for each, as 8 to 10 an hour are the most that a caller gets through (insideARM).", assumedTalk/60)})
	}
}
