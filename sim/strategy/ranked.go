package strategy

import (
	"math"

	"firstcall/sim/book"
	"firstcall/sim/strategy/expr"
)

// ranked calls the accounts that pass `where` by `score`, highest first; later
// scores break ties of earlier ones.
type ranked struct {
	id, description string
	where           *expr.Program // nil: every account
	scores          []*expr.Program

	// scratch
	best   top
	all    resort
	first  []float64 // the first score of every account, -Inf of those that are not called
	second []float64 // the second score of every account; empty until it is asked for
	blocks [][]float64
	keys   []float64
}

func (r *ranked) ID() string          { return r.id }
func (r *ranked) Description() string { return r.description }

func (r *ranked) Fields() book.FieldSet {
	var fields book.FieldSet
	if r.where != nil {
		fields = r.where.Fields()
	}
	for _, s := range r.scores {
		fields |= s.Fields()
	}
	return fields
}

func (r *ranked) Fresh() Strategy {
	fresh := &ranked{id: r.id, description: r.description}
	if r.where != nil {
		fresh.where = r.where.Fresh()
	}
	for _, s := range r.scores {
		fresh.scores = append(fresh.scores, s.Fresh())
	}
	return fresh
}

func (r *ranked) Pick(m *book.Morning, n int, dst []int32) []int32 {
	n = min(n, len(m.Accounts))
	if n <= 0 {
		return dst
	}
	r.firstKeys(m)
	r.best.reset(n, len(r.scores))
	r.best.expect(r.first, r.secondKeys(m))
	r.offer(m)
	if r.best.short() { // more than expected are needed
		r.best.reset(n, len(r.scores))
		r.offer(m)
	}
	if n == len(m.Accounts) { // a blend wants the place of everybody, every morning
		r.all.sort(&r.best, m.Accounts)
		return r.best.appendPositions(dst)
	}
	return r.best.appendBest(dst)
}

// offer offers the accounts of the morning, block by block.
func (r *ranked) offer(m *book.Morning) {
	for lo := 0; lo < len(m.Accounts); lo += expr.BlockSize {
		r.pickBlock(m, lo, min(lo+expr.BlockSize, len(m.Accounts)))
	}
}

// firstKeys sets first.
func (r *ranked) firstKeys(m *book.Morning) {
	if r.where != nil {
		r.where.Prepare(m)
	}
	for _, s := range r.scores {
		s.Prepare(m)
	}
	r.first = r.first[:0]
	for lo := 0; lo < len(m.Accounts); lo += expr.BlockSize {
		hi := min(lo+expr.BlockSize, len(m.Accounts))
		r.first = append(r.first, r.scores[0].Block(m, lo, hi)...)
		if r.where == nil {
			continue
		}
		for i, passes := range r.where.Block(m, lo, hi) {
			if passes == 0 {
				r.first[lo+i] = math.Inf(-1)
			}
		}
	}
}

// secondKeys sets second when it is called; nil without a second score.
func (r *ranked) secondKeys(m *book.Morning) func() []float64 {
	r.second = r.second[:0]
	if len(r.scores) == 1 {
		return nil
	}
	return func() []float64 {
		for lo := 0; lo < len(m.Accounts); lo += expr.BlockSize {
			r.second = append(r.second, r.scores[1].Block(m, lo, min(lo+expr.BlockSize, len(m.Accounts)))...)
		}
		return r.second
	}
}

// pickBlock offers the accounts lo to hi. Ties are broken only in blocks in
// which some account is good enough for it to matter.
func (r *ranked) pickBlock(m *book.Morning, lo, hi int) {
	r.blocks = r.blocks[:0]
	for i, first := range r.first[lo:hi] {
		if first < r.best.floor || first == math.Inf(-1) {
			continue
		}
		r.keys = append(r.keys[:0], first)
		if len(r.scores) > 1 {
			if len(r.second) > 0 && first == r.best.floor && r.second[lo+i] < r.best.second {
				continue
			}
			for len(r.blocks) < len(r.scores)-1 {
				r.blocks = append(r.blocks, r.scores[len(r.blocks)+1].Block(m, lo, hi))
			}
			for _, block := range r.blocks {
				r.keys = append(r.keys, block[i])
			}
		}
		r.best.offer(int32(lo+i), r.keys)
	}
}
