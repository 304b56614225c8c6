// Package change tells a comparison of two runs to its readers: a terminal, a
// pull request (Markdown), a program (JSON), a test viewer (JUnit), the log of a
// CI job (annotations). The answer comes first, then what changed beyond doubt;
// the rest is folded.
package change

import (
	"fmt"
	"math"

	"firstcall/report/compare"
	"firstcall/report/runfile"
	"firstcall/report/words"
)

// Answer is the comparison in one line: better, worse, the same, or can't be
// told, of the cash of what each run recommends.
func Answer(c *compare.Comparison) string {
	x := c.Recommended
	if x == nil {
		for _, s := range []compare.Side{c.New, c.Base} {
			if s.Run.Recommendation.Verdict == runfile.Insufficient {
				return fmt.Sprintf("Can't be told: %s recommends nothing.", s.Name)
			}
		}
		return "Can't be told: there is nothing to compare."
	}
	who, than := x.Strategy, ""
	if x.Against != x.Strategy {
		who, than = x.Strategy+", recommended now,", " than "+x.Against+", recommended before,"
	}
	if x.Verdict == compare.Same && x.Low == 0 && x.High == 0 {
		if than == "" {
			than = " as before"
		} else {
			than = " as " + x.Against + ", recommended before,"
		}
		return fmt.Sprintf("The same: %s collects the same cash to the cent%s in all %s seasons.", who, than, words.Count(x.Seasons))
	}
	f := amounts(c, x)
	amount, way := f.plain(math.Abs(x.Mean)), "more"
	if x.Mean < 0 {
		way = "less"
	}
	head := map[string]string{compare.Better: "Better", compare.Worse: "Worse", compare.Same: "The same, within " + share(compare.Indifference)}[x.Verdict]
	if head == "" {
		head = "Can't be told"
	}
	return fmt.Sprintf("%s: %s collects %s %s%s on average (%s; 90%% of seasons: %s; better in %s).",
		head, who, amount, way, than, f.relative(x.Mean), f.span(), words.Texts{}.Probability(x.Probability))
}

// Sides says what was compared with what.
func Sides(c *compare.Comparison) []string {
	how := fmt.Sprintf("Compared season by season: both met the same luck. Ranges are of 90%% of the seasons: they hold luck, what the ledger can't tell, and an allowance for what the model gets wrong (strategies that make the same calls share it). Evidence %s.", c.New.Run.Response.Evidence)
	if !c.Paired {
		how = fmt.Sprintf("Ranges are of 90%% of the seasons: they hold luck, what the ledger can't tell, and an allowance for what the model gets wrong. Evidence %s.", c.New.Run.Response.Evidence)
	}
	return []string{"Baseline: " + side(c.Base), "New: " + side(c.New), how}
}

func side(s compare.Side) string {
	text := s.Name
	if p := s.Run.Playbook; p != nil {
		name := p.Name
		if name == "" {
			name = "the built-in one"
		}
		text += ", playbook " + name
	}
	return fmt.Sprintf("%s, %s to %s, %s seasons, seed %d", text, words.Date(s.Run.Season.From), words.Date(s.Run.Season.To), words.Count(s.Run.Replications), s.Run.Seed)
}

// folded are the changes in the order of telling, cut where the rest can be folded.
func folded(c *compare.Comparison) (shown, rest []compare.Change) {
	for _, x := range c.Ordered() {
		if x.Metric == runfile.Cash || x.Verdict != compare.Unsure && x.Verdict != compare.Same {
			shown = append(shown, x)
		} else {
			rest = append(rest, x)
		}
	}
	return shown, rest
}
