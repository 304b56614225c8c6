package report

import (
	"strings"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// nextDay is the page's section on whom to call next.
type nextDay struct {
	On       string // Tuesday, 1 July 2025
	Strategy string // whose list is shown in full
	Unproven bool   // the run does not show that strategy to be the best
	Calls    []nextCall
	Others   []otherList
}

type nextCall struct {
	Who, ID, Overdue, PastDue, Last string
}

// otherList is the list of a strategy beside it, as names.
type otherList struct {
	Strategy string
	Names    []listedName
}

// listedName is a customer; Shared where the list in full has it too.
type listedName struct {
	Name   string
	Shared bool
}

// nextOf shows the list of the recommended strategy, or of the first where there is
// no recommendation, beside those of the others. nil where nobody is to be called.
func nextOf(run *runfile.Run) *nextDay {
	if run.Next == nil || len(run.Next.Lists) == 0 {
		return nil
	}
	lead := 0
	for i, list := range run.Next.Lists {
		if list.Strategy == run.Recommendation.Strategy {
			lead = i
		}
	}
	list, t := run.Next.Lists[lead], words.In(run)
	out := &nextDay{On: words.Day(run.Next.On), Strategy: list.Strategy, Unproven: run.Recommendation.Verdict != runfile.Clear}
	shown := make(map[string]bool)
	for _, c := range list.Calls {
		shown[c.CustomerID] = true
		out.Calls = append(out.Calls, nextCall{who(c), c.CustomerID, owed(run, c), pastDue(t, c), lastTime(run, c)})
	}
	for i, other := range run.Next.Lists {
		if i == lead {
			continue
		}
		one := otherList{Strategy: other.Strategy}
		for _, c := range other.Calls {
			one.Names = append(one.Names, listedName{who(c), shown[c.CustomerID]})
		}
		out.Others = append(out.Others, one)
	}
	return out
}

func who(c runfile.Call) string {
	if c.Name == "" {
		return c.CustomerID
	}
	return c.Name
}

func owed(run *runfile.Run, c runfile.Call) string {
	whole := words.MoneyScale(run.Ledger.Currency, 1, 1) // in units of the currency, however large
	return whole.Format(float64(c.Overdue) / 100)
}

func pastDue(t words.Texts, c runfile.Call) string {
	text := t.Days(c.PastDue)
	if c.Invoices > 1 {
		text += ", " + t.Invoices(c.Invoices)
	}
	return text
}

// lastTime says how the customer stands with the office: its promise, and when it was
// last called or spoken to. Of a ledger without calls nobody can say that it never was.
func lastTime(run *runfile.Run, c runfile.Call) string {
	t := words.In(run)
	var parts []string
	switch c.Promise {
	case "open", "due":
		parts = append(parts, t.Say("next.promised", words.Date(c.PromisedOn)))
	case "broken":
		parts = append(parts, t.Say("next.broken", words.Date(c.PromisedOn)))
	}
	switch {
	case c.LastReached != "":
		parts = append(parts, t.Say("next.reached", words.Date(c.LastReached)))
	case c.LastAttempt != "":
		parts = append(parts, t.Say("next.called", words.Date(c.LastAttempt)))
	case run.Ledger.Calls == 0:
		parts = append(parts, t.Say("next.unrecorded"))
	default:
		parts = append(parts, t.Say("next.never"))
	}
	return strings.Join(parts, "; ")
}
