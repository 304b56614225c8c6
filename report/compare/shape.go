package compare

import (
	"fmt"
	"slices"

	"firstcall/data/ledger"
	"firstcall/report/runfile"
	"firstcall/sim"
	"firstcall/sim/metric"
)

// checkShape refuses a result whose parts do not fit together.
func checkShape(result *sim.Result, metrics []metric.Info) error {
	if result.Replications < 1 || len(result.Strategies) == 0 {
		return fmt.Errorf("%d replications of %d strategies: nothing to summarise", result.Replications, len(result.Strategies))
	}
	cash := slices.IndexFunc(metrics, func(m metric.Info) bool { return m.ID == runfile.Cash })
	if cash < 0 {
		return fmt.Errorf("metric %s is not among the metrics", runfile.Cash)
	}
	days := int(result.To-result.From) + 1
	seen := make(map[string]bool)
	for _, s := range result.Strategies {
		if seen[s.ID] {
			return fmt.Errorf("strategy %s stands twice in the result", s.ID)
		}
		seen[s.ID] = true
		if len(s.Runs) != result.Replications && (len(s.Runs) < 1 || len(s.Runs) > result.Replications || runfile.IsYardstick(s.ID)) {
			return fmt.Errorf("strategy %s: %d of %d replications", s.ID, len(s.Runs), result.Replications)
		}
		for r, run := range s.Runs {
			if len(run.Cash) != days || len(run.Calls) != days {
				return fmt.Errorf("strategy %s, replication %d: %d days of cash and %d of calls, want %d", s.ID, r, len(run.Cash), len(run.Calls), days)
			}
			if len(run.Metrics) != len(metrics) {
				return fmt.Errorf("strategy %s, replication %d: %d metrics, want %d", s.ID, r, len(run.Metrics), len(metrics))
			}
			if days, meter := total(run.Cash), run.Metrics[cash]; float64(days) != meter {
				return fmt.Errorf("strategy %s, replication %d: %s is %.2f, but its days add up to %s", s.ID, r, runfile.Cash, meter/100, days)
			}
		}
	}
	return nil
}

func total(days []ledger.Cents) ledger.Cents {
	var sum ledger.Cents
	for _, cash := range days {
		sum += cash
	}
	return sum
}
