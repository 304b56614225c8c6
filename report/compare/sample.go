package compare

import (
	"math"

	"firstcall/report/runfile"
)

// Sample is a metric of a strategy of the new run beside that of one of the
// baseline. What stands at one place belongs together; a replication in which
// either does not exist is left out.
type Sample struct{ New, Base []float64 }

// pair lines up two columns as far as both go. Paired, replication by
// replication: both met the same luck, which cancels. Unpaired, each with a
// replication of other luck, half the length away, so that differences have
// the variance of two independent seasons. Replications 2i and 2i+1, whose
// model errors cancel, stay beside each other.
func pair(next, base runfile.Column, paired bool) Sample {
	n := min(len(next), len(base))
	shift := 0
	if !paired {
		shift = n / 4 * 2
	}
	var s Sample
	for r := range n {
		a, b := next[r], base[(r+shift)%n]
		if !math.IsNaN(a) && !math.IsNaN(b) {
			s.New, s.Base = append(s.New, a), append(s.Base, b)
		}
	}
	return s
}

// Differences is new minus baseline.
func (s Sample) Differences() []float64 { return paired(s.New, s.Base) }
