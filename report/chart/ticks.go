package chart

import (
	"math"

	"gonum.org/v1/plot"

	"firstcall/report/words"
)

// niceTicks are about n round values (1, 2 or 5 times a power of ten apart)
// inside the axis, written by format, which is told the step.
type niceTicks struct {
	n      int
	format func(step, largest float64) func(v float64) string
}

// Ticks implements plot.Ticker.
func (t niceTicks) Ticks(low, high float64) []plot.Tick {
	step := niceStep((high - low) / float64(t.n))
	write := t.format(step, math.Max(math.Abs(low), math.Abs(high)))
	var ticks []plot.Tick
	for i := math.Ceil(low/step - 1e-9); i*step <= high+float64(step*1e-9); i++ {
		v := i * step
		ticks = append(ticks, plot.Tick{Value: v, Label: write(v)})
	}
	return ticks
}

func niceStep(rough float64) float64 {
	if rough <= 0 || math.IsNaN(rough) || math.IsInf(rough, 0) {
		return 1
	}
	power := words.PowerOfTen(rough)
	for _, m := range []float64{1, 2, 5} {
		if m*power >= rough {
			return m * power
		}
	}
	return 10 * power
}

// moneyTicks writes 100k or $1.2M.
func moneyTicks(currency string, n int, signed bool) niceTicks {
	return niceTicks{n, func(step, largest float64) func(float64) string {
		s := words.MoneyScale(currency, largest, step)
		return func(v float64) string {
			switch {
			case v == 0:
				return s.Prefix + "0"
			case signed:
				return s.Signed(v)
			}
			return s.Format(v)
		}
	}}
}

// countTicks writes 2,000.
func countTicks(n int) niceTicks {
	return niceTicks{n, func(step, _ float64) func(float64) string {
		decimals := 0
		if step < 1 {
			decimals = 1
		}
		return func(v float64) string { return words.Grouped(v, decimals) }
	}}
}
