package compare

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// TestStudentQuantile compares the expansion with gonum's, at the tails and degrees of freedom that looks have.
func TestStudentQuantile(t *testing.T) {
	for _, freedom := range []float64{39, 59, 134, 999} {
		for _, p := range []float64{0.95, 0.999, 0.9999, 0.99999} {
			want := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: freedom}.Quantile(p)
			if got := studentQuantile(p, freedom); math.Abs(got-want) > 5e-4*want {
				t.Errorf("quantile %g of t with %g degrees of freedom is %g, gonum says %g", p, freedom, got, want)
			}
		}
	}
}
