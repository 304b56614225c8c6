package strategy

import (
	"fmt"
	"slices"
	"strings"

	"firstcall/data/nearest"
	"firstcall/sim/strategy/expr"
)

// maxParts bounds the strategies inside a combination, counted with repeats:
// combinations of combinations would otherwise double without end.
const maxParts = 64

// resolver turns definitions into strategies. Own ones come before the library.
type resolver struct {
	own      []*definition
	classes  []classDefinition
	policies []*policyDefinition
	scope    expr.Scope
}

// build makes the strategy that a phrase names; path holds the ids that lead to it.
func (r *resolver) build(d *document, name phrase, path []string) (Strategy, *Error) {
	if i := slices.Index(path, name.text); i >= 0 {
		circle := strings.Join(append(path[i:], name.text), " -> ")
		return nil, d.errorAt(name.at, "a strategy cannot be part of itself: "+circle)
	}
	if isReplayedOnly(name.text) {
		return nil, d.errorAt(name.at, fmt.Sprintf("%s is a yardstick that is in every run, and cannot be a part of a strategy: take the built-in one that is nearest to how you call", name.text))
	}
	definition, scope := r.find(name.text)
	isPolicy := func(p *policyDefinition) bool { return p.id.text == name.text }
	if definition == nil && slices.ContainsFunc(r.policies, isPolicy) {
		return nil, d.errorAt(name.at, fmt.Sprintf("%s is a policy, which a strategy follows: {id: ours, calls: biggest-balance, policy: %s}", name.text, name.text))
	}
	if definition == nil {
		return nil, d.errorAt(name.at, fmt.Sprintf("unknown strategy %q%s", name.text, nearest.Hint(name.text, r.ids())))
	}
	if definition.goesBeyond() && len(path) > 0 {
		return nil, d.errorAt(name.at, fmt.Sprintf("%s follows a policy or calls before the due date: it cannot be a part of a strategy", name.text))
	}
	return r.strategy(definition, scope, append(path[:len(path):len(path)], name.text))
}

// find looks an id up among the own strategies, then in the library, whose
// expressions have neither parameters nor classes.
func (r *resolver) find(id string) (*definition, expr.Scope) {
	for _, s := range r.own {
		if s.id.text == id && !s.bare {
			return s, r.scope
		}
	}
	for _, s := range library() {
		if s.id.text == id {
			return s, expr.Scope{}
		}
	}
	return nil, expr.Scope{}
}

func (r *resolver) ids() []string {
	var ids []string
	for _, s := range r.own {
		if !s.bare {
			ids = append(ids, s.id.text)
		}
	}
	return append(ids, BuiltinIDs()...)
}

// strategy makes a strategy of its definition, with the policy that it follows.
func (r *resolver) strategy(s *definition, scope expr.Scope, path []string) (Strategy, *Error) {
	calls, err := r.caller(s, scope, path)
	if err != nil || !s.goesBeyond() {
		return calls, err
	}
	f := &following{Strategy: calls, beforeDue: s.beforeDue}
	if s.policy.at != nil {
		f.policy, err = r.policy(s.doc, s.policy)
	}
	if err != nil {
		return nil, err
	}
	return f, nil
}

// goesBeyond reports whether the strategy does more than choose among overdue accounts.
func (s *definition) goesBeyond() bool { return s.policy.at != nil || s.beforeDue > 0 }

// nobody is who is called by a strategy that leaves everything to its policy.
const nobody = "no-calls"

// caller makes the part of a strategy that chooses whom to call.
func (r *resolver) caller(s *definition, scope expr.Scope, path []string) (Strategy, *Error) {
	description := s.description
	if description == "" {
		description = s.inWords()
		if s.policy.at != nil && s.calls.at == nil {
			description = strings.TrimSuffix(description, ".") + ", with the policy " + s.policy.text + "."
		}
	}
	if len(s.score) > 0 {
		return s.ranked(description, scope)
	}
	var parts []Strategy
	total := 0
	for _, name := range s.parts() {
		part, err := r.build(s.doc, name, path)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
		if total += size(part); total > maxParts {
			return nil, s.doc.errorAt(s.at, fmt.Sprintf("%s combines more than %d strategies", s.id.text, maxParts))
		}
	}
	return s.combine(description, parts, scope)
}

// combine makes the strategy of a combination from its parts.
func (s *definition) combine(description string, parts []Strategy, scope expr.Scope) (Strategy, *Error) {
	c := combined{id: s.id.text, description: description, parts: parts}
	switch {
	case s.calls.at != nil:
		return &delegate{c}, nil
	case s.then != nil:
		return &then{combined: c}, nil
	case s.rotate != nil:
		return &rotate{combined: c, every: Every(s.every)}, nil
	case s.when != nil:
		return s.caseStrategy(c, scope)
	case s.shortlist.from.at != nil:
		return &shortlist{combined: c, keep: s.shortlist.keep, percent: s.shortlist.percent}, nil
	case s.blend != nil:
		return &blend{combined: c, weights: quotasOf(s.blend)}, nil
	case s.adaptive.of != nil:
		return newAdaptive(c, Every(s.adaptive.every)), nil
	}
	return &share{combined: c, shares: quotasOf(s.share)}, nil
}

func quotasOf(portions []portion) []float64 {
	var quotas []float64
	for _, p := range portions {
		quotas = append(quotas, p.quota)
	}
	return quotas
}

// size counts the strategies that make up s.
func size(s Strategy) int {
	n := 1
	for _, part := range partsOf(s) {
		n += size(part)
	}
	return n
}

func (s *definition) ranked(description string, scope expr.Scope) (Strategy, *Error) {
	r := &ranked{id: s.id.text, description: description}
	if s.where.at != nil {
		p, err := s.doc.compile(s.where, scope)
		if err != nil {
			return nil, err
		}
		r.where = p
	}
	for _, score := range s.score {
		p, err := s.doc.compile(score, scope)
		if err != nil {
			return nil, err
		}
		r.scores = append(r.scores, p)
	}
	return r, nil
}

// inWords describes a strategy that has no description of its own.
func (s *definition) inWords() string {
	list := func(phrases []phrase) string {
		var texts []string
		for _, p := range phrases {
			texts = append(texts, p.text)
		}
		return strings.Join(texts, ", then ")
	}
	switch {
	case s.calls.text == nobody && s.policy.at != nil:
		return fmt.Sprintf("The policy %s, and no calls besides.", s.policy.text)
	case s.calls.at != nil && s.policy.at != nil:
		return fmt.Sprintf("The policy %s, with calls by %s.", s.policy.text, s.calls.text)
	case s.calls.at != nil:
		return "Calls by " + s.calls.text + "."
	case s.then != nil:
		return "Candidates of " + list(s.then) + "."
	case s.rotate != nil:
		return fmt.Sprintf("In turn, each for a %s: %s.", s.every, strings.ReplaceAll(list(s.rotate), ", then ", ", "))
	case s.share != nil:
		var texts []string
		for _, p := range s.share {
			texts = append(texts, fmt.Sprintf("%.4g %% %s", 100*p.quota, p.part.text))
		}
		return "Each day's calls: " + strings.Join(texts, ", ") + "."
	case s.when != nil:
		return s.casesInWords()
	case s.shortlist.from.at != nil:
		return s.shortlist.inWords()
	case s.blend != nil:
		var texts []string
		for _, p := range s.blend {
			texts = append(texts, fmt.Sprintf("%.4g x %s", p.quota, p.part.text))
		}
		return "By the weighted mean of the places given by " + strings.Join(texts, " + ") + "."
	case s.adaptive.of != nil:
		return fmt.Sprintf("Each %s more calls to what has worked among %s.", s.adaptive.every, strings.ReplaceAll(list(s.adaptive.of), ", then ", ", "))
	case s.where.text != "":
		return "Highest " + list(s.score) + " first, where " + s.where.text + "."
	}
	return "Highest " + list(s.score) + " first."
}
