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
	morning *book.Morning // the one that is picked of
	best    top
	columns [][]float64 // by score: its value for every account; the first is -Inf where an account is not called, the others are empty until asked for
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
	if n = r.begin(m, n); n <= 0 {
		return dst
	}
	return r.best.appendBest(dst, n)
}

func (r *ranked) choose(m *book.Morning, n int, dst []int32) []int32 {
	if n = r.begin(m, n); n <= 0 {
		return dst
	}
	return r.best.appendSame(dst, n)
}

// begin has r deal with a morning, and gives how many of it may be called.
func (r *ranked) begin(m *book.Morning, n int) int {
	if n = min(n, len(m.Accounts)); n > 0 {
		r.prepare(m)
		r.best.begin(r, len(r.scores))
	}
	return n
}

// prepare works out the first score.
func (r *ranked) prepare(m *book.Morning) {
	r.morning = m
	if r.where != nil {
		r.where.Prepare(m)
	}
	for len(r.columns) < len(r.scores) {
		r.columns = append(r.columns, nil)
	}
	for k, s := range r.scores {
		s.Prepare(m)
		r.columns[k] = r.columns[k][:0]
	}
	first := r.evaluate(0)
	if r.where == nil {
		return
	}
	for lo := 0; lo < len(m.Accounts); lo += expr.BlockSize {
		for i, passes := range r.where.Block(m, lo, min(lo+expr.BlockSize, len(m.Accounts))) {
			if passes == 0 {
				first[lo+i] = math.Inf(-1)
			}
		}
	}
}

// keys is the k-th score of every account; see keySource.
func (r *ranked) keys(k int) []float64 {
	if len(r.columns[k]) == 0 {
		return r.evaluate(k)
	}
	return r.columns[k]
}

// evaluate works out the k-th score of every account.
func (r *ranked) evaluate(k int) []float64 {
	m, column := r.morning, r.columns[k]
	for lo := 0; lo < len(m.Accounts); lo += expr.BlockSize {
		column = append(column, r.scores[k].Block(m, lo, min(lo+expr.BlockSize, len(m.Accounts)))...)
	}
	r.columns[k] = column
	return column
}
