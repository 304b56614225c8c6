// Package words says a run in plain words: amounts, dates, the answer. Text,
// page and charts all take their wording here, so that they agree.
package words

import (
	"math"
	"strconv"
	"strings"

	"firstcall/report/runfile"
)

// symbols are unambiguous enough for a report; any other currency is named by its code.
var symbols = map[string]string{"USD": "$", "EUR": "€", "GBP": "£"}

// Scale writes the amounts of one column, sentence or axis alike: one unit and
// one number of decimals, no more than the uncertainty supports.
type Scale struct {
	Prefix, Suffix string
	Unit           float64
	Decimals       int
}

// MoneyScale suits amounts up to largest, known to about step (major units).
func MoneyScale(currency string, largest, step float64) Scale {
	s := Scale{Prefix: symbols[currency], Unit: 1}
	if s.Prefix == "" && currency != "" {
		s.Prefix = currency + " "
	}
	switch largest = math.Abs(largest); {
	case largest >= 999.5e6:
		s.Unit, s.Suffix = 1e9, "B"
	case largest >= 999.5e3:
		s.Unit, s.Suffix = 1e6, "M"
	case largest >= 9999.5:
		s.Unit, s.Suffix = 1e3, "k"
	}
	if step <= 0 || math.IsNaN(step) {
		step = largest / 1000 // three figures of what is known exactly
	}
	if step > 0 {
		s.Decimals = -magnitude(step / s.Unit * (1 + 1e-9))
	}
	s.Decimals = min(max(s.Decimals, 0), 3)
	if s.Unit == 1 {
		s.Decimals = min(s.Decimals, 2)
	}
	return s
}

// IntervalStep keeps two figures of an interval's half-width: what an amount with that interval is known to.
func IntervalStep(low, high float64) float64 {
	half := (high - low) / 2
	if half <= 0 || math.IsNaN(half) {
		return 0
	}
	return math.Pow10(magnitude(half) - 1)
}

// PowerOfTen is the largest power of ten up to x, which is above 0.
func PowerOfTen(x float64) float64 { return math.Pow10(magnitude(x)) }

// magnitude is the exponent of the largest power of ten up to x, which is above
// 0. It counts: a rounded logarithm of 1000 is below 3 on one processor and not on another.
func magnitude(x float64) int {
	n := 0
	for n < 308 && math.Pow10(n+1) <= x {
		n++
	}
	for math.Pow10(n) > x {
		n--
	}
	return n
}

// Amount writes the mean of a metric of money, no finer than its interval.
func Amount(run *runfile.Run, m runfile.Metric) string {
	return MoneyScale(run.Ledger.Currency, float64(m.Mean), IntervalStep(float64(m.Low), float64(m.High))).Format(float64(m.Mean))
}

// Format writes an amount: −$1.05M.
func (s Scale) Format(v float64) string {
	if math.IsNaN(v) {
		return "–"
	}
	digits := Grouped(math.Abs(v)/s.Unit, s.Decimals)
	if v < 0 && strings.Trim(digits, "0.,") != "" {
		return "−" + s.Prefix + digits + s.Suffix
	}
	return s.Prefix + digits + s.Suffix
}

// Signed writes a difference, a gain with its plus sign.
func (s Scale) Signed(v float64) string {
	text := s.Format(v)
	if v > 0 && strings.Trim(text, "0.,"+s.Prefix+s.Suffix) != "" {
		return "+" + text
	}
	return text
}

// Grouped writes a number with thousands separators: 4,356.
func Grouped(v float64, decimals int) string {
	if math.IsNaN(v) {
		return "–"
	}
	text := strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	whole, fraction, _ := strings.Cut(text, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if v < 0 && strings.Trim(whole, "0.,") != "" {
		return "−" + whole
	}
	return whole
}

// Count writes a whole number of things with thousands separators.
func Count(n int) string { return Grouped(float64(n), 0) }

// Percent writes a share: 93%.
func Percent(share float64) string {
	if math.IsNaN(share) {
		return "–"
	}
	return Grouped(100*share, 0) + "%"
}

// Probability writes a share of replications. Nothing that was drawn is ever
// quite certain, so the ends read "over 99%" and "under 1%".
func (t Texts) Probability(share float64) string {
	switch {
	case share > 0.99:
		return t.Say("over", Percent(0.99))
	case share < 0.01:
		return t.Say("under", Percent(0.01))
	}
	return Percent(share)
}

// CashScale suits the total cash of every strategy of the run.
func CashScale(run *runfile.Run) Scale { return MetricScale(run, runfile.Cash) }

// MetricScale suits an amount of money of every strategy of the run.
func MetricScale(run *runfile.Run, id string) Scale {
	var lows, highs []float64
	for i := range run.Strategies {
		if m, ok := run.Strategies[i].Metrics[id]; ok && !m.Mean.Undefined() {
			lows, highs = append(lows, float64(m.Low)), append(highs, float64(m.High))
		}
	}
	return scaleOfAll(run.Ledger.Currency, lows, highs)
}

// DifferenceScale suits every strategy's difference in cash to the yardstick.
func DifferenceScale(run *runfile.Run, yardstick string) Scale {
	var lows, highs []float64
	for i := range run.Strategies {
		if d, ok := run.Strategies[i].Versus[yardstick][runfile.Cash]; ok {
			// The mean, too: where all but a few replications agree, it alone is not zero.
			lows, highs = append(lows, float64(d.Low), float64(d.Mean)), append(highs, float64(d.High), float64(d.Mean))
		}
	}
	return scaleOfAll(run.Ledger.Currency, lows, highs)
}

// scaleOfAll suits a column of intervals: the step is that of the widest one,
// so that a narrow interval does not lend its digits to the others.
func scaleOfAll(currency string, lows, highs []float64) Scale {
	largest, step := 0.0, 0.0
	for i := range lows {
		largest = max(largest, math.Abs(lows[i]), math.Abs(highs[i]))
		step = max(step, IntervalStep(lows[i], highs[i]))
	}
	return MoneyScale(currency, largest, step)
}
