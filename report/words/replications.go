package words

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"firstcall/report/runfile"
)

// Replications says whether more replications would change the answer; ""
// where their number was asked for.
func Replications(run *runfile.Run) string {
	s := run.Stopping
	if s == nil || s.Rule != runfile.Auto {
		return ""
	}
	n := Count(run.Replications) + " replications"
	switch s.Reason {
	case runfile.StopSettled:
		return fmt.Sprintf("%s: enough, more would not change the answer (%s sure).", n, Percent(s.Confidence))
	case runfile.StopTie:
		return fmt.Sprintf("%s: enough, more would change the answer by less than %s of the cash, if at all (%s sure).",
			n, share(s.Indifference), Percent(s.Confidence))
	}
	if s.Reason == runfile.StopInterrupted {
		return n + ", interrupted before it was settled that more would not change the answer."
	}
	var open []string
	for _, id := range s.Unsettled {
		if runfile.IsYardstick(id) {
			id = Yardstick(id)
		}
		open = append(open, id)
	}
	return fmt.Sprintf("%s, the most that are run, do not settle how %s compares with %s: more could still change the answer.",
		n, run.Recommendation.Strategy, List(open))
}

// Dropped names the strategies that were not replayed to the end; "" for none.
func Dropped(run *runfile.Run) string {
	var counts []int
	by := make(map[int][]string)
	for i := range run.Strategies {
		if s := &run.Strategies[i]; s.Replications > 0 {
			if by[s.Replications] == nil {
				counts = append(counts, s.Replications)
			}
			by[s.Replications] = append(by[s.Replications], s.ID)
		}
	}
	if counts == nil {
		return ""
	}
	var parts []string
	for _, n := range counts {
		parts = append(parts, fmt.Sprintf("%s after %s replications", List(by[n]), Count(n)))
	}
	return fmt.Sprintf("Surely behind on average, and so not replayed to the end: %s. Their cash is of those replications, and they are ranked after all others.", strings.Join(parts, "; "))
}

// share writes a small share: 0.5%.
func share(v float64) string {
	return strconv.FormatFloat(math.Round(1e6*v)/1e4, 'f', -1, 64) + "%"
}
