package main

import (
	"context"
	"errors"
	"fmt"

	"firstcall/report/runfile"
	"firstcall/report/words"
	"firstcall/sim"
)

// unlessInterrupted does work that knows nothing of interruptions, and does not
// wait for it once ctx ends: nobody shall see its result then.
func unlessInterrupted[T any](ctx context.Context, work func() (T, error)) (T, error) {
	type outcome struct {
		value T
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		value, err := work()
		done <- outcome{value, err}
	}()
	select {
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	case o := <-done:
		return o.value, o.err
	}
}

// cutShort is how far a run came that was interrupted, and had something to tell by then.
type cutShort struct {
	complete, planned int
	atMost            bool // it might have ended by itself before
}

// cut is how far the replays came before err ended them; nil where nothing was
// complete, or err is no interruption.
func cut(err error) *cutShort {
	var stopped *sim.Interrupted
	if !errors.As(err, &stopped) || stopped.Complete == 0 {
		return nil
	}
	return &cutShort{stopped.Complete, stopped.Planned, stopped.AtMost}
}

// cutInTests is the same for the tests of the model, which come after all replays.
func cutInTests(err error, r *sim.Result) *cutShort {
	if !errors.Is(err, context.Canceled) {
		return nil
	}
	return atTheEnd(r)
}

// atTheEnd is a run whose replications were all complete.
func atTheEnd(r *sim.Result) *cutShort {
	return &cutShort{complete: r.Replications, planned: r.Replications}
}

func (c *cutShort) String() string {
	if c.atMost {
		return fmt.Sprintf("interrupted after %s of at most %s replications", words.Count(c.complete), words.Count(c.planned))
	}
	if c.inTests() {
		return fmt.Sprintf("interrupted after all %s replications", words.Count(c.planned))
	}
	return fmt.Sprintf("interrupted after %s of %s replications", words.Count(c.complete), words.Count(c.planned))
}

// inTests reports whether the replays were over.
func (c *cutShort) inTests() bool { return c.complete == c.planned }

// doubt is what a reader of the report must know.
func (c *cutShort) doubt() sim.Doubt {
	missing := "the figures rest on the replications that were complete, and the model was not tested on the ledger"
	if c.inTests() {
		missing = "the model was not tested on the ledger"
	}
	text := c.String()
	return sim.Doubt{Code: runfile.InterruptedCode, Text: fmt.Sprintf(
		"I%s: %s. The same command, left to its end, gives the whole answer.", text[1:], missing)}
}

// saved is the error of a run that was interrupted, and whose report is in folder all the same.
func (c *cutShort) saved(folder string) error {
	return &exitError{exitInterrupted, fmt.Errorf("%v: what is complete was written to %s", c, folder)}
}
