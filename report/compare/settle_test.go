package compare

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"firstcall/report/runfile"
)

// field is an invented contest whose truth is known: cash in percent of a
// season's, with luck that all share, luck of one's own (skewed: a few big
// payers come or don't), and a model error that cancels in pairs of replications.
type field struct {
	name       string
	gains      []float64 // of the candidates over 100
	history    float64   // its gain; it has no luck
	own, model float64   // standard deviations
	skew       float64   // sigma of the lognormal luck of one's own; 0: normal
	contests   int
	saved      float64 // least share of the replays of 2,000 replications of all that is saved
}

// The bounds of some fields lie just beyond the zone of indifference, at
// -0.53 % and -0.56 % of the cash, where a wrong verdict is likeliest.
var fields = []field{
	{"far apart", []float64{4, 1}, 0, 0.5, 0.3, 0, 150, 0.8},
	{"noisy", []float64{3, 2.4}, 1.5, 1.5, 0.5, 0, 60, 0.5},
	{"close", []float64{3, 2.9, 2.4}, 0.5, 0.5, 0.3, 0.5, 100, 0.9},
	{"skewed", []float64{3, 2.5, 2, 1}, 1, 0.7, 0.5, 0.9, 150, 0.7},
	{"twelve", []float64{3, 2.9, 2.5, 2, 1.8, 1.5, 1, 1, 0.5, 0, -1, -2}, 0, 0.7, 0.5, 0.5, 100, 0.85},
}

// means are those of the candidates, then of history, no calls and calls drawn by lot.
func (f *field) means() []float64 {
	var means []float64
	for _, gain := range f.gains {
		means = append(means, 100+gain)
	}
	return append(means, 100+f.history, 96, 100.3)
}

// play draws n more replications, an even number, of those still in the contest.
func (f *field) play(luck *rand.Rand, cash [][]float64, n int, dropped []string) {
	means := f.means()
	variance := math.Exp(f.skew * f.skew)
	wrong := make([]float64, len(means))
	for r := range n {
		common := 2 * luck.NormFloat64()
		for j, mean := range means {
			own := luck.NormFloat64()
			if f.skew > 0 {
				own = (math.Exp(f.skew*own) - math.Sqrt(variance)) / math.Sqrt((variance-1)*variance)
			}
			if wrong[j] = -wrong[j]; r%2 == 0 {
				wrong[j] = f.model * luck.NormFloat64()
			}
			switch {
			case j == len(f.gains):
				cash[j] = append(cash[j], mean)
			case !slices.Contains(dropped, name(j)):
				cash[j] = append(cash[j], mean+common+f.own*own+wrong[j])
			}
		}
	}
}

func name(j int) string { return fmt.Sprintf("candidate %d", j) }

func (f *field) contest(cash [][]float64) (*contest, *runfile.Run) {
	n := len(f.gains)
	c := &contest{history: cash[n], noCalls: cash[n+1], random: cash[n+2]}
	run := &runfile.Run{Response: runfile.Response{Evidence: "A"}, Replications: len(c.history)}
	for j := range n {
		c.candidates = append(c.candidates, entry{name(j), cash[j]})
		run.Strategies = append(run.Strategies, runfile.Strategy{ID: name(j)})
	}
	return c, run
}

// stopped plays a contest until its verdict is settled, and says how many seasons were replayed.
func (f *field) stopped(luck *rand.Rand, seed uint64) (c *contest, seasons int) {
	cash := make([][]float64, len(f.means()))
	var dropped []string
	for _, until := range looks {
		f.play(luck, cash, until-len(cash[len(f.gains)]), dropped)
		var run *runfile.Run
		c, run = f.contest(cash)
		drop, unsettled, _ := c.look(run, indifferent, seed)
		if dropped = append(dropped, drop...); unsettled == nil {
			break
		}
	}
	for _, sample := range cash {
		seasons += len(sample)
	}
	return c, seasons
}

const indifferent = 0.005

// bounds are those of the leader over every rival, by id.
func bounds(c *contest, leader string) map[string]float64 {
	at := slices.IndexFunc(c.candidates, func(e entry) bool { return e.id == leader })
	rivals := c.rivals(c.candidates[at])
	out := make(map[string]float64)
	for j, bound := range lowerBounds(c.candidates[at].cash, cashOf(rivals)) {
		out[rivals[j].id] = bound
	}
	return out
}

// TestSettledVerdicts stops hundreds of contests whose truth is known. In no more
// than 5 % of a field may the verdict contradict the one of infinitely many
// replications by more than the zone of indifference: another leader, a rival
// wrongly called clearly behind, or wrongly not.
func TestSettledVerdicts(t *testing.T) {
	for _, f := range fields {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			luck := rand.New(rand.NewPCG(7, 1))
			endless := make([][]float64, len(f.means()))
			f.play(luck, endless, 100_000, nil)
			truth, _ := f.contest(endless)
			exact := make(map[string]map[string]float64)
			wrong, seasons := 0, 0
			for n := range f.contests {
				c, played := f.stopped(luck, uint64(n))
				seasons += played
				leader := c.byMean()[0].id
				if exact[leader] == nil {
					exact[leader] = bounds(truth, leader)
				}
				if f.contradicted(leader, bounds(c, leader), exact[leader]) {
					wrong++
				}
			}
			each := float64(seasons) / float64(f.contests*len(f.means()))
			t.Logf("%d of %d verdicts wrong, %.0f replications a strategy", wrong, f.contests, each)
			if float64(wrong) > (1-confidence)*float64(f.contests) {
				t.Errorf("%d of %d verdicts are wrong by more than the zone of indifference", wrong, f.contests)
			}
			if saved := 1 - each/float64(looks[len(looks)-1]); saved < f.saved {
				t.Errorf("%.0f %% of the replays are saved, want %.0f %%", 100*saved, 100*f.saved)
			}
		})
	}
}

func (f *field) contradicted(leader string, found, exact map[string]float64) bool {
	means := f.means()[:len(f.gains)]
	for j, mean := range means {
		if name(j) == leader && mean < slices.Max(means)-indifferent*mean {
			return true
		}
	}
	zone := indifferent * 100
	for id, bound := range found {
		if exact[id] > zone && bound <= 0 || exact[id] < -zone && bound > 0 {
			return true
		}
	}
	return false
}
