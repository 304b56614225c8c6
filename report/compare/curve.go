package compare

import (
	"math"

	"firstcall/data/ledger"
	"firstcall/report/runfile"
	"firstcall/sim"
)

// curve cumulates a strategy's season day by day: mean calls, mean cash with
// its interval, and the same for the cash beyond noCalls (nil: left out).
func curve(from ledger.Day, runs, noCalls []sim.Replication) runfile.Curve {
	days := len(runs[0].Cash)
	var c runfile.Curve
	cash, calls := make([]ledger.Cents, len(runs)), make([]int64, len(runs))
	base := make([]ledger.Cents, len(runs))
	total, extra := make([]float64, len(runs)), make([]float64, len(runs))
	for day := range days {
		var called int64
		for r := range runs {
			cash[r] += runs[r].Cash[day]
			calls[r] += int64(runs[r].Calls[day])
			called += calls[r]
			total[r] = cash[r].Major()
			if noCalls != nil {
				base[r] += noCalls[r].Cash[day]
				extra[r] = (cash[r] - base[r]).Major()
			}
		}
		c.Day = append(c.Day, (from + ledger.Day(day)).String())
		c.CallsMade = append(c.CallsMade, runfile.Round(float64(called)/float64(len(runs)), 2))
		appendInterval(&c.CashCollected, &c.Low, &c.High, total)
		if noCalls != nil {
			appendInterval(&c.Extra, &c.ExtraLow, &c.ExtraHigh, extra)
		}
	}
	return c
}

func appendInterval(mean, low, high *[]runfile.Money, sample []float64) {
	m, l, h := interval(sample)
	*mean, *low, *high = append(*mean, minor(m)), append(*low, minor(l)), append(*high, minor(h))
}

// minor rounds a statistic in major units to the nearest cent.
func minor(major float64) runfile.Money { return runfile.Money(math.Round(major * 100)) }
