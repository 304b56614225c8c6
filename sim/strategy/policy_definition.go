package strategy

import (
	"fmt"

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

// checkPolicies refuses two policies of one id, and what a step or manner says in vain.
func checkPolicies(d *document, policies []*policyDefinition) *Error {
	for i, p := range policies {
		for _, earlier := range policies[:i] {
			if earlier.id.text == p.id.text {
				return d.second("policy", p.id, earlier.id)
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
