package sim

import (
	"context"
	"fmt"
	"slices"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/metric"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// The yardsticks, in every run and in this order.
const (
	History = "history"
	NoCalls = "no-calls"
	Random  = "random"
)

// Run replays every strategy of the plan, and the yardsticks, in every
// replication. The result depends on the ledger, the model and the plan only:
// not on the number of workers, nor on which other strategies there are. Once
// ctx ends no replication is begun: the error is then an *Interrupted, and the
// result beside it holds the replications that are complete.
func Run(ctx context.Context, l *ledger.Ledger, m *response.Model, p Plan) (*Result, error) {
	s, err := newSeason(l, m, p)
	if err != nil {
		return nil, err
	}
	return s.run(ctx, m)
}

// run replays every policy of the season in as many replications of m as it takes, or as Run says until ctx ends.
func (s *season) run(ctx context.Context, m *response.Model) (*Result, error) {
	out, workers, complete, err := s.replayed(ctx, m, s.contenders())
	if err != nil {
		return nil, err
	}
	s.judge(out, workers)
	return s.kept(ctx, out, complete)
}

// replayed replays some contenders, and says how many replications are complete.
func (s *season) replayed(ctx context.Context, m *response.Model, contenders []contender) (out *Result, workers []*worker, complete int, err error) {
	out = s.result(m, contenders)
	workers = make([]*worker, max(1, s.Workers))
	for i := range workers {
		workers[i] = s.worker(contenders)
	}
	complete, err = s.rounds(ctx, m, workers, out)
	return out, workers, complete, err
}

func (s *season) contenders() []contender {
	all := []contender{{id: History, recorded: true}, {id: NoCalls}, {id: Random, strategy: strategy.Builtin(Random)}}
	for _, st := range s.Strategies {
		switch st.ID() {
		case History, NoCalls, Random: // in every run already
		default:
			all = append(all, contender{id: st.ID(), strategy: st})
		}
	}
	return all
}

// worker replays whole replications with scratch memory of its own.
type worker struct {
	world      world
	replay     replay
	contenders []contender
	order      []int // in which they are replayed: no calls first, whose course the others share
	supported  []int // calls that fall where history also called, per policy
	made       []int
	err        error
}

func (s *season) worker(contenders []contender) *worker {
	w := &worker{world: world{season: s}, supported: make([]int, len(contenders)), made: make([]int, len(contenders))}
	w.replay.world = &w.world
	w.replay.book = book.New(s.index, s.Promises)
	w.replay.panel = metric.NewPanel(metric.Season{From: s.From, To: s.To, Prices: s.Prices, Uses: s.Uses}, s.opening)
	for _, p := range contenders {
		if p.strategy != nil {
			p.strategy = p.strategy.Fresh()
			p.learners = strategy.Learners(p.strategy)
		}
		if at := len(w.contenders); p.nobody() {
			w.order = slices.Insert(w.order, 0, at)
		} else {
			w.order = append(w.order, at)
		}
		w.contenders = append(w.contenders, p)
	}
	return w
}

// replicate runs every policy through world r.
func (w *worker) replicate(m *response.Model, r int, out *Result) {
	w.world.drawWorld(m, r)
	for _, i := range w.order {
		p := w.contenders[i]
		if r >= len(out.Strategies[i].Runs) {
			continue // dropped: see Referee
		}
		w.replay.decisions, w.replay.stops = nil, nil
		if r == 0 {
			w.replay.decisions, w.replay.stops = &out.Strategies[i].Decisions, &out.Strategies[i].Stops
		}
		run := w.replay.run(p)
		out.Strategies[i].Runs[r] = run
		if r == 0 && out.Strategies[i].Policy != nil {
			out.Strategies[i].Steps = slices.Clone(w.replay.clerk.counts)
		}
		w.supported[i] += w.replay.supported
		w.made[i] += w.replay.made
		if p.recorded {
			if w.err = w.world.faithful(run.Cash, r); w.err != nil {
				return
			}
		}
	}
}

// faithful checks that the recorded calls, replayed, gave back the recorded
// cash to the cent on every day.
func (s *season) faithful(cash []ledger.Cents, r int) error {
	for d, c := range cash {
		if c != s.paid[d] {
			return fmt.Errorf("replication %d: history replayed collects %s on %s, the ledger says %s; no result of this run can be trusted",
				r, c, s.days[d], s.paid[d])
		}
	}
	return nil
}
