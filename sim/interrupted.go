package sim

import (
	"context"
	"fmt"
)

// Interrupted is the error of a run whose context ended before the last
// replication. The replications that workers had in hand were finished, so
// that the complete ones are the first of the plan, whatever the number of workers.
type Interrupted struct {
	Complete, Planned int  // replications
	AtMost            bool // a referee could have ended the run before those planned
	cause             error
}

func (e *Interrupted) Error() string {
	return fmt.Sprintf("interrupted after %d of %d replications", e.Complete, e.Planned)
}

// Unwrap gives the context's own error.
func (e *Interrupted) Unwrap() error { return e.cause }

// kept is the result of a run of which so many replications are complete: all
// that it was to have; or the complete ones with an Interrupted error; or that error alone where there are none.
func (s *season) kept(ctx context.Context, out *Result, complete int) (*Result, error) {
	if complete == out.Replications {
		return out, nil // an interruption since then comes too late to matter
	}
	err := &Interrupted{complete, s.most(), s.Referee != nil, ctx.Err()}
	if complete == 0 {
		return nil, err
	}
	out.Replications = complete
	for i := range out.Strategies {
		r := &out.Strategies[i]
		r.Runs = r.Runs[:min(complete, len(r.Runs))] // fewer where it was dropped
	}
	return out, err
}
