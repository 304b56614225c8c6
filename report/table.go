package report

import (
	"cmp"
	"math"
	"slices"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// row is one line of the ranked table, the same in text and page.
type row struct {
	Strategy    *runfile.Strategy
	Rank        int  // 0: a yardstick, or Beside: takes no part in the ranking
	Beside      bool // rests on assumptions that the others do without
	Recommended bool
	Tied        bool // can't be told apart from the strategy with the most cash
	Cash        string
	CashRange   string
	Difference  string // to history; "" for history itself
	Range       string // of the difference
}

// ranked orders strategies by mean cash, yardsticks at their place among them.
func ranked(run *runfile.Run) []row {
	cash := words.CashScale(run)
	t, diff := words.In(run), words.DifferenceScale(run, runfile.History)
	rows := make([]row, len(run.Strategies))
	for i := range run.Strategies {
		s := &run.Strategies[i]
		m := s.Metrics[runfile.Cash]
		rows[i] = row{Strategy: s, Cash: cash.Format(float64(m.Mean)),
			CashRange: t.Say("range", cash.Format(float64(m.Low)), cash.Format(float64(m.High)))}
		if m.Low == m.High {
			rows[i].CashRange = ""
		}
		if d, ok := s.Versus[runfile.History][runfile.Cash]; ok {
			rows[i].Difference = diff.Signed(float64(d.Mean))
			rows[i].Range = t.Say("range", diff.Signed(float64(d.Low)), diff.Signed(float64(d.High)))
		}
	}
	order(rows)
	place(rows, run)
	return rows
}

// order sorts rows by mean cash, but whoever was not replayed to the end comes
// after all strategies that were: its mean is of other luck.
func order(rows []row) {
	least := runfile.Number(math.Inf(1)) // cash of the strategies that were
	for _, r := range rows {
		if !r.Strategy.Yardstick && !r.dropped() {
			least = min(least, r.cash())
		}
	}
	at := func(r row) runfile.Number {
		if r.dropped() {
			return min(least, r.cash())
		}
		return r.cash()
	}
	slices.SortStableFunc(rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(at(b), at(a)),
			cmp.Compare(min(a.Strategy.Replications, 1), min(b.Strategy.Replications, 1)), // 0: to the end
			cmp.Compare(b.cash(), a.cash()))
	})
}

func (r *row) cash() runfile.Number { return r.Strategy.Metrics[runfile.Cash].Mean }

// place numbers the candidates, equal cash sharing a place, and marks what the
// verdict says of them.
func place(rows []row, run *runfile.Run) {
	rec := run.Recommendation
	tied := make(map[string]bool)
	for _, id := range rec.Tied {
		tied[id], tied[rec.Strategy] = true, true
	}
	count, rank := 0, 0
	var before runfile.Number
	for i := range rows {
		s := rows[i].Strategy
		rows[i].Recommended = rec.Verdict == runfile.Clear && s.ID == rec.Strategy
		rows[i].Tied = tied[s.ID]
		rows[i].Beside = run.Beside(s)
		if !s.Yardstick && !rows[i].Beside {
			count++
			if mean := s.Metrics[runfile.Cash].Mean; count == 1 || mean != before {
				rank, before = count, mean
			}
			rows[i].Rank = rank
		}
	}
}

// dropped reports whether the strategy was not replayed to the end.
func (r *row) dropped() bool { return r.Strategy.Replications > 0 }
