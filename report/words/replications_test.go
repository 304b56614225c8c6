package words

import (
	"testing"

	"firstcall/report/runfile"
)

func TestReplications(t *testing.T) {
	auto := func(reason string, unsettled ...string) *runfile.Stopping {
		return &runfile.Stopping{Rule: runfile.Auto, Confidence: 0.95, Indifference: 0.007, Reason: reason, Unsettled: unsettled}
	}
	for _, c := range []struct {
		n        int
		stopping *runfile.Stopping
		want     string
	}{
		{200, nil, ""},
		{200, &runfile.Stopping{Rule: runfile.Fixed, Reason: runfile.StopFixed}, ""},
		{180, auto(runfile.StopSettled), "180 replications: enough, more would not change the answer (95% sure)."},
		{80, auto(runfile.StopTie), "80 replications: enough, more would change the answer by less than 0.7% of the cash, if at all (95% sure)."},
		{2000, auto(runfile.StopLimit, "b", "history"), "2,000 replications, the most that are run, do not settle how a compares with b and the calls as they were made: more could still change the answer."},
		{37, auto(runfile.StopInterrupted), "37 replications, interrupted before it was settled that more would not change the answer."},
		{37, &runfile.Stopping{Rule: runfile.Fixed, Reason: runfile.StopInterrupted}, ""},
	} {
		run := &runfile.Run{Replications: c.n, Stopping: c.stopping, Recommendation: runfile.Recommendation{Strategy: "a"}}
		if got := (Texts{}).Replications(run); got != c.want {
			t.Errorf("got %s\nwant %s", got, c.want)
		}
	}
}

func TestDropped(t *testing.T) {
	run := &runfile.Run{Replications: 180, Strategies: []runfile.Strategy{{ID: "a", Replications: 80}, {ID: "b"}, {ID: "c", Replications: 120}, {ID: "d", Replications: 80}}}
	want := "Surely behind on average, and so not replayed to the end: a and d after 80 replications; c after 120 replications. Their cash is of those replications, and they are ranked after all others."
	if got := (Texts{}).Dropped(run); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	run.Strategies = run.Strategies[1:2]
	if got := (Texts{}).Dropped(run); got != "" {
		t.Errorf("all were replayed to the end: got %s", got)
	}
}
