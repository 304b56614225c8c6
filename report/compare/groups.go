package compare

import (
	"firstcall/data/ledger"
	"firstcall/report/runfile"
	"firstcall/report/words"
	"firstcall/sim"
)

func groupings(result *sim.Result, currency string) []runfile.Grouping {
	var out []runfile.Grouping
	for _, g := range result.Groupings {
		one := runfile.Grouping{ID: g.ID, Name: english.Say("groups." + g.ID)}
		for k, group := range g.Groups {
			name := group.Name
			if name == "" {
				name = sizeName(g.Groups, k, currency)
			}
			one.Groups = append(one.Groups, runfile.Group{Name: name, Invoices: group.Invoices})
		}
		out = append(out, one)
	}
	return out
}

// sizeName is the range of amounts of group k.
func sizeName(groups []sim.Group, k int, currency string) string {
	amount := func(c ledger.Cents) string {
		return words.MoneyScale(currency, c.Major(), 0).Format(c.Major())
	}
	switch {
	case len(groups) == 1:
		return english.Say("groups.size.all")
	case k == 0:
		return english.Say("groups.size.below", amount(groups[1].From))
	case k == len(groups)-1:
		return english.Say("groups.size.above", amount(groups[k].From))
	}
	return english.Say("range", amount(groups[k].From), amount(groups[k+1].From))
}

// groupCash is the cash of s by group, beside the recorded one.
func groupCash(result *sim.Result, s *sim.StrategyResult) map[string][]runfile.GroupCash {
	history := find(result, runfile.History)
	out := make(map[string][]runfile.GroupCash)
	at := 0
	for _, g := range result.Groupings {
		for range g.Groups {
			own := groupColumn(s, at)
			one := runfile.GroupCash{Cash: cents(meanOf(own))}
			if history != nil && history != s {
				d := difference(paired(own, groupColumn(history, at)), "higher", 2)
				one.History = &d
			}
			out[g.ID] = append(out[g.ID], one)
			at++
		}
	}
	return out
}

// groupColumn is a group's cash by replication, in major units.
func groupColumn(s *sim.StrategyResult, at int) []float64 {
	values := make([]float64, len(s.Runs))
	for r := range s.Runs {
		values[r] = s.Runs[r].Groups[at].Major()
	}
	return values
}

// scaledGroups multiplies the cash of every group by a factor; in each grouping the
// groups go on adding up to the same sum, to the cent.
func scaledGroups(cash []ledger.Cents, groupings []sim.Grouping, factor float64) []ledger.Cents {
	out := make([]ledger.Cents, len(cash))
	at := 0
	for _, g := range groupings {
		var before, after ledger.Cents
		for range g.Groups {
			before += cash[at]
			out[at] = times(before, factor) - after
			after += out[at]
			at++
		}
	}
	return out
}
