package selftest

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"firstcall/data/synth"
	"firstcall/report/runfile"
)

// Table is the scores of all worlds, and their means.
type Table struct {
	Replications int     `json:"replications"`
	Worlds       []Score `json:"worlds"`
	Kinds        []Mean  `json:"kinds"`
	All          Mean    `json:"all"`
}

// Mean is the mean of each figure over worlds, undefined ones left out.
type Mean struct {
	Kind        synth.Kind     `json:"kind,omitempty"`
	Worlds      int            `json:"worlds"`
	Rank        runfile.Number `json:"rank_correlation"`
	Error       runfile.Number `json:"error"`
	ErrorPoints runfile.Number `json:"error_pp"`
	Regret      runfile.Number `json:"regret_pp"`
	Cover       runfile.Number `json:"cover"`
	Biggest     runfile.Number `json:"regret_of_biggest_pp"`
}

func newTable(p Plan, scores []Score) *Table {
	t := &Table{Replications: p.Replications, Worlds: scores, All: meanOf(scores)}
	for n, kind := range p.Kinds {
		m := meanOf(scores[n*p.Seeds : (n+1)*p.Seeds])
		m.Kind = kind
		t.Kinds = append(t.Kinds, m)
	}
	return t
}

func meanOf(scores []Score) Mean {
	mean := func(figure func(*Score) runfile.Number) runfile.Number {
		sum, n := 0.0, 0
		for i := range scores {
			if v := figure(&scores[i]); !v.Undefined() {
				sum += float64(v)
				n++
			}
		}
		if n == 0 {
			return runfile.Number(math.NaN())
		}
		return runfile.Number(sum / float64(n))
	}
	return Mean{
		Worlds:      len(scores),
		Rank:        mean(func(s *Score) runfile.Number { return s.Rank }),
		Error:       mean(func(s *Score) runfile.Number { return s.Error }),
		ErrorPoints: mean(func(s *Score) runfile.Number { return s.ErrorPoints }),
		Regret:      mean(func(s *Score) runfile.Number { return s.Regret }),
		Cover:       mean(func(s *Score) runfile.Number { return s.Cover }),
		Biggest:     mean(func(s *Score) runfile.Number { return s.Biggest }),
	}
}

// figures are the columns of the table, and what they mean.
var figures = []struct {
	head, doc string
	decimals  int
	of        func(*Mean) runfile.Number
}{
	{"rank", "Kendall's rank correlation of predicted and true cash over the strategies: 1 is the right order", 2,
		func(m *Mean) runfile.Number { return m.Rank }},
	{"error", "error of the predicted effects in units of the true ones (root mean squares): 1 is as bad as predicting no effect", 2,
		func(m *Mean) runfile.Number { return m.Error }},
	{"error pp", "the same error in percent of the recorded cash", 2,
		func(m *Mean) runfile.Number { return m.ErrorPoints }},
	{"regret pp", "cash truly lost by following the advice, in percent of the recorded cash", 3,
		func(m *Mean) runfile.Number { return m.Regret }},
	{"cover", "share of true effects inside the predicted 90 % interval: should be about 0.90", 2,
		func(m *Mean) runfile.Number { return m.Cover }},
	{"biggest pp", "cash truly lost by always calling the biggest debt, without any model", 3,
		func(m *Mean) runfile.Number { return m.Biggest }},
}

// narrowest is the width of a column that holds -1.00.
const narrowest = 5

// WriteText writes the table for a terminal, a row for each kind.
func (t *Table) WriteText(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "Backtests of worlds with a known truth, %d replications each. Effects are over the recorded calls.\n\n", t.Replications)
	fmt.Fprintf(&b, "%-*s  %6s", t.wide(), "kind", "worlds")
	for _, f := range figures {
		fmt.Fprintf(&b, "  %*s", narrowest, f.head)
	}
	b.WriteByte('\n')
	for i := range t.Kinds {
		t.writeRow(&b, string(t.Kinds[i].Kind), &t.Kinds[i])
	}
	t.writeRow(&b, "all", &t.All)
	b.WriteByte('\n')
	for _, f := range figures {
		fmt.Fprintf(&b, "%-10s  %s\n", f.head, f.doc)
	}
	if t.undefined() {
		b.WriteString("-           undefined where no strategy truly makes a difference; left out of the means\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (t *Table) writeRow(b *strings.Builder, name string, m *Mean) {
	fmt.Fprintf(b, "%-*s  %6d", t.wide(), name, m.Worlds)
	for _, f := range figures {
		text := "-"
		if v := f.of(m); !v.Undefined() {
			text = strconv.FormatFloat(float64(v), 'f', f.decimals, 64)
		}
		fmt.Fprintf(b, "  %*s", max(narrowest, len(f.head)), text)
	}
	b.WriteByte('\n')
}

// wide is the width of the first column.
func (t *Table) wide() int {
	width := len("kind")
	for _, k := range t.Kinds {
		width = max(width, len(k.Kind))
	}
	return width
}

// undefined reports whether a row of the table lacks a figure.
func (t *Table) undefined() bool {
	for i := range t.Kinds {
		if t.Kinds[i].Error.Undefined() {
			return true
		}
	}
	return false
}

// WriteJSON writes the table with every world and effect.
func (t *Table) WriteJSON(w io.Writer) error {
	text, err := json.MarshalIndent(t, "", " ")
	if err != nil {
		return fmt.Errorf("writing the table: %w", err)
	}
	_, err = w.Write(append(text, '\n'))
	return err
}
