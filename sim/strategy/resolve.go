package strategy

import (
	"errors"
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
	params   []expr.Param
	policies []*policyDefinition
}

// build makes the strategy that a phrase names; path holds the ids that lead to it.
func (r *resolver) build(d *document, name phrase, path []string) (Strategy, *Error) {
	if i := slices.Index(path, name.text); i >= 0 {
		circle := strings.Join(append(path[i:], name.text), " -> ")
		return nil, d.errorAt(name.at, "a strategy cannot be part of itself: "+circle)
	}
	if isReplayedOnly(name.text) {
		return nil, d.errorAt(name.at, fmt.Sprintf("%s is a yardstick that is in every run, and cannot be a part of a strategy", name.text))
	}
	definition, params := r.find(name.text)
	if definition == nil {
		return nil, d.errorAt(name.at, fmt.Sprintf("unknown strategy %q%s", name.text, nearest.Hint(name.text, r.ids())))
	}
	if definition.goesBeyond() && len(path) > 0 {
		return nil, d.errorAt(name.at, fmt.Sprintf("%s follows a policy or calls before the due date: it cannot be a part of a strategy", name.text))
	}
	return r.strategy(definition, params, append(path[:len(path):len(path)], name.text))
}

// find looks an id up among the own strategies, then in the library, whose
// expressions have no parameters.
func (r *resolver) find(id string) (*definition, []expr.Param) {
	for _, s := range r.own {
		if s.id.text == id && !s.bare {
			return s, r.params
		}
	}
	for _, s := range library() {
		if s.id.text == id {
			return s, nil
		}
	}
	return nil, nil
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
func (r *resolver) strategy(s *definition, params []expr.Param, path []string) (Strategy, *Error) {
	calls, err := r.caller(s, params, path)
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
func (r *resolver) caller(s *definition, params []expr.Param, path []string) (Strategy, *Error) {
	id, description := s.id.text, s.description
	if description == "" {
		description = s.inWords()
	}
	if len(s.score) > 0 {
		return s.ranked(description, params)
	}
	names := append(slices.Clone(s.then), s.rotate...)
	if s.calls.at != nil && s.calls.text != nobody {
		names = append(names, s.calls)
	}
	var quotas []float64
	for _, p := range s.share {
		names = append(names, p.part)
		quotas = append(quotas, p.quota)
	}
	var parts []Strategy
	total := 0
	for _, name := range names {
		part, err := r.build(s.doc, name, path)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
		if total += size(part); total > maxParts {
			return nil, s.doc.errorAt(s.at, fmt.Sprintf("%s combines more than %d strategies", id, maxParts))
		}
	}
	switch {
	case s.then != nil || s.calls.at != nil:
		return &then{id: id, description: description, parts: parts}, nil
	case s.rotate != nil:
		return &rotate{id: id, description: description, parts: parts, every: Every(s.every)}, nil
	}
	return &share{id: id, description: description, parts: parts, shares: quotas}, nil
}

// size counts the strategies that make up s.
func size(s Strategy) int {
	var parts []Strategy
	switch s := s.(type) {
	case *then:
		parts = s.parts
	case *rotate:
		parts = s.parts
	case *share:
		parts = s.parts
	}
	n := 1
	for _, part := range parts {
		n += size(part)
	}
	return n
}

func (s *definition) ranked(description string, params []expr.Param) (Strategy, *Error) {
	r := &ranked{id: s.id.text, description: description}
	if s.where.at != nil {
		p, err := s.doc.compile(s.where, params)
		if err != nil {
			return nil, err
		}
		r.where = p
	}
	for _, score := range s.score {
		p, err := s.doc.compile(score, params)
		if err != nil {
			return nil, err
		}
		r.scores = append(r.scores, p)
	}
	return r, nil
}

// compile compiles an expression of the playbook.
func (d *document) compile(p phrase, params []expr.Param) (*expr.Program, *Error) {
	program, err := expr.Compile(p.text, params)
	var mistake *expr.Error
	if errors.As(err, &mistake) {
		return nil, d.errorInside(p.at, p.text, mistake.Column, mistake.Text)
	}
	return program, nil
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
	case s.where.text != "":
		return "Highest " + list(s.score) + " first, where " + s.where.text + "."
	}
	return "Highest " + list(s.score) + " first."
}
