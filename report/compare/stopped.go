package compare

import (
	"firstcall/report/runfile"
	"firstcall/sim"
	"firstcall/sim/book"
)

// stopped lists what a strategy was kept from, by limit; nil for nothing.
func stopped(s sim.Stops) map[string]int {
	if s == (sim.Stops{}) {
		return nil
	}
	out := make(map[string]int)
	for limit, n := range s.Calls {
		if n > 0 {
			out[book.Limit(limit).String()] = n
		}
	}
	if s.Messages > 0 {
		out[runfile.StoppedMessages] = s.Messages
	}
	return out
}
