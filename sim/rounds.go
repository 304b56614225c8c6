package sim

import (
	"context"
	"sync"
	"sync/atomic"

	"firstcall/sim/response"
)

// Referee ends a run when its answer is settled. It is shown the result so far
// at planned numbers of replications, never in between and never of the time
// it took: so the run depends on nothing but its replications.
type Referee interface {
	// Looks are the numbers of replications at which the run is looked at, in
	// ascending order. The last is the most that are run.
	Looks() []int
	// Look says whether the run stops here, and else which strategies are not
	// replayed from here on; a yardstick always is. The result must not be changed.
	Look(so *Result) (drop []string, stop bool)
}

// rounds replays the season until the plan's number of replications, or until
// its referee stops the run. Strategies that were dropped keep the replications
// that they have. It gives the number of replications that are complete: fewer
// than the result has room for where ctx ended.
func (s *season) rounds(ctx context.Context, m *response.Model, tasks []*worker, out *Result) (complete int, err error) {
	dropped := make(map[string]bool)
	for _, until := range s.looks() {
		out.extend(until, dropped)
		if complete, err = s.round(ctx, m, tasks, out, complete); err != nil || complete < until {
			return complete, err
		}
		if s.Referee == nil {
			continue
		}
		drop, stop := s.Referee.Look(out)
		if stop {
			break
		}
		for _, id := range drop {
			dropped[id] = true
		}
	}
	return complete, nil
}

// looks are the numbers of replications at which the run may end.
func (s *season) looks() []int {
	if s.Referee != nil {
		return s.Referee.Looks()
	}
	return []int{s.Replications}
}

// most is the number of replications that the run has if nothing ends it sooner.
func (s *season) most() int {
	looks := s.looks()
	return looks[len(looks)-1]
}

// extend makes room for replications up to until of all strategies that are still replayed.
func (r *Result) extend(until int, dropped map[string]bool) {
	r.Replications = until
	for i := range r.Strategies {
		s := &r.Strategies[i]
		if !dropped[s.ID] {
			s.Runs = append(s.Runs, make([]Replication, until-len(s.Runs))...)
		}
	}
}

// round shares the replications from the first one not done to the last of out
// among workers, and says how many are complete in the end.
func (s *season) round(ctx context.Context, m *response.Model, tasks []*worker, out *Result, first int) (complete int, err error) {
	most := s.most()
	var next, done atomic.Int64
	next.Store(int64(first))
	done.Store(int64(first))
	var wait sync.WaitGroup
	for _, w := range tasks {
		wait.Go(func() {
			for w.err == nil && ctx.Err() == nil {
				r := int(next.Add(1)) - 1
				if r >= out.Replications {
					return
				}
				w.replicate(m, r, out)
				if n := done.Add(1); s.Progress != nil {
					s.Progress(int(n), most)
				}
			}
		})
	}
	wait.Wait()
	for _, w := range tasks {
		if w.err != nil {
			return 0, w.err
		}
	}
	return int(done.Load()), nil
}
