package condition

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"firstcall/data/nearest"
	"firstcall/sim/metric"
	"firstcall/sim/strategy/expr"
)

// Parse reads a condition and checks that it means something: that the metric
// and the statistic are there and go together with what is wanted. It is for
// each strategy, at the level error. A mistake has its column.
func Parse(text string) (Condition, *expr.Error) {
	tokens, err := scan(text)
	if err != nil {
		return Condition{}, err
	}
	p := &parser{source: text, tokens: tokens, c: Condition{Text: text, For: Each, Level: LevelError}}
	for _, read := range []func() *expr.Error{p.subject, p.relation, p.want, p.end, p.makesSense} {
		if err := read(); err != nil {
			return Condition{}, err
		}
	}
	return p.c, nil
}

type parser struct {
	source string
	tokens []token
	at     int
	c      Condition

	wanted   token // where what is wanted begins
	percent  token // its sign of percent, if it has one
	numbered bool  // it has a number
}

func (p *parser) peek() token { return p.tokens[p.at] }

func (p *parser) next() token {
	t := p.tokens[p.at]
	if t.text != "" {
		p.at++
	}
	return t
}

func (p *parser) accept(text string) bool {
	if p.peek().text != text {
		return false
	}
	p.at++
	return true
}

func (p *parser) mistake(t token, format string, args ...any) *expr.Error {
	return &expr.Error{Source: p.source, Column: t.column, Text: fmt.Sprintf(format, args...)}
}

func (t token) String() string {
	if t.text == "" {
		return "the end"
	}
	return strconv.Quote(t.text)
}

// subject reads METRIC.STATISTIC or METRIC.difference.STATISTIC.
func (p *parser) subject() *expr.Error {
	t := p.next()
	all := metric.All()
	i := slices.IndexFunc(all, func(m metric.Info) bool { return m.ID == t.text })
	if i < 0 {
		ids := make([]string, len(all))
		for j, m := range all {
			ids[j] = m.ID
		}
		hint := nearest.Hint(t.text, ids)
		if hint == "" {
			hint = "; docs/metrics.md lists them"
		}
		return p.mistake(t, "unknown metric %v%s", t, hint)
	}
	p.c.Metric, p.c.Unit, p.c.Better = all[i].ID, all[i].Unit, all[i].Better
	known := []string{"mean", "low", "high", "min", "max", "difference"}
	for {
		dot := p.peek()
		if !p.accept(".") {
			return p.mistake(dot, "want a statistic after %s, as in %s.mean or %s.difference.low; found %v", p.c.Metric, p.c.Metric, p.c.Metric, dot)
		}
		word := p.next()
		switch {
		case !slices.Contains(known, word.text):
			return p.mistake(word, "unknown statistic %v%s: want %s", word, nearest.Hint(word.text, known), strings.Join(known, ", "))
		case word.text == "difference":
			p.c.Difference = true
			known = []string{"mean", "low", "high", "probability"}
			continue
		case Statistic(word.text) == Probability && p.c.Better == "neither":
			return p.mistake(word, "more of %s is neither better nor worse: there is no probability that it gets better", p.c.Metric)
		}
		p.c.Statistic = Statistic(word.text)
		return nil
	}
}

func (p *parser) relation() *expr.Error {
	t := p.next()
	switch t.text {
	case ">=", ">", "<=", "<":
		p.c.Relation = t.text
		return nil
	case "=", "==", "!", "!=":
		return p.mistake(t, "%s has no use here, since seasons differ by luck: want >=, >, <= or <", t.text)
	}
	return p.mistake(t, "want >=, >, <= or <, found %v", t)
}

// want reads the sum of a number and a multiple of the baseline.
func (p *parser) want() *expr.Error {
	p.wanted = p.peek()
	for first := true; first || p.peek().text == "+" || p.peek().text == "-"; first = false {
		sign := 1.0
		if p.accept("-") {
			sign = -1
		} else if !first {
			p.next()
		}
		if err := p.term(sign); err != nil {
			return err
		}
	}
	return nil
}

func (p *parser) term(sign float64) *expr.Error {
	if p.peek().text == "baseline" {
		p.next()
		factor := 1.0
		if p.accept("*") {
			var err *expr.Error
			if factor, err = p.number(); err != nil {
				return err
			}
		}
		return p.baseline(sign * factor)
	}
	at := p.peek()
	number, err := p.number()
	if err != nil {
		return err
	}
	switch {
	case p.accept("*"):
		if t := p.next(); t.text != "baseline" {
			return p.mistake(t, "want baseline after *, found %v%s", t, nearest.Hint(t.text, []string{"baseline"}))
		}
		return p.baseline(sign * number)
	case p.numbered:
		return p.mistake(at, "a second number: write one")
	case p.peek().text == "%":
		p.percent, p.c.Percent = p.next(), true
	}
	p.c.Number, p.numbered = sign*number, true
	return nil
}

func (p *parser) baseline(factor float64) *expr.Error {
	if p.c.Factor != 0 {
		return p.mistake(p.tokens[p.at-1], "baseline stands twice")
	}
	if factor <= 0 {
		return p.mistake(p.wanted, "want a multiple of the baseline above 0")
	}
	p.c.Factor = factor
	return nil
}

func (p *parser) number() (float64, *expr.Error) {
	t := p.next()
	v, err := strconv.ParseFloat(t.text, 64)
	switch {
	case t.text != "" && letter([]rune(t.text)[0]):
		return 0, p.mistake(t, "want a number or baseline, found %v%s", t, nearest.Hint(t.text, []string{"baseline"}))
	case err != nil:
		return 0, p.mistake(t, "want a number or baseline, found %v", t)
	case v > expr.MaxNumber:
		return 0, p.mistake(t, "the number %s is too large", t.text)
	}
	return v, nil
}

func (p *parser) end() *expr.Error {
	if t := p.peek(); t.text != "" {
		return p.mistake(t, "want the end of the condition, found %v; one condition a line", t)
	}
	return nil
}

// makesSense refuses what could be read, but has no meaning.
func (p *parser) makesSense() *expr.Error {
	c := &p.c
	switch {
	case c.Factor != 0 && c.Difference:
		return p.mistake(p.wanted, "a difference is one to the baseline already: compare it with a number, as in %s.difference.%s %s -1%%", c.Metric, c.Statistic, c.Relation)
	case c.Factor != 0 && (c.Statistic == Low || c.Statistic == High):
		return p.mistake(p.wanted, "baseline goes with mean, min or max; for how far most seasons are from it write %s.difference.%s", c.Metric, c.Statistic)
	case c.Percent && c.Factor != 0:
		return p.mistake(p.percent, "a percentage beside baseline: write a multiple, as in 0.99 * baseline")
	case c.Statistic == Probability:
		return p.probability()
	case c.Percent && c.Difference && c.Unit == "share":
		return p.mistake(p.percent, "%s is a share itself, so that %% could mean two things: for a percentage point write 0.01", c.Metric)
	case c.Percent && !c.Difference && c.Unit != "share":
		return p.mistake(p.percent, "%% of what? %s is in %s; a percentage goes with its difference, or write a multiple of baseline", c.Metric, c.Unit)
	case c.Percent && !c.Difference:
		c.Number, c.Percent = c.Number/100, false
	}
	return nil
}

// probability holds a share to 0 to 1.
func (p *parser) probability() *expr.Error {
	if p.c.Percent {
		p.c.Number, p.c.Percent = p.c.Number/100, false
	}
	if p.c.Number < 0 || p.c.Number > 1 {
		return p.mistake(p.wanted, "a probability is a number from 0 to 1, or 0%% to 100%%")
	}
	return nil
}
