package words

import (
	"cmp"
	"slices"
	"strings"

	"firstcall/report/runfile"
)

// Limit says in words why a call was held back, by the limit's key in a run
// file. A key of a newer version speaks for itself.
func (t Texts) Limit(key string) string {
	text, err := t.Of("limit." + key)
	if err != nil {
		return key
	}
	return text
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

// HeldBack is how many calls the playbook's limits held back. That a customer has
// been called on the same day is none of them.
func HeldBack(s *runfile.Strategy) int {
	calls, _ := StoppedCalls(s)
	return calls - s.Stopped["one_call_a_day"]
}

// Stopped says what the limits kept a strategy from, or "".
func (t Texts) Stopped(s *runfile.Strategy) string {
	calls, limits := StoppedCalls(s)
	var what []string
	if calls > 0 {
		var why []string
		for _, key := range limits {
			why = append(why, Count(s.Stopped[key])+" "+t.Limit(key))
		}
		what = append(what, t.counted(calls, "number.call", "number.calls")+" ("+strings.Join(why, ", ")+")")
	}
	if n := s.Stopped[runfile.StoppedMessages]; n > 0 {
		what = append(what, t.counted(n, "number.message", "number.messages"))
	}
	if what == nil {
		return ""
	}
	return t.Say("stopped", s.ID, t.List(what))
}
