package strategy

import (
	"fmt"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/nearest"
	"firstcall/sim/strategy/expr"
)

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
