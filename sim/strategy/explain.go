package strategy

import (
	"slices"

	"firstcall/sim/book"
)

// Reasons tell why a strategy calls, or does not call, one account of a morning.
type Reasons struct {
	ID, Description string

	// Of a strategy that scores.
	Where  string // "" when everybody passes
	Passes bool
	Scores []Score

	// Place is the account's in today's calls, from 1; 0 when it is not among
	// them. Calls is how many they are.
	Place, Calls int
	// Rank is its place, from 1, among the Ranked accounts that the strategy
	// would call if it could call all; 0 when it would not call it. Both are 0 for
	// strategies that hand out quotas: they have no such order.
	Rank, Ranked int
	// Above and Below are its neighbours in that order, else in today's calls; -1: none.
	Above, Below int32

	// Of a combination: what it does with the account, in words, and the reasons
	// of the parts that were asked about it.
	Says  string
	Parts []Reasons
}

// Score is the value of one score of an account.
type Score struct {
	Expression string
	Value      float64
}

// explainer is a combination that can say what it did with an account. today
// is the account's place among the picks just made, from 0, or -1.
type explainer interface {
	explain(m *book.Morning, n int, position int32, today int) (says string, parts []Reasons)
}

// quotaed is a combination that may hand out quotas, and then has no order of all.
type quotaed interface{ byQuota() bool }

// Explain tells how s comes to its n calls of a morning, for the account at a position.
func Explain(s Strategy, m *book.Morning, n int, position int32) Reasons {
	s = caller(s)
	r := Reasons{ID: s.ID(), Description: s.Description(), Passes: true, Above: -1, Below: -1}
	var order []int32
	if q, ok := s.(quotaed); !ok || !q.byQuota() {
		order = s.Pick(m, len(m.Accounts), nil)
		r.Rank, r.Ranked = slices.Index(order, position)+1, len(order)
	}
	picks := s.Pick(m, n, nil)
	r.Place, r.Calls = slices.Index(picks, position)+1, len(picks)
	if order == nil {
		order = picks
	}
	if at := slices.Index(order, position); at >= 0 {
		if at > 0 {
			r.Above = m.Accounts[order[at-1]]
		}
		if at+1 < len(order) {
			r.Below = m.Accounts[order[at+1]]
		}
	}
	switch s := s.(type) {
	case *ranked:
		s.score(m, position, &r)
	case explainer:
		r.Says, r.Parts = s.explain(m, n, position, r.Place-1)
	}
	return r
}

// score evaluates the expressions of a strategy that scores for one account.
func (r *ranked) score(m *book.Morning, position int32, to *Reasons) {
	if r.where != nil {
		to.Where = r.where.Source()
		to.Passes = r.where.Eval(m, nil)[position] != 0
	}
	for _, s := range r.scores {
		to.Scores = append(to.Scores, Score{s.Source(), s.Eval(m, nil)[position]})
	}
}

// each is what every part says about the account.
func (c *combined) each(m *book.Morning, n int, position int32) []Reasons {
	var all []Reasons
	for _, part := range c.parts {
		all = append(all, Explain(part, m, n, position))
	}
	return all
}

// Parts lists the ids of the strategies that s combines, each once, the parts of parts after it.
func Parts(s Strategy) []string {
	var ids []string
	for _, part := range partsOf(s) {
		for _, id := range append([]string{part.ID()}, Parts(part)...) {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}
