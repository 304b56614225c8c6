package strategy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// definition is a strategy as it was written, before its expressions are
// compiled and its parts are found.
type definition struct {
	doc *document
	at  ast.Node

	id          phrase
	description string
	where       phrase
	score       []phrase
	calls       phrase
	policy      phrase
	beforeDue   int
	share       []portion
	then        []phrase
	rotate      []phrase
	every       string
	when        []caseDefinition
	shortlist   shortlistDefinition
	blend       []portion
	adaptive    adaptiveDefinition

	bare bool // only named: a built-in or a yardstick
}

// phrase is a text and where it was written; an absent one has no place.
type phrase struct {
	text string
	at   ast.Node
}

// portion is a part of a share with its quota, or of a blend with its weight.
type portion struct {
	part  phrase
	quota float64
}

// newDefinition holds what is in force where a strategy says nothing.
func newDefinition(d *document, at ast.Node) *definition {
	return &definition{doc: d, at: at, every: string(EveryMonth), adaptive: adaptiveDefinition{every: string(EveryWeek)}}
}

// parts names the strategies that a combination is made of, in order.
func (s *definition) parts() []phrase {
	parts := slices.Concat(s.then, s.rotate, s.adaptive.of)
	for _, p := range slices.Concat(s.share, s.blend) {
		parts = append(parts, p.part)
	}
	for _, c := range s.when {
		parts = append(parts, c.use)
	}
	if s.calls.at != nil && s.calls.text != nobody {
		parts = append(parts, s.calls)
	}
	if s.shortlist.from.at != nil {
		parts = append(parts, s.shortlist.from, s.shortlist.then)
	}
	return parts
}

// readDefinition reads one strategy and checks that it says how to pick, once.
func readDefinition(d *document, n ast.Node) (*definition, *Error) {
	s := newDefinition(d, n)
	if err := readKeys(d, n, "a strategy", strategyKeys(s)); err != nil {
		return nil, err
	}
	entries, _ := pairs(n)
	var used []string
	for _, entry := range entries {
		name, _ := scalar(entry.Key)
		for _, recipe := range recipes {
			if name == recipe {
				used = append(used, name)
			}
		}
		if len(used) > 1 {
			return nil, d.errorAt(entry.Key, fmt.Sprintf("%s has both %s and %s: a strategy picks in one way", s.id.text, used[0], used[1]))
		}
	}
	if len(used) == 0 {
		return nil, d.errorAt(n, fmt.Sprintf("%s lacks a way to pick: %s", s.id.text, strings.Join(recipes, ", ")))
	}
	for _, entry := range entries {
		name, _ := scalar(entry.Key)
		if name == "where" && used[0] != "score" || name == "every" && used[0] != "rotate" {
			return nil, d.errorAt(entry.Key, fmt.Sprintf("%s does nothing beside %s", name, used[0]))
		}
	}
	return s, nil
}
