package main

import (
	"fmt"
	"strconv"
	"strings"

	"firstcall/report/compare"
	"firstcall/report/runfile"
	"firstcall/sim"
)

// A better order of calls brings 4 to 8 % of cash (published). A tenth of that
// is no difference; whoever calls more than all of it none has no question left.
const (
	defaultIndifference = "0.5%"
	mostIndifference    = 0.1
)

// ending is how a run ends: after a number of replications, or by its settler.
type ending struct {
	replications int              // 0 with a settler
	settler      *compare.Settler // nil for a number
	indifference string           // as asked, or the default
}

// ending reads --replications and --indifference.
func (o *backtestOptions) ending() (ending, error) {
	if o.Replications != runfile.Auto {
		n, err := strconv.Atoi(o.Replications)
		switch {
		case err != nil:
			return ending{}, usageError(fmt.Errorf("--replications %q: want auto or a whole number, as in --replications 200", o.Replications))
		case n < 1:
			return ending{}, usageError(fmt.Errorf("--replications %d: at least 1 is needed", n))
		case o.Indifference != "":
			return ending{}, usageError(fmt.Errorf("--indifference %s says when --replications auto may stop: with --replications %d it has no effect; leave one of the two out", o.Indifference, n))
		}
		return ending{replications: n}, nil
	}
	text := o.Indifference
	if text == "" {
		text = defaultIndifference
	}
	share, err := parseShare(text, mostIndifference, "cash")
	if err != nil {
		return ending{}, usageError(fmt.Errorf("--indifference %q: %w", text, err))
	}
	return ending{settler: compare.NewSettler(share), indifference: text}, nil
}

// parseShare reads a share of something: 0.5% or 0.005.
func parseShare(text string, most float64, of string) (float64, error) {
	number, percent := strings.CutSuffix(text, "%")
	share, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return 0, fmt.Errorf("want a share of the %s, as in 0.5%% or 0.005", of)
	}
	if percent {
		share /= 100
	}
	if !(share >= 0 && share <= most) {
		return 0, fmt.Errorf("want 0 to %g%% of the %s", 100*most, of)
	}
	return share, nil
}

// end tells the plan how it ends.
func (e *ending) end(p *sim.Plan) {
	p.Replications = e.replications
	if e.settler != nil {
		p.Referee = e.settler
	}
}

// stopping is what the run file tells of it; short is nil for a run that was not interrupted.
func (e *ending) stopping(short *cutShort) *runfile.Stopping {
	s := &runfile.Stopping{Rule: runfile.Fixed, Reason: runfile.StopFixed}
	if e.settler != nil {
		s = e.settler.Stopping()
	}
	if short != nil && !short.inTests() {
		s.Reason = runfile.StopInterrupted
	}
	return s
}

// span is the least and the most replications after which the run ends.
func (e *ending) span() (least, most int) {
	if e.settler == nil {
		return e.replications, e.replications
	}
	looks := e.settler.Looks()
	return looks[0], looks[len(looks)-1]
}

// flags repeat the run.
func (e *ending) flags() string {
	if e.settler == nil {
		return fmt.Sprintf("--replications %d", e.replications)
	}
	return fmt.Sprintf("--replications %s --indifference %s", runfile.Auto, quoteArg(e.indifference))
}
