// Package condition is the language of a playbook's gate: one line says what
// must hold of a metric when a run is compared with its baseline.
//
//	cash_collected.difference.low >= -1%
//	calls_made.mean <= 1.05 * baseline
//	most_contacts.max <= 7
//
//	METRIC.STATISTIC RELATION WANT
//	METRIC.difference.STATISTIC RELATION WANT
//
// A metric is one of docs/metrics.md. Statistics of its seasons are mean, low
// and high (the ends of the middle 90 %), min and max; of its difference, new
// minus baseline, mean, low, high and probability (the share of seasons in which
// the difference goes the better way). Relations are >= > <= <. What is wanted
// is a number, or a number and a multiple of the baseline's value, as in
// "baseline", "1.05 * baseline", "baseline - 3". A percentage is of the
// baseline's mean in a difference; else it is a share.
package condition

// Statistic is what a condition looks at.
type Statistic string

// The statistics.
const (
	Mean        Statistic = "mean"
	Low         Statistic = "low"  // 5 % of seasons are below
	High        Statistic = "high" // 5 % of seasons are above
	Min         Statistic = "min"
	Max         Statistic = "max"
	Probability Statistic = "probability"
)

// Levels of a condition.
const (
	LevelError = "error" // the gate fails
	LevelWarn  = "warn"  // it is said
)

// Whom a condition is for, beside the id of a strategy.
const (
	Each        = "each"        // every strategy: of both runs where they are compared
	Recommended = "recommended" // the strategy that the new run recommends, against the one that the baseline does
)

// Condition is one line of a gate.
type Condition struct {
	Text       string // as written
	Metric     string
	Difference bool // of new minus baseline
	Statistic  Statistic
	Relation   string // >=, >, <= or <
	Number     float64
	Percent    bool    // Number is in percent of the baseline's mean, see Difference
	Factor     float64 // of the baseline's value, which is added to Number; 0 for none
	Unit       string  // of the metric
	Better     string  // of the metric: higher, lower or neither

	For   string // Each, Recommended or the id of a strategy
	Level string
}

// AtLeast reports whether the condition bounds from below.
func (c *Condition) AtLeast() bool { return c.Relation == ">=" || c.Relation == ">" }

// NeedsBaseline reports whether the condition compares.
func (c *Condition) NeedsBaseline() bool { return c.Difference || c.Factor != 0 }
