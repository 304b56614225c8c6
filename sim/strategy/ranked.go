package strategy

import (
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
	accounts := len(m.Accounts)
	n = min(n, accounts)
	if n <= 0 {
		return dst
	}
	if r.where != nil {
		r.where.Prepare(m)
	}
	for _, s := range r.scores {
		s.Prepare(m)
	}
	r.best.reset(n, len(r.scores))
	for lo := 0; lo < accounts; lo += expr.BlockSize {
		r.pickBlock(m, lo, min(lo+expr.BlockSize, accounts))
	}
	return r.best.appendBest(dst)
}

// pickBlock offers the accounts lo to hi. Ties are broken only in blocks in
// which some account is good enough for it to matter.
func (r *ranked) pickBlock(m *book.Morning, lo, hi int) {
	var passes []float64
	if r.where != nil {
		passes = r.where.Block(m, lo, hi)
	}
	r.blocks = append(r.blocks[:0], r.scores[0].Block(m, lo, hi))
	for i, first := range r.blocks[0] {
		if first < r.best.floor || passes != nil && passes[i] == 0 {
			continue
		}
		for len(r.blocks) < len(r.scores) {
			r.blocks = append(r.blocks, r.scores[len(r.blocks)].Block(m, lo, hi))
		}
		r.keys = r.keys[:0]
		for _, block := range r.blocks {
			r.keys = append(r.keys, block[i])
		}
		r.best.offer(int32(lo+i), r.keys)
	}
}
