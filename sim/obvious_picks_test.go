package sim

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"firstcall/sim/book"
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
		if list, ok := s.Score.([]any); ok {
			for _, one := range list {
				out.scores = append(out.scores, program(fmt.Sprint(one)))
			}
		} else {
			out.scores = []*expr.Program{program(fmt.Sprint(s.Score))}
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

// pick lists the positions of whom to call, at most n.
func (r *recipe) pick(m *book.Morning, n int) []int32 {
	n = max(min(n, len(m.Accounts)), 0)
	switch r.way {
	case "nobody":
		return nil
	case "score":
		return first(r.ranking(m), n)
	case "calls":
		return r.parts[0].pick(m, n)
	case "then":
		return r.inTurn(m, n)
	case "rotate":
		turn := map[string]int{"day": m.Season, "week": m.Week, "month": m.Month, "": m.Month}[r.every]
		return r.parts[turn%len(r.parts)].pick(m, n)
	case "share":
		return r.byQuota(m, n)
	case "when":
		return r.byCase(m, n)
	case "shortlist":
		kept := r.parts[0].pick(m, r.kept(len(m.Accounts)))
		slices.Sort(kept)
		return among(kept, r.parts[1].pick(only(m, kept), n))
	case "blend":
		return first(r.blended(m, n), n)
	case "adaptive":
		return r.learns.Pick(m, n, nil)
	}
	panic("no such way to pick: " + r.way)
}

func first(list []int32, n int) []int32 { return list[:min(n, len(list))] }

// among are the accounts that a list over some positions means.
func among(positions, list []int32) (out []int32) {
	for _, p := range list {
		out = append(out, positions[p])
	}
	return out
}

// only is the morning of some of its accounts.
func only(m *book.Morning, positions []int32) *book.Morning {
	some := *m
	some.Accounts = among(m.Accounts, positions)
	for f := range m.Columns {
		some.Columns[f] = nil
		for _, p := range positions {
			if len(m.Columns[f]) > 0 {
				some.Columns[f] = append(some.Columns[f], m.Columns[f][p])
			}
		}
	}
	return &some
}

// ranking sorts all accounts that pass by their scores, highest first.
func (r *recipe) ranking(m *book.Morning) (all []int32) {
	passes := make([]float64, len(m.Accounts))
	for p := range passes {
		passes[p] = 1
	}
	if r.where != nil {
		passes = r.where.Eval(m, nil)
	}
	var scores [][]float64
	for _, s := range r.scores {
		scores = append(scores, s.Eval(m, nil))
	}
	for p := range m.Accounts {
		if passes[p] != 0 {
			all = append(all, int32(p))
		}
	}
	slices.SortStableFunc(all, func(i, j int32) int {
		for _, s := range scores {
			if s[i] > s[j] {
				return -1
			}
			if s[i] < s[j] {
				return 1
			}
		}
		return 0
	})
	return all
}

// fill adds to the list at most n of more that are not on it.
func fill(list, more []int32, n int) []int32 {
	for _, p := range more {
		if n > 0 && !slices.Contains(list, p) {
			list = append(list, p)
			n--
		}
	}
	return list
}

// inTurn has the first part's accounts called, then the next one's, up to n.
func (r *recipe) inTurn(m *book.Morning, n int) (list []int32) {
	for _, part := range r.parts {
		if len(list) < n {
			list = fill(list, part.pick(m, n), n-len(list))
		}
	}
	return list
}

// byQuota gives each part its quota; what a part can't use goes to the others in order.
func (r *recipe) byQuota(m *book.Morning, n int) []int32 {
	if n == 0 {
		return nil
	}
	var lists [][]int32
	for _, part := range r.parts {
		lists = append(lists, part.pick(m, n))
	}
	return handOut(lists, r.portions, n)
}

func handOut(lists [][]int32, shares []*big.Rat, n int) (list []int32) {
	for i, quota := range largestRemainder(shares, n) {
		list = fill(list, lists[i], quota)
	}
	for i := range lists {
		list = fill(list, lists[i], n-len(list))
	}
	return list
}

// largestRemainder splits n by the shares: whole calls first, and the calls that
// are left to the largest remainders, of equal ones to the first.
func largestRemainder(shares []*big.Rat, n int) []int {
	quotas, rest := make([]int, len(shares)), make([]*big.Rat, len(shares))
	left := n
	for i, s := range shares {
		exact := new(big.Rat).Mul(s, big.NewRat(int64(n), 1))
		quotas[i] = int(new(big.Int).Quo(exact.Num(), exact.Denom()).Int64())
		rest[i] = exact.Sub(exact, big.NewRat(int64(quotas[i]), 1))
		left -= quotas[i]
	}
	order := make([]int, len(shares))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return rest[j].Cmp(rest[i]) })
	for _, i := range order[:left] {
		quotas[i]++
	}
	return quotas
}

// byCase sorts accounts into cases, each with a part of its own.
func (r *recipe) byCase(m *book.Morning, n int) (list []int32) {
	of := make([][]int32, len(r.cases))
	taken := make([]bool, len(m.Accounts))
	for i, c := range r.cases {
		holds := make([]float64, len(m.Accounts))
		if c != nil {
			holds = c.Eval(m, nil)
		}
		for p := range m.Accounts {
			if !taken[p] && (c == nil || holds[p] != 0) {
				taken[p] = true
				of[i] = append(of[i], int32(p))
			}
		}
	}
	lists := make([][]int32, len(r.cases))
	for i, part := range r.parts {
		if enough := r.portions == nil && len(list) == n; len(of[i]) == 0 || n == 0 || enough {
			continue
		}
		lists[i] = among(of[i], part.pick(only(m, of[i]), n))
		if r.portions == nil {
			list = fill(list, lists[i], n-len(list))
		}
	}
	if r.portions != nil && n > 0 {
		return handOut(lists, r.portions, n)
	}
	return list
}

// kept is how many of the accounts a shortlist keeps.
func (r *recipe) kept(accounts int) int {
	number, isPercent := strings.CutSuffix(r.keep, "%")
	keep, _ := new(big.Rat).SetString(strings.TrimSpace(number))
	if isPercent {
		keep.Mul(keep, big.NewRat(int64(accounts), 100))
	}
	exact, _ := keep.Float64()
	return int(math.Ceil(exact - 1e-9))
}

// blended sorts accounts by the weighted mean of the places that the parts give
// them: of L accounts the first has 1, the last 1/L, who is not on the list 0.
func (r *recipe) blended(m *book.Morning, n int) (all []int32) {
	if n == 0 {
		return nil
	}
	places := make([]*big.Rat, len(m.Accounts))
	for p := range places {
		places[p] = new(big.Rat)
	}
	for i, part := range r.parts {
		list := part.pick(m, len(m.Accounts))
		for rank, p := range list {
			place := big.NewRat(int64(len(list)-rank), int64(len(list)))
			places[p].Add(places[p], place.Mul(place, r.portions[i]))
		}
	}
	for p := range places {
		if places[p].Sign() > 0 {
			all = append(all, int32(p))
		}
	}
	slices.SortStableFunc(all, func(i, j int32) int { return places[j].Cmp(places[i]) })
	return all
}

// contenderOf is a contender of a playbook with a strategy of its own.
func contenderOf(p *strategy.Playbook, c contender) (contender, error) {
	if c.strategy == nil {
		return c, nil
	}
	if c.id == Random {
		c.strategy = strategy.Builtin(Random)
		return c, nil
	}
	selected, err := p.Select([]string{c.id})
	if err != nil {
		return c, err
	}
	c.strategy = selected[0]
	return c, nil
}
