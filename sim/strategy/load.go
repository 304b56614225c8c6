package strategy

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"firstcall/data/nearest"
	"firstcall/sim/strategy/expr"
)

//go:embed default.yaml
var defaultText []byte

// Load reads a playbook; name is the file's name for messages. What the text
// does not say stands as in Default. A mistake is an *Error with its place.
func Load(name string, text []byte) (*Playbook, error) {
	p, err := load(name, text)
	if err != nil {
		return nil, err
	}
	return p, nil
}

// Default is the playbook that is in force when the user gives none.
func Default() *Playbook {
	p, err := load("default.yaml", defaultText)
	if err != nil {
		panic("strategy: the built-in playbook is wrong: " + err.Error())
	}
	return p
}

func load(name string, text []byte) (*Playbook, *Error) {
	document, err := parseDocument(name, text)
	if err != nil {
		return nil, err
	}
	p := newPlaybook()
	p.Digest = digestOf(text)
	var w written
	if err := readKeys(document, document.root, "the playbook", playbookKeys(p, &w)); err != nil {
		return nil, err
	}
	if err := checkPolicies(document, w.policies); err != nil {
		return nil, err
	}
	if err := checkClasses(document, w.classes, p.Params); err != nil {
		return nil, err
	}
	for _, c := range w.classes {
		p.Classes = append(p.Classes, expr.Class{ID: c.id.text, Where: c.where.text})
	}
	p.own = resolver{own: w.strategies, classes: w.classes, policies: w.policies, scope: expr.Scope{Params: p.Params, Classes: p.Classes}}
	for _, policy := range w.policies {
		if _, err := p.own.buildPolicy(policy); err != nil {
			return nil, err
		}
	}
	if w.strategies == nil {
		p.own.own = Default().own.own
	}
	if p.Gate, err = p.own.gate(document, w.gate); err != nil {
		return nil, err
	}
	if w.strategies == nil {
		// A playbook that is only about capacity or limits still compares the approaches.
		p.Strategies, p.Segments = Default().Strategies, document.segments
		return p, nil
	}
	if err := checkIDs(document, w.strategies); err != nil {
		return nil, err
	}
	for _, s := range w.strategies {
		if IsYardstick(s.id.text) {
			continue
		}
		built, err := p.own.build(document, s.id, nil)
		if err != nil {
			return nil, err
		}
		p.Strategies = append(p.Strategies, built)
	}
	p.Segments = document.segments
	return p, nil
}

func digestOf(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// checkIDs refuses two strategies of one id, and own ones that hide a built-in.
func checkIDs(d *document, listed []*definition) *Error {
	for i, s := range listed {
		id := s.id.text
		if !s.bare && slices.Contains(reservedIDs(), id) {
			return d.errorAt(s.id.at, fmt.Sprintf("%s is the id of a built-in strategy: choose another", id))
		}
		for _, earlier := range listed[:i] {
			if earlier.id.text == id {
				return d.second("strategy", s.id, earlier.id)
			}
		}
	}
	return nil
}

// Select finds strategies by id, among the playbook's own and the built-in
// ones, in the order asked. Yardsticks are left out, as they are in every run.
func (p *Playbook) Select(ids []string) ([]Strategy, error) {
	var selected []Strategy
	for i, id := range ids {
		if IsYardstick(id) || slices.Contains(ids[:i], id) {
			continue
		}
		definition, scope := p.own.find(id)
		if definition == nil {
			return nil, p.unknown(id)
		}
		s, err := p.own.strategy(definition, scope, []string{id})
		if err != nil {
			return nil, err
		}
		selected = append(selected, s)
	}
	return selected, nil
}

// Source is a strategy as it was written, by id, among the playbook's own and
// the built-in ones.
func (p *Playbook) Source(id string) (string, error) {
	for _, s := range p.own.own {
		if s.id.text == id && !s.bare {
			return dedent(s.at.String()) + p.own.policySource(s.policy.text), nil
		}
	}
	for _, y := range replayedOnly {
		if y.ID == id {
			return fmt.Sprintf("# %s is a yardstick, not a rule: %s\n", id, y.Description), nil
		}
	}
	if text := BuiltinSource(id); text != "" {
		return text, nil
	}
	return "", p.unknown(id)
}

// dedent takes the indentation of the first line from all lines.
func dedent(text string) string {
	margin := text[:len(text)-len(strings.TrimLeft(text, " "))]
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(line, margin)
	}
	return strings.Join(lines, "\n") + "\n"
}

func (p *Playbook) unknown(id string) error {
	return &UnknownError{ID: id, Nearest: nearest.Name(id, p.own.ids())}
}

// UnknownError is the id of a strategy that is neither in the playbook nor built in.
type UnknownError struct{ ID, Nearest string }

func (e *UnknownError) Error() string {
	text := fmt.Sprintf("unknown strategy %q", e.ID)
	if e.Nearest != "" {
		text += fmt.Sprintf(" (did you mean %q?)", e.Nearest)
	}
	return text + "; firstcall strategies lists them"
}
