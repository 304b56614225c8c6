package words

import (
	"math"
	"strconv"
	"strings"

	"firstcall/report/runfile"
)

// Replications says whether more replications would change the answer; ""
// where their number was asked for.
func (t Texts) Replications(run *runfile.Run) string {
	s := run.Stopping
	if s == nil || s.Rule != runfile.Auto {
		return ""
	}
	n := Count(run.Replications)
	switch s.Reason {
	case runfile.StopSettled:
		return t.Say("replications.enough", n, Percent(s.Confidence))
	case runfile.StopTie:
		return t.Say("replications.tie", n, share(s.Indifference), Percent(s.Confidence))
	case runfile.StopInterrupted:
		return t.Say("replications.broken", n)
	}
	var open []string
	for _, id := range s.Unsettled {
		if runfile.IsYardstick(id) {
			id = t.Yardstick(id)
		}
		open = append(open, id)
	}
	return t.Say("replications.open", n, run.Recommendation.Strategy, t.List(open))
}

// Dropped names the strategies that were not replayed to the end; "" for none.
func (t Texts) Dropped(run *runfile.Run) string {
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
		parts = append(parts, t.Say("dropped.after", t.List(by[n]), Count(n)))
	}
	return t.Say("dropped", strings.Join(parts, "; "))
}

// share writes a small share: 0.5%.
func share(v float64) string {
	return strconv.FormatFloat(math.Round(1e6*v)/1e4, 'f', -1, 64) + "%"
}
