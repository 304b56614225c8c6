package words

import (
	"testing"

	"firstcall/report/runfile"
)

// The answer is no better supported than the strategy that it is about.
func TestGrade(t *testing.T) {
	run := &runfile.Run{Response: runfile.Response{Evidence: "A"}, Strategies: []runfile.Strategy{{ID: "a", Evidence: "B"}, {ID: "b", Evidence: "A"}}}
	for id, want := range map[string]string{"a": "B", "b": "A", "": "A"} {
		run.Recommendation.Strategy = id
		if got := Grade(run); got != want {
			t.Errorf("%q: grade %s, want %s", id, got, want)
		}
	}
}
