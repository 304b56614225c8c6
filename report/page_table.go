package report

import (
	"fmt"
	"html"
	"html/template"
	"math"
	"strconv"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// pageRow adds to a row what only the page has room for.
type pageRow struct {
	row
	Bar   template.HTML
	Calls string
	Place int // in the table, yardsticks counted
	// What the script sorts by.
	CashValue, DifferenceValue, CallsValue string
}

func pageRows(run *runfile.Run) []pageRow {
	low, high := differenceRange(run)
	var out []pageRow
	for i, r := range ranked(run) {
		calls := float64(r.Strategy.Metrics["calls_made"].Mean)
		p := pageRow{row: r, Place: i + 1, Calls: words.Grouped(calls, 0), CallsValue: plain(calls), CashValue: plain(float64(r.cash()))}
		if d, ok := r.Strategy.Versus[runfile.History][runfile.Cash]; ok {
			p.Bar = bar(d, low, high, r.Range)
			p.DifferenceValue = plain(float64(d.Mean))
		}
		out = append(out, p)
	}
	return out
}

// plain writes a number for a script: "" where it does not exist.
func plain(v float64) string {
	if math.IsNaN(v) {
		return ""
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func differenceRange(run *runfile.Run) (low, high float64) {
	for _, s := range run.Strategies {
		if d, ok := s.Versus[runfile.History][runfile.Cash]; ok {
			low, high = math.Min(low, float64(d.Low)), math.Max(high, float64(d.High))
		}
	}
	return low, high
}

// bar draws an interval about the zero line of history, which label says in
// words. It holds numbers and amounts only.
func bar(d runfile.Difference, low, high float64, label string) template.HTML {
	const width, edge = 152.0, 5.0
	at := func(v float64) float64 {
		if high <= low {
			return width / 2
		}
		return edge + float64((v-low)/(high-low)*(width-2*edge))
	}
	from, to := at(float64(d.Low)), at(float64(d.High))
	return template.HTML(fmt.Sprintf(`<svg viewBox="0 0 152 15" width="152" height="15" role="img" aria-label="%s">`+
		`<path d="M%.1f 0V15" stroke="#7B8794" stroke-dasharray="3 2"/>`+
		`<rect x="%.1f" y="5" width="%.1f" height="5" rx="2.5" fill="#7B8794"/>`+
		`<circle cx="%.1f" cy="7.5" r="4" fill="#1F2933"/></svg>`,
		html.EscapeString(label), at(0), from, math.Max(to-from, 1), at(float64(d.Mean))))
}
