package sim

import (
	"fmt"
	"strconv"
	"strings"

	"pgregory.net/rapid"

	"firstcall/sim/book"
	"firstcall/sim/strategy"
)

// writer draws a playbook as a user would write it.
type writer struct {
	t       *rapid.T
	classes []string
	known   []string // strategies that others can be made of
	text    strings.Builder
}

// drawnPlaybook is the text of a playbook that uses whatever there is.
func drawnPlaybook(t *rapid.T, withPolicies bool) string {
	w := &writer{t: t, known: strategy.BuiltinIDs()}
	w.line("capacity: {calls_per_day: %d, letters_per_day: %d, emails_per_day: %d, working_days: %s}",
		w.n("calls a day", 1, 5), w.n("letters a day", 0, 2), w.n("e-mails a day", 0, 2), w.one("working days", "mon-fri", "all", "[mon, wed, sat]"))
	w.line("promises: {grace_days: %d, tolerance: %s}", w.n("grace", 0, 6), w.one("tolerance", "0.95", "1", "0.5"))
	if w.chance("costs", 3) {
		w.line("costs: {per_attempt: 0.40, per_minute: 0.55, per_letter: 1.10, per_email: 0.05, cost_of_capital: 0.08}")
	}
	if w.chance("strong", 2) {
		w.line("assume: {letter_uplift: 0.9, email_uplift: 0.9, hold_uplift: 0.9, plan_accepted: 0.9, plan_kept: 0.8, dispute_found: 0.9, agency_days: 10, forced_promise_share: 0.9, tone_match: 3, conversation_uplift: 0.9, message_uplift: 0.5}")
	}
	if w.chance("classes", 3) {
		w.line("classes:")
		w.line("  - {id: a, where: %s}", w.quoted(w.condition(1, false)))
		w.line("  - {id: b}")
		w.classes = []string{"a", "b"}
	}
	var policies []string
	if withPolicies {
		w.line("policies:")
		for k := range w.n("policies", 1, 2) {
			policies = append(policies, fmt.Sprint("p", k))
			w.policy(policies[k])
		}
	}
	w.line("strategies:")
	for k := range w.n("strategies", 1, 4) {
		w.strategy(fmt.Sprint("s", k))
	}
	for k, p := range policies {
		early := w.one("early", "", ", before_due: 5", ", before_due: 1")
		w.line("  - {id: f%d, calls: %s, policy: %s%s}", k, w.one("calls", append([]string{"no-calls"}, w.known...)...), p, early)
	}
	if w.chance("courteous", 4) {
		w.line("  - {id: courteous, score: %s, before_due: %d}", w.quoted(w.number(1, true)), w.n("before due", 1, 12))
	}
	return w.text.String()
}

func (w *writer) line(format string, args ...any) { fmt.Fprintf(&w.text, format+"\n", args...) }

func (w *writer) n(label string, from, to int) int { return rapid.IntRange(from, to).Draw(w.t, label) }

func (w *writer) one(label string, of ...string) string {
	return rapid.SampledFrom(of).Draw(w.t, label)
}

// chance is true once in so many times, and false in the simplest case.
func (w *writer) chance(label string, in int) bool { return w.n(label, 0, in-1) == 1 }

func (w *writer) quoted(text string) string { return strconv.Quote(text) }

// number draws an expression.
func (w *writer) number(depth int, pct bool) string {
	if depth == 0 || w.n("deeper", 0, 2) == 0 {
		var names []string
		for _, f := range book.Fields() {
			if !f.IsText() {
				names = append(names, f.Name)
			}
		}
		return w.one("field", append([]string{"overdue", "1", "30"}, names...)...)
	}
	a, b := w.number(depth-1, pct), w.number(depth-1, pct)
	kinds := []string{"-%[1]s", "(%[1]s + %[2]s)", "(%[1]s - %[2]s)", "%[1]s * %[2]s", "%[1]s / %[2]s", "%[1]s %% 7", "min(%[1]s, %[2]s)", "max(%[1]s, %[2]s)",
		"round(%[1]s)", "sqrt(%[1]s)", "log(%[1]s)", "abs(%[1]s)", "clamp(%[1]s, 0, 20)"}
	if pct {
		kinds = append(kinds, "pct(%[1]s)", "pct(%[2]s)")
	}
	if w.n("choice", 0, 3) == 1 {
		return fmt.Sprintf("(%s ? %s : %s)", w.condition(depth-1, pct), a, b)
	}
	return strings.ReplaceAll(fmt.Sprintf(w.one("operation", kinds...), a, b), "--", "- -")
}

// condition draws an expression that is 0 or not.
func (w *writer) condition(depth int, pct bool) string {
	kinds := []string{"overdue > 50", "disputed", "promise_due", "days_since_attempt > 10", `segment == "retail"`, "weekday == 3",
		"oldest_days_past_due > 10", "attempts_7d < 1", "luck < 0.5", "days_since_letter > 5"}
	for _, c := range w.classes {
		if pct { // where pct may stand, so may a class
			kinds = append(kinds, fmt.Sprintf("class == %q", c))
		}
	}
	if depth > 0 && w.n("compared", 0, 2) == 1 {
		return fmt.Sprintf("%s %s %s", w.number(depth-1, pct), w.one("relation", ">", "<=", "=="), w.number(depth-1, pct))
	}
	return w.one("condition", kinds...)
}

// strategy draws one, of expressions or made of those before it.
func (w *writer) strategy(id string) {
	some := func(label string, least int) []string {
		return rapid.SliceOfNDistinct(rapid.SampledFrom(w.known), least, 3, rapid.ID[string]).Draw(w.t, label)
	}
	portions := func(of []string, shares ...string) string {
		var list []string
		for k, id := range of {
			list = append(list, id+": "+shares[k])
		}
		return strings.Join(list, ", ")
	}
	quotas := map[int][]string{1: {"1"}, 2: {"0.5", "0.5"}, 3: {"0.25", "0.35", "0.4"}}
	if w.chance("uneven", 2) {
		quotas[2] = []string{"0.3", "0.7"}
	}
	switch w.one("way", "score", "share", "then", "rotate", "when", "shortlist", "blend", "adaptive") {
	case "score":
		scores := w.quoted(w.number(2, true))
		if w.chance("second score", 2) {
			scores += ", " + w.quoted(w.number(1, true))
		}
		where := ""
		if w.chance("where", 2) {
			where = ", where: " + w.quoted(w.condition(1, true))
		}
		w.line("  - {id: %s, score: [%s]%s}", id, scores, where)
	case "share":
		of := some("shares", 1)
		w.line("  - {id: %s, share: {%s}}", id, portions(of, quotas[len(of)]...))
	case "then":
		w.line("  - {id: %s, then: [%s]}", id, strings.Join(some("then", 1), ", "))
	case "rotate":
		w.line("  - {id: %s, rotate: [%s], every: %s}", id, strings.Join(some("rotate", 1), ", "), w.one("every", "day", "week", "month"))
	case "when":
		uses := rapid.SliceOfN(rapid.SampledFrom(w.known), 1, 3).Draw(w.t, "uses")
		shared := w.chance("by quota", 2)
		w.line("  - id: %s", id)
		w.line("    when:")
		for k, use := range uses {
			condition, share := "if: "+w.quoted(w.condition(1, true))+", ", ""
			if k > 0 && k == len(uses)-1 && w.chance("others", 2) {
				condition = ""
			}
			if shared {
				share = ", share: " + quotas[len(uses)][k]
			}
			w.line("      - {%suse: %s%s}", condition, use, share)
		}
	case "shortlist":
		w.line("  - {id: %s, shortlist: {from: %s, keep: %s, then: %s}}", id, w.one("from", w.known...), w.one("keep", "50%", "2", "1", "33%"), w.one("then", w.known...))
	case "blend":
		of := some("blend", 1)
		w.line("  - {id: %s, blend: {%s}}", id, portions(of, "1", "2", "0.7"))
	case "adaptive":
		w.line("  - {id: %s, adaptive: {of: [%s], every: %s}}", id, strings.Join(some("adaptive", 2), ", "), w.one("every", "week", "month"))
	}
	w.known = append(w.known, id)
}

// policy draws a timetable and how callers speak.
func (w *writer) policy(id string) {
	w.line("  - id: %s", id)
	w.line("    timetable:")
	for range w.n("steps", 1, 6) {
		w.step()
	}
	if manners := w.n("manners", 0, 3); manners > 0 {
		w.line("    conversation:")
		for k := range manners {
			parts := []string{"tone: " + w.one("tone", "plain", "by-reason", "firm", "sympathetic"), "promise: " + w.one("promise", "asked", "pressed"),
				"ask_reason: " + w.one("ask", "false", "true")}
			if k < manners-1 || w.chance("for some", 2) {
				parts = append(parts, "where: "+w.quoted(w.condition(1, true)))
			}
			if offer := w.one("offer", "", "plan: {instalments: 3, days_apart: 5}", "plan: {instalments: 2, days_apart: 9}", "extension: 7"); offer != "" {
				parts = append(parts, offer)
			}
			w.line("      - {%s}", strings.Join(parts, ", "))
		}
	}
}

func (w *writer) step() {
	do := w.one("do", "letter", "email", "call", "hold", "cancel_credit", "agency", "write_off")
	contacts := do == "letter" || do == "email" || do == "call"
	parts := []string{"do: " + do}
	switch anchored := w.chance("anchored", 2); {
	case anchored && !contacts && do != "hold" && do != "cancel_credit":
		parts = append(parts, fmt.Sprintf("at: due + %d", w.n("offset", 1, 40)))
	case anchored && w.chance("at issue", 2):
		parts = append(parts, fmt.Sprintf("at: issue + %d", w.n("offset", 0, 8)))
	case anchored && w.chance("before", 2):
		parts = append(parts, fmt.Sprintf("at: due - %d", w.n("offset", 1, 12)))
	case anchored:
		parts = append(parts, fmt.Sprintf("at: due + %d", w.n("offset", 0, 20)))
	case contacts:
		parts = append(parts, fmt.Sprintf("every: %d", w.n("every", 1, 15)))
	}
	switch isAnchored := strings.HasPrefix(parts[len(parts)-1], "at: "); {
	case isAnchored && w.chance("within", 2):
		parts = append(parts, fmt.Sprintf("within: %d", w.n("within days", 0, 6)))
	case !isAnchored || w.chance("where", 2):
		parts = append(parts, "where: "+w.quoted(w.condition(1, true)))
	}
	w.line("      - {%s}", strings.Join(parts, ", "))
}
