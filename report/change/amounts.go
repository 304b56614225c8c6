package change

import (
	"math"
	"strings"

	"firstcall/report/compare"
	"firstcall/report/words"
)

// format writes the amounts of one change alike, no finer than it is known to.
type format struct {
	change *compare.Change
	unit   string
	money  words.Scale
	whole  int // decimals where it is no money
}

func amounts(c *compare.Comparison, x *compare.Change) format {
	f := format{change: x, unit: c.Definition(x.Metric).Unit}
	step := words.IntervalStep(x.Low, x.High)
	f.money = words.MoneyScale(c.New.Run.Ledger.Currency, max(math.Abs(x.Base), math.Abs(x.New)), step)
	if largest := max(math.Abs(x.Mean), math.Abs(x.Low), math.Abs(x.High)); f.unit == "money" && largest > 0 {
		f.money = words.MoneyScale(c.New.Run.Ledger.Currency, largest, step)
	}
	if f.unit != "money" && f.unit != "share" && max(math.Abs(x.Base), math.Abs(x.New)) < 1000 {
		f.whole = 1
	}
	return f
}

// level writes a mean of a season.
func (f format) level(c *compare.Comparison, v float64) string {
	if f.unit == "money" {
		return words.MoneyScale(c.New.Run.Ledger.Currency, max(math.Abs(f.change.Base), math.Abs(f.change.New)), words.IntervalStep(f.change.Low, f.change.High)).Format(v)
	}
	return f.plain(v)
}

// plain writes an amount of the metric.
func (f format) plain(v float64) string {
	switch f.unit {
	case "money":
		return f.money.Format(v)
	case "share":
		return share(v)
	}
	return words.Grouped(v, f.whole)
}

// signed writes a difference; that of a share is in percentage points.
func (f format) signed(v float64) string {
	if f.unit == "money" {
		return f.money.Signed(v)
	}
	text := f.plain(v)
	if f.unit == "share" {
		text = words.Grouped(100*v, 1) + " pp"
	}
	return plus(v, text)
}

// plus marks what is above zero as shown.
func plus(v float64, text string) string {
	if v > 0 && strings.ContainsAny(text, "123456789") {
		return "+" + text
	}
	return text
}

// relative writes a difference as a share of the baseline, where that makes sense.
func (f format) relative(v float64) string {
	r := f.change.Relative(v)
	if math.IsNaN(r) || f.unit == "share" {
		return f.signed(v)
	}
	return plus(r, share(r))
}

func (f format) span() string { return f.signed(f.change.Low) + " to " + f.signed(f.change.High) }

// share writes a share to a tenth of a percent.
func share(v float64) string {
	if math.IsNaN(v) {
		return "–"
	}
	return words.Grouped(100*v, 1) + "%"
}

// cells are a change in the columns of headings.
func cells(c *compare.Comparison, x *compare.Change) []string {
	f := amounts(c, x)
	change, between := f.relative(x.Mean), f.span()
	if x.Low == 0 && x.High == 0 && x.Mean == 0 {
		change, between = "0", ""
	}
	sure := ""
	if !math.IsNaN(x.Probability) && between != "" {
		sure = words.Texts{}.Probability(x.Probability)
	}
	return []string{x.Verdict, x.Strategy, c.Definition(x.Metric).Name, f.level(c, x.Base), f.level(c, x.New), change, between, sure, x.Evidence}
}

var headings = []string{"", "strategy", "metric", "baseline", "new", "change", "90% of seasons", "better in", "evidence"}
