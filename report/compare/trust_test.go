package compare_test

import (
	"testing"

	"firstcall/report/compare"
	"firstcall/report/internal/example"
	"firstcall/sim"
)

// One cent on one day of one replication is no fidelity, even where the total agrees.
func TestFidelityIsByDay(t *testing.T) {
	for name, c := range map[string]struct {
		change func(r *sim.Result)
		exact  bool
	}{
		"as recorded":  {func(*sim.Result) {}, true},
		"a cent moved": {func(r *sim.Result) { r.HistoryCash[3]++; r.HistoryCash[4]-- }, false},
	} {
		result := example.Clear().Result()
		result.HistoryCash = append(result.HistoryCash[:0:0], result.HistoryCash...)
		c.change(result)
		run, err := compare.Summarise(result, compare.About{Metrics: example.Metrics, Trust: &sim.Trust{
			Calibration: &sim.Calibration{Missing: "short"}, Placebo: &sim.Placebo{Missing: "short"},
		}})
		if err != nil {
			t.Fatal(err)
		}
		if run.Trust.Fidelity.Exact != c.exact || run.Trust.Fidelity.Recorded != run.Trust.Fidelity.Replayed {
			t.Errorf("%s: %+v", name, run.Trust.Fidelity)
		}
		if run.Trust.Calibration.Missing != "short" || !run.Trust.Calibration.Error.Undefined() {
			t.Errorf("%s: %+v", name, run.Trust.Calibration)
		}
	}
}
