package condition

import (
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		text string
		want Condition
	}{
		{"cash_collected.difference.low >= -1%", Condition{Metric: "cash_collected", Difference: true, Statistic: Low, Relation: ">=", Number: -1, Percent: true}},
		{"calls_made.mean <= 1.05 * baseline", Condition{Metric: "calls_made", Statistic: Mean, Relation: "<=", Factor: 1.05}},
		{"calls_made.mean<=baseline*1.05+20", Condition{Metric: "calls_made", Statistic: Mean, Relation: "<=", Factor: 1.05, Number: 20}},
		{"most_contacts.max <= 7", Condition{Metric: "most_contacts", Statistic: Max, Relation: "<=", Number: 7}},
		{"most_contacts.max < baseline - 1", Condition{Metric: "most_contacts", Statistic: Max, Relation: "<", Factor: 1, Number: -1}},
		{"reach_rate.mean > 20%", Condition{Metric: "reach_rate", Statistic: Mean, Relation: ">", Number: 0.2}},
		{"cash_collected.difference.probability >= 80%", Condition{Metric: "cash_collected", Difference: true, Statistic: Probability, Relation: ">=", Number: 0.8}},
		{"dso.difference.high <= 1.5", Condition{Metric: "dso", Difference: true, Statistic: High, Relation: "<=", Number: 1.5}},
	} {
		got, err := Parse(c.text)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		c.want.Text, c.want.For, c.want.Level = c.text, Each, LevelError
		c.want.Unit, c.want.Better = got.Unit, got.Better
		if got != c.want || got.Unit == "" || got.Better == "" {
			t.Errorf("%s:\n got %+v\nwant %+v", c.text, got, c.want)
		}
	}
}

// TestMistakes: each has its place, and what to write instead where that can be guessed.
func TestMistakes(t *testing.T) {
	for _, c := range []struct {
		text   string
		column int
		says   string
	}{
		{"cash_colected.mean >= 1", 1, `did you mean "cash_collected"?`},
		{"profit.mean >= 1", 1, "docs/metrics.md"},
		{"", 1, "unknown metric the end"},
		{"cash_collected >= 1", 16, "want a statistic after cash_collected"},
		{"cash_collected.avg >= 1", 16, "want mean, low, high, min, max, difference"},
		{"cash_collected.difrence.low >= 1", 16, `did you mean "difference"?`},
		{"cash_collected.difference.max >= 1", 27, "unknown statistic"},
		{"cash_collected.difference.difference.low >= 1", 27, "unknown statistic"},
		{"cash_collected.mean = 1", 21, "want >=, >, <= or <"},
		{"cash_collected.mean 1", 21, "want >=, >, <= or <, found"},
		{"cash_collected.mean >=", 23, "want a number or baseline, found the end"},
		{"cash_collected.mean >= bseline", 24, `did you mean "baseline"?`},
		{"cash_collected.mean >= 2 * base", 28, "want baseline after *"},
		{"cash_collected.mean >= 1 2", 26, "one condition a line"},
		{"cash_collected.mean >= 1 + 2", 28, "a second number"},
		{"cash_collected.mean >= baseline + baseline", 35, "stands twice"},
		{"cash_collected.mean >= - baseline", 24, "above 0"},
		{"cash_collected.mean >= 5%", 25, "% of what?"},
		{"cash_collected.mean >= baseline - 5%", 36, "write a multiple"},
		{"cash_collected.low >= 0.9 * baseline", 23, "cash_collected.difference.low"},
		{"cash_collected.difference.low >= baseline", 34, "with a number"},
		{"reach_rate.difference.mean >= -1%", 33, "write 0.01"},
		{"cash_collected.difference.probability >= 95", 42, "from 0 to 1"},
		{"cash_collected.mean ≥ 1", 21, "≥ is written >="},
		{"cash_collected.mean >= $5", 24, "unexpected character $"},
		{strings.Repeat("x", 501), 1, "more than 500"},
	} {
		_, err := Parse(c.text)
		if err == nil {
			t.Errorf("%q was accepted", c.text)
			continue
		}
		if err.Column != c.column || !strings.Contains(err.Text, c.says) {
			t.Errorf("%q: column %d: %s\nwant column %d: %s", c.text, err.Column, err.Text, c.column, c.says)
		}
	}
}

// FuzzParse: no text makes it panic, and what is accepted names a metric.
func FuzzParse(f *testing.F) {
	f.Add("cash_collected.difference.low >= -1%")
	f.Add("calls_made.mean <= 1.05 * baseline - 3")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := Parse(text)
		if err != nil {
			if err.Column < 1 || err.Column > len([]rune(text))+1 {
				t.Errorf("column %d in %q", err.Column, text)
			}
		} else if c.Metric == "" || c.Relation == "" {
			t.Errorf("%q gave %+v", text, c)
		}
	})
}
