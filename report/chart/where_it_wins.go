package chart

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// whereItWins splits the difference between the leading strategy and the record
// by what was known of the invoices.
var whereItWins = Chart{
	ID: "where-it-wins",
	Title: func(run *runfile.Run) string {
		rows := groupRows(run)
		best, telling := -1, false
		for i, r := range rows {
			if r.head { // of ages most is billed in the season anyway, and who is largest says nothing of whom to call
				telling = r.name == groupingName(run, "size") || r.name == groupingName(run, "payment_history")
			} else if telling && r.low > 0 && (best < 0 || r.mean > rows[best].mean) {
				best = i
			}
		}
		if best < 0 {
			return words.In(run).Say("chart.groups.nowhere", run.Recommendation.Strategy)
		}
		return groupTitle(run, rows, best)
	},
	Reading:  says("chart.groups.reading"),
	Drawable: func(run *runfile.Run) bool { return len(groupRows(run)) > 0 },
	height:   func(run *runfile.Run, f Format) vg.Length { return forestHeight(len(groupRows(run)), f) },
	draw: func(c draw.Canvas, run *runfile.Run, f Format, marks *marks) {
		rows := groupRows(run)
		forest{rows: rows, texts: words.In(run), currency: run.Ledger.Currency, xLabel: "chart.groups.axis",
			zero: looks(run)[runfile.History].Color, scale: forestScale(run.Ledger.Currency, rows)}.draw(c, f, marks)
	},
}

// groupTitle names a group of sizes or payment histories with its kind, as its own words may say little.
func groupTitle(run *runfile.Run, rows []forestRow, best int) string {
	head := best
	for !rows[head].head {
		head--
	}
	key := "chart.groups.paid"
	switch {
	case rows[head].name == groupingName(run, "size"):
		key = "chart.groups.size"
	case rows[best].name == unpaidGroup:
		key = "chart.groups.unpaid"
	}
	return words.In(run).Say(key, run.Recommendation.Strategy, rows[best].name)
}

// unpaidGroup is the run file's name for the customers without a payment history (sim.groups).
const unpaidGroup = "nothing paid yet"

func groupingName(run *runfile.Run, id string) string {
	for _, g := range run.Groupings {
		if g.ID == id {
			return g.Name
		}
	}
	return ""
}

// groupRows are the groups of the leading strategy that have invoices, grouping by grouping.
func groupRows(run *runfile.Run) []forestRow {
	s := run.Find(run.Recommendation.Strategy)
	if s == nil {
		return nil
	}
	color := looks(run)[s.ID].Color
	var rows []forestRow
	for _, g := range run.Groupings {
		cash := s.Groups[g.ID]
		if len(cash) != len(g.Groups) || len(cash) < 2 {
			continue
		}
		rows = append(rows, forestRow{name: g.Name, head: true})
		for k, group := range g.Groups {
			if d := cash[k].History; d != nil && group.Invoices > 0 {
				rows = append(rows, forestRow{name: group.Name, mean: float64(d.Mean), low: float64(d.Low), high: float64(d.High), color: color})
			}
		}
		if rows[len(rows)-1].head {
			rows = rows[:len(rows)-1]
		}
	}
	return rows
}
