package sim

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/response"
)

// selections are the changes of every account's selection state: a replay
// leaves it as history had it.
type selections struct {
	start   []int32
	changes []response.SelectionChange // account by account
}

func newSelections(events []ledger.Event, ix *book.Index) selections {
	attempts := make([][]ledger.Day, len(ix.Since))
	for _, e := range events {
		if e.Kind == ledger.CallMade {
			attempts[e.Account] = append(attempts[e.Account], e.Day)
		}
	}
	s := selections{start: make([]int32, len(attempts)+1)}
	for a, days := range attempts {
		s.changes = response.SelectionChanges(s.changes, days, ledger.Day(ix.Order))
		s.start[a+1] = int32(len(s.changes))
	}
	return s
}

// of are the changes of an account.
func (s *selections) of(account int32) []response.SelectionChange {
	return s.changes[s.start[account]:s.start[account+1]]
}
