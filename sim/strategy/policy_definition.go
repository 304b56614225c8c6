package strategy

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/nearest"
	"firstcall/sim/strategy/expr"

	"github.com/goccy/go-yaml/ast"
)

// policyDefinition is a policy as it was written, before its expressions are compiled.
type policyDefinition struct {
	doc         *document
	at          ast.Node
	id          phrase
	description string
	timetable   []*stepDefinition
	manners     []*mannerDefinition
}

type stepDefinition struct {
	at                  ast.Node
	do                  string
	name                string
	anchor              Anchor
	offset              int
	where               phrase
	classes             []phrase
	within, every       int
	hasWithin, hasEvery bool
}

type mannerDefinition struct {
	at      ast.Node
	where   phrase
	classes []phrase
	tone    string
	promise string
	ask     bool
	plan    Plan
	extend  int
}

const (
	defaultWithin    = 7
	defaultDaysApart = 30
	byReason         = "by-reason"
	promiseAsked     = "asked"
	promisePressed   = "pressed"
)

// maxListed bounds the steps and the manners of a policy: each costs every morning.
const maxListed = 100

func policyKeys(p *policyDefinition) []key {
	return []key{
		{name: "id", doc: "The name by which a strategy follows the policy.", required: true, value: idValue{&p.id}},
		{name: "description", doc: "One plain sentence.", value: textValue{&p.description}},
		{name: "timetable", doc: "What is done, when, to whom: a list of steps.", value: listValue{"a step", func(_ *document, n ast.Node) []key {
			s := &stepDefinition{at: n, within: defaultWithin}
			p.timetable = append(p.timetable, s)
			return stepKeys(s)
		}}},
		{name: "conversation", doc: "How callers speak: a list, of which the first that fits the account counts, and no other: say in each whether it offers a plan.", value: listValue{"a manner of speaking", func(_ *document, n ast.Node) []key {
			m := &mannerDefinition{at: n, tone: ledger.Plain.String(), promise: promiseAsked}
			p.manners = append(p.manners, m)
			return mannerKeys(m)
		}}},
	}
}

func stepKeys(s *stepDefinition) []key {
	var do []string
	for _, a := range actions {
		do = append(do, string(a))
	}
	return []key{
		{name: "do", doc: "What is done: a letter or an e-mail is sent, a call is made; credit is put on hold until nothing is overdue, or cancelled for good (invoices to come are then not issued); the debt is handed to an agency or written off.", required: true, value: wordValue{&s.do, do}},
		{name: "at", doc: "The day: issue or due of an invoice, plus or minus days, such as due - 5. Without it the step looks at every account each working day.", value: anchorValue{s}},
		{name: "class", doc: "For accounts of this class, or of one of these.", value: classNamesValue{&s.classes}},
		{name: "where", doc: "For accounts that pass this expression.", value: phraseValue{&s.where}},
		{name: "within", doc: "Days that a step may be late because of a weekend, a limit or capacity; then it is left out.", value: flaggedValue{wholeValue{&s.within, 365}, &s.hasWithin}},
		{name: "every", doc: "Without at: days after which the same account is contacted again.", value: flaggedValue{countValue{&s.every, 365}, &s.hasEvery}},
		{name: "name", doc: "What the office calls it.", value: textValue{&s.name}},
	}
}

func mannerKeys(m *mannerDefinition) []key {
	tones := []string{ledger.Plain.String(), ledger.Sympathetic.String(), ledger.Firm.String(), byReason}
	return []key{
		{name: "class", doc: "With accounts of this class, or of one of these.", value: classNamesValue{&m.classes}},
		{name: "where", doc: "With accounts that pass this expression.", value: phraseValue{&m.where}},
		{name: "tone", doc: "The tone; by-reason is sympathetic with who cannot pay and firm with who will not.", value: wordValue{&m.tone, tones}},
		{name: "ask_reason", doc: "The reason for not paying is asked for and logged; by-reason does so anyway.", value: boolValue{&m.ask}},
		{name: "promise", doc: "A promise is asked for, or pressed for: then it is given more and kept less.", value: wordValue{&m.promise, []string{promiseAsked, promisePressed}}},
		{name: "plan", doc: "Offered to who cannot pay: the overdue debt in equal instalments.", value: section{"a payment plan", []key{
			{name: "instalments", doc: "How many instalments.", required: true, value: countValue{&m.plan.Instalments, 60}},
			{name: "days_apart", doc: "Days from one instalment to the next, and to the first; 30 unless said.", value: countValue{&m.plan.DaysApart, 365}},
		}}},
		{name: "extension", doc: "Offered to who cannot pay: days until the whole overdue debt is due.", value: countValue{&m.extend, 365}},
	}
}

// checkPolicies refuses two policies of one id, and what a step or manner says in vain.
func checkPolicies(d *document, policies []*policyDefinition) *Error {
	for i, p := range policies {
		for _, earlier := range policies[:i] {
			if earlier.id.text == p.id.text {
				return d.errorAt(p.id.at, fmt.Sprintf("a second policy with the id %s; the first is on line %d", p.id.text, start(earlier.id.at).Line))
			}
		}
		if len(p.timetable) > maxListed || len(p.manners) > maxListed {
			return d.errorAt(p.at, fmt.Sprintf("%s lists more than %d steps or manners of speaking", p.id.text, maxListed))
		}
		if len(p.timetable)+len(p.manners) == 0 {
			return d.errorAt(p.at, fmt.Sprintf("%s does nothing: it has neither a timetable nor a conversation", p.id.text))
		}
		for _, s := range p.timetable {
			if text := s.mistake(); text != "" {
				return d.errorAt(s.at, text)
			}
		}
		for i, m := range p.manners {
			switch {
			case m.plan.Instalments > 0 && m.extend > 0:
				return d.errorAt(m.at, "a manner of speaking offers a plan or an extension, not both")
			case m.where.at == nil && len(m.classes) == 0 && i < len(p.manners)-1:
				return d.errorAt(m.at, "this manner of speaking lacks where and class, which only the last may: nobody would be left for those after it")
			}
		}
	}
	return nil
}

func (s *stepDefinition) mistake() string {
	contacts := Action(s.do).Contacts()
	switch {
	case s.anchor == "" && contacts && s.every == 0:
		return fmt.Sprintf("a step that does %s says when: at: due + 7, or every: 14 with where or class", s.do)
	case s.anchor == "" && s.where.at == nil && len(s.classes) == 0:
		return fmt.Sprintf("a step that does %s without at says to whom: where or class", s.do)
	case s.hasEvery && (s.anchor != "" || !contacts):
		return "every does nothing here: it repeats a letter, an e-mail or a call that has no at"
	case (Action(s.do) == PlaceDebt || Action(s.do) == WriteOff) && (s.anchor == AtIssue || s.anchor == AtDue && s.offset <= 0):
		return fmt.Sprintf("a step that does %s comes after the due date: at: due + 90", s.do)
	case s.hasWithin && s.anchor == "":
		return "within does nothing without at"
	}
	return ""
}

// policy makes the policy that a phrase names.
func (r *resolver) policy(d *document, name phrase) (*Policy, *Error) {
	var known []string
	for _, p := range r.policies {
		if p.id.text == name.text {
			return r.buildPolicy(p)
		}
		known = append(known, p.id.text)
	}
	hint := nearest.Hint(name.text, known)
	if len(known) == 0 {
		hint = ": the playbook has no policies"
	}
	return nil, d.errorAt(name.at, fmt.Sprintf("unknown policy %q%s", name.text, hint))
}

func (r *resolver) buildPolicy(p *policyDefinition) (*Policy, *Error) {
	out := &Policy{ID: p.id.text, Description: p.description}
	for _, s := range p.timetable {
		when, err := r.conditions(p.doc, s.classes, s.where)
		if err != nil {
			return nil, err
		}
		out.Timetable = append(out.Timetable, Step{Do: Action(s.do), Name: s.name, At: s.anchor, Offset: s.offset,
			Within: s.within, Every: s.every, When: when})
	}
	for _, m := range p.manners {
		when, err := r.conditions(p.doc, m.classes, m.where)
		if err != nil {
			return nil, err
		}
		manner := Manner{When: when, Tone: ledger.ParseTone(m.tone), ByReason: m.tone == byReason,
			AskReason: m.ask || m.tone == byReason, Press: m.promise == promisePressed, Plan: m.plan}
		if manner.Plan.Offered() && manner.Plan.DaysApart == 0 {
			manner.Plan.DaysApart = defaultDaysApart
		}
		if m.extend > 0 {
			manner.Plan = Plan{Instalments: 1, DaysApart: m.extend}
		}
		out.Conversation = append(out.Conversation, manner)
	}
	return out, nil
}

// policySource is a policy as it was written, "" where there is none of that id.
func (r *resolver) policySource(id string) string {
	for _, p := range r.policies {
		if p.id.text == id {
			return "\n# The policy that it follows:\n" + dedent(p.at.String())
		}
	}
	return ""
}

// conditions are the programs that an account must pass.
func (r *resolver) conditions(d *document, classes []phrase, where phrase) ([]*expr.Program, *Error) {
	var when []*expr.Program
	if len(classes) > 0 {
		var any []string
		for _, c := range classes {
			text := fmt.Sprintf("class == %q", c.text)
			if _, err := expr.Compile(text, r.scope); err != nil {
				return nil, d.errorAt(c.at, err.Error())
			}
			any = append(any, text)
		}
		program, err := expr.Compile(strings.Join(any, " || "), r.scope)
		if err != nil {
			return nil, d.errorAt(classes[0].at, err.Error())
		}
		when = append(when, program)
	}
	if where.at != nil {
		program, err := d.compile(where, r.scope)
		if err != nil {
			return nil, err
		}
		when = append(when, program)
	}
	return when, nil
}

// anchorValue is the day of a step: issue or due, plus or minus days.
type anchorValue struct{ to *stepDefinition }

var anchorPattern = regexp.MustCompile(`^(issue|due)(?:\s*([+-])\s*(\d{1,3}))?$`)

func (v anchorValue) read(d *document, n ast.Node) *Error {
	text, _ := scalar(n)
	match := anchorPattern.FindStringSubmatch(text)
	if match == nil {
		return d.errorAt(n, fmt.Sprintf("want a day such as issue + 1, due - 5 or due (a number of days, without the word), found %s", found(n)))
	}
	v.to.anchor = Anchor(match[1])
	v.to.offset, _ = strconv.Atoi(match[2] + match[3]) // "" is 0, and the pattern lets only numbers pass
	if v.to.anchor == AtIssue && v.to.offset < 0 {
		return d.errorAt(n, "a step cannot come before the invoice's issue: nobody knows of it yet")
	}
	return nil
}

func (v anchorValue) schema() schema {
	return schema{"type": "string", "pattern": anchorPattern.String()}
}

// classNamesValue is a class or a list of them.
type classNamesValue struct{ to *[]phrase }

func (v classNamesValue) read(d *document, n ast.Node) *Error {
	items := []ast.Node{n}
	if list, ok := n.(*ast.SequenceNode); ok {
		items = list.Values
	}
	for _, item := range items {
		text, ok := scalar(item)
		if !ok {
			return d.errorAt(item, "want the id of a class, found "+found(item))
		}
		*v.to = append(*v.to, phrase{text, item})
	}
	return nil
}

func (v classNamesValue) schema() schema {
	one := schema{"type": "string"}
	return schema{"anyOf": []schema{one, {"type": "array", "items": one, "minItems": 1}}}
}
