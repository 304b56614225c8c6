package sim

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"firstcall/sim/strategy"
	"firstcall/sim/strategy/expr"
)

// recipe is how a strategy chooses, read from the text of the playbook once more.
type recipe struct {
	way      string // the key that says how
	where    *expr.Program
	scores   []*expr.Program
	parts    []*recipe
	portions []*big.Rat      // of a share, a when with quotas, a blend
	cases    []*expr.Program // of a when; nil: everybody
	every    string
	keep     string
	learns   strategy.Learner // the real one: what it learns is tested by itself
}

// writtenStrategy is a strategy in a playbook.
type writtenStrategy struct {
	ID        string
	Where     string
	Score     any
	Calls     string
	Share     yaml.MapSlice
	Blend     yaml.MapSlice
	Then      []string
	Rotate    []string
	Every     string
	When      []writtenCase
	Shortlist *writtenShortlist
	Adaptive  *struct{ Of []string }
}

type writtenCase struct {
	If, Use string
	Share   any
}

type writtenShortlist struct {
	From, Then string
	Keep       any
}

// recipes reads the strategies of a playbook and of the library.
type recipes struct {
	playbook *strategy.Playbook
	own      map[string]writtenStrategy
}

func readRecipes(p *strategy.Playbook, text string) (*recipes, error) {
	var file struct{ Strategies []any }
	if err := yaml.UnmarshalWithOptions([]byte(text), &file, yaml.UseOrderedMap()); err != nil {
		return nil, fmt.Errorf("reading the playbook a second time: %w", err)
	}
	r := &recipes{playbook: p, own: make(map[string]writtenStrategy)}
	for _, item := range file.Strategies {
		if _, named := item.(string); named {
			continue
		}
		again, err := yaml.Marshal(item)
		if err != nil {
			return nil, err
		}
		var s writtenStrategy
		if err := yaml.Unmarshal(again, &s); err != nil {
			return nil, fmt.Errorf("reading the strategy %s a second time: %w", again, err)
		}
		r.own[s.ID] = s
	}
	return r, nil
}

// of is the recipe of a strategy; "no-calls" has none.
func (r *recipes) of(id string) (*recipe, error) {
	if id == NoCalls {
		return &recipe{way: "nobody"}, nil
	}
	scope := expr.Scope{Params: r.playbook.Params, Classes: r.playbook.Classes}
	s, own := r.own[id]
	if !own {
		scope = expr.Scope{}
		if err := yaml.Unmarshal([]byte(strategy.BuiltinSource(id)), &s); err != nil {
			return nil, fmt.Errorf("the library's %s: %w", id, err)
		}
	}
	out := &recipe{every: s.Every}
	var err error
	part := func(id string) {
		p, mistake := r.of(id)
		if mistake != nil {
			err = mistake
		}
		out.parts = append(out.parts, p)
	}
	program := func(text string) *expr.Program {
		if text == "" {
			return nil
		}
		p, mistake := expr.Compile(text, scope)
		if mistake != nil {
			err = mistake
		}
		return p
	}
	portion := func(value any) {
		share, ok := new(big.Rat).SetString(fmt.Sprint(value))
		if !ok {
			err = fmt.Errorf("%v is no number", value)
		}
		out.portions = append(out.portions, share)
	}
	switch {
	case s.Score != nil:
		out.way, out.where = "score", program(s.Where)
		for _, one := range scoresOf(s.Score) {
			out.scores = append(out.scores, program(one))
		}
	case s.Calls != "":
		out.way = "calls"
		part(s.Calls)
	case s.Share != nil || s.Blend != nil:
		out.way = "share"
		if s.Blend != nil {
			out.way = "blend"
		}
		for _, item := range slices.Concat(s.Share, s.Blend) {
			part(fmt.Sprint(item.Key))
			portion(item.Value)
		}
	case s.Then != nil:
		out.way = "then"
		for _, id := range s.Then {
			part(id)
		}
	case s.Rotate != nil:
		out.way = "rotate"
		for _, id := range s.Rotate {
			part(id)
		}
	case s.When != nil:
		out.way = "when"
		for _, c := range s.When {
			part(c.Use)
			out.cases = append(out.cases, program(c.If))
			if c.Share != nil {
				portion(c.Share)
			}
		}
	case s.Shortlist != nil:
		out.way, out.keep = "shortlist", fmt.Sprint(s.Shortlist.Keep)
		part(s.Shortlist.From)
		part(s.Shortlist.Then)
	case s.Adaptive != nil:
		out.way = "adaptive"
		selected, mistake := r.playbook.Select([]string{id})
		if mistake != nil {
			return nil, mistake
		}
		out.learns = strategy.Learners(selected[0])[0]
	default:
		err = fmt.Errorf("no recipe for %s", id)
	}
	return out, err
}

// learners are those of the recipe and its parts that learn.
func (r *recipe) learners() (all []strategy.Learner) {
	if r == nil {
		return nil
	}
	if r.learns != nil {
		// What learns inside of what learns is told as well.
		return strategy.Learners(r.learns)
	}
	for _, p := range r.parts {
		all = append(all, p.learners()...)
	}
	return all
}

// scoresOf are the expressions of a score: one, or a list, in which YAML takes the
// commas inside an expression for its own.
func scoresOf(score any) (list []string) {
	items, isList := score.([]any)
	if !isList {
		items = []any{score}
	}
	for _, item := range items {
		text, last := fmt.Sprint(item), len(list)-1
		if last >= 0 && strings.Count(list[last], "(") > strings.Count(list[last], ")") {
			list[last] += ", " + text
		} else {
			list = append(list, text)
		}
	}
	return list
}
