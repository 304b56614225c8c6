package words

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"firstcall/report/runfile"
)

// limit says why a call was held back, by the limit's key in a run file.
var limit = map[string]string{
	"days_between_attempts":   "too soon after the last attempt",
	"days_after_conversation": "too soon after a conversation",
	"attempts_per_7_days":     "too many attempts in 7 days",
	"messages_per_day":        "a message on that day already",
	"calling_hours":           "outside the customer’s calling hours",
	"one_call_a_day":          "called on that day already",
}

// Limit says in words why a call was held back. A key of a newer version speaks for itself.
func Limit(key string) string {
	if text, ok := limit[key]; ok {
		return text
	}
	return key
}

// StoppedCalls is how many calls were held back, and by which limits, most first.
func StoppedCalls(s *runfile.Strategy) (calls int, limits []string) {
	for key, n := range s.Stopped {
		if n > 0 && key != runfile.StoppedMessages {
			calls += n
			limits = append(limits, key)
		}
	}
	slices.SortFunc(limits, func(a, b string) int {
		return cmp.Or(cmp.Compare(s.Stopped[b], s.Stopped[a]), cmp.Compare(a, b))
	})
	return calls, limits
}

// Stopped says what the limits kept a strategy from, or "".
func Stopped(s *runfile.Strategy) string {
	calls, limits := StoppedCalls(s)
	var what []string
	if calls > 0 {
		var why []string
		for _, key := range limits {
			why = append(why, Count(s.Stopped[key])+" "+Limit(key))
		}
		what = append(what, things(calls, "call", "calls")+" ("+strings.Join(why, ", ")+")")
	}
	if n := s.Stopped[runfile.StoppedMessages]; n > 0 {
		what = append(what, things(n, "letter or message", "letters and messages"))
	}
	if what == nil {
		return ""
	}
	return fmt.Sprintf("In one replay of %s the limits held back %s.", s.ID, List(what))
}

func things(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Count(n) + " " + many
}
