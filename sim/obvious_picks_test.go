package sim

import (
	"math"
	"math/big"
	"slices"
	"strings"

	"firstcall/sim/book"
	"firstcall/sim/strategy"
)

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
