package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"firstcall/data/ledger"
	"firstcall/report/words"
	"firstcall/sim"
	"firstcall/sim/response"
)

// How far runs came out from their estimates on a machine that does other
// things as well: times more than sizes.
const (
	quicker, slower  = 0.75, 1.4
	smaller, greater = 0.8, 1.25
)

// estimate says on standard output what the run of plan takes, whose ledger was read since began.
func estimate(ctx context.Context, env *environment, p *progress, began time.Time, l *ledger.Ledger, given response.Assumed, plan sim.Plan, e ending, command string) error {
	reading := time.Since(began)
	least, most := e.span()
	plan.Referee, plan.Replications = nil, most // the trial ends sooner anyway
	t, err := unlessInterrupted(ctx, func() (*trial, error) { return try(ctx, p, l, given, plan) })
	if err != nil {
		return err
	}
	t.reading = reading
	p.close()
	return writeEstimate(env.Stdout, command, l, plan, t, least, most, time.Since(began))
}

// writeEstimate says what the run of a plan takes that ends after least to most replications.
func writeEstimate(w io.Writer, command string, l *ledger.Ledger, plan sim.Plan, t *trial, least, most int, took time.Duration) error {
	working := 0
	for d := plan.From; d <= plan.To; d++ {
		if plan.Working(d) {
			working++
		}
	}
	replications := words.Count(most)
	if least < most {
		replications = words.Count(least) + " to " + replications
	}
	low, high := t.of(least), t.of(most)
	var b strings.Builder
	fmt.Fprintf(&b, "What this run takes: %s\n\n", command)
	fmt.Fprintf(&b, "Ledger: %s customers, %s invoices, %s payments, %s calls.\n",
		words.Count(l.NumCustomers()), words.Count(l.NumInvoices()), words.Count(l.NumPayments()), words.Count(l.NumCalls()))
	fmt.Fprintf(&b, "Season: %s to %s, %s days, of which %s working days.\n",
		words.Date(plan.From.String()), words.Date(plan.To.String()), words.Count(int(plan.To-plan.From)+1), words.Count(working))
	fmt.Fprintf(&b, "Replays: %d strategies with the yardsticks, %s replications, %d at a time.\n\n", t.strategies, replications, plan.Workers)
	for _, stage := range []struct {
		name      string
		low, high time.Duration
	}{
		{"reading the ledger", low.reading, high.reading},
		{"fitting the model", low.fitting, high.fitting},
		{"replaying the season", low.replaying, high.replaying},
		{"testing the model", low.testing, high.testing},
		{"writing the report", low.writing, high.writing},
	} {
		fmt.Fprintf(&b, "  %-21s %s\n", stage.name, span(timing(stage.low), timing(stage.high)))
	}
	fmt.Fprintf(&b, "  %-21s %s (%s)\n", "in all", span(timing(low.time()), timing(high.time())),
		span(timing(times(low.time(), quicker)), timing(times(high.time(), slower))))
	fmt.Fprintf(&b, "  %-21s %s (%s)\n", "memory, at the most", span(megabytes(low.memory), megabytes(high.memory)),
		span(megabytes(uint64(float64(low.memory)*smaller)), megabytes(uint64(float64(high.memory)*greater))))
	fmt.Fprintf(&b, "\nMeasured in %s, on this machine as busy as it is now. Nothing was written.\n", timing(took))
	_, err := io.WriteString(w, b.String())
	return err
}

// span is a range, or one figure where its ends read the same.
func span(low, high string) string {
	if low == high {
		return low
	}
	return low + " to " + high
}

// timing words a time of a stage: of short ones the tenths matter.
func timing(d time.Duration) string {
	switch {
	case d < 50*time.Millisecond:
		return "under 0.1 s"
	case d < 9950*time.Millisecond:
		return fmt.Sprintf("%.1f s", d.Seconds())
	}
	return duration(d)
}
