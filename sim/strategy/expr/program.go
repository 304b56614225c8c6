package expr

import (
	"firstcall/sim/book"
)

// BlockSize is how many accounts are evaluated at once: few enough that all
// intermediate columns of an expression stay in the nearest cache.
const BlockSize = 512

// Program is a compiled expression. It owns scratch space, so it serves one
// goroutine; Fresh makes another. Evaluating allocates nothing once the
// largest morning has been seen.
type Program struct {
	source string
	tree   *node
	fields book.FieldSet
	root   column
	class  column                // of the field class, however often the expression uses it
	whole  []func(*book.Morning) // what must be known of all accounts first, innermost first
}

// column computes the accounts lo to hi of a morning, hi-lo <= BlockSize. The
// slice is valid until the next call.
type column func(m *book.Morning, lo, hi int) []float64

// Compile reads an expression over the fields of book.Fields() and the names in
// scope. A mistake is an *Error.
func Compile(source string, scope Scope) (*Program, error) {
	tree, err := parse(source, scope)
	if err != nil {
		return nil, err
	}
	return build(source, tree), nil
}

func build(source string, tree *node) *Program {
	p := &Program{source: source, tree: tree}
	p.root = p.column(tree)
	return p
}

// Fresh is an equal program with scratch space of its own.
func (p *Program) Fresh() *Program { return build(p.source, p.tree) }

// Source is the expression as it was written.
func (p *Program) Source() string { return p.source }

// Fields are the columns that the program reads.
func (p *Program) Fields() book.FieldSet { return p.fields }

// Relative reports whether the program ranks accounts among each other: then its
// value for one depends on which others are in the morning.
func (p *Program) Relative() bool { return len(p.whole) > 0 }

// Prepare must be called once for a morning before Block: it ranks the
// arguments of pct among all its accounts.
func (p *Program) Prepare(m *book.Morning) {
	for _, rank := range p.whole {
		rank(m)
	}
}

// Block is the value for the accounts lo to hi, at most BlockSize of them. It
// is valid until the next call and must not be changed.
func (p *Program) Block(m *book.Morning, lo, hi int) []float64 { return p.root(m, lo, hi) }

// Eval appends the value for every account of the morning to dst.
func (p *Program) Eval(m *book.Morning, dst []float64) []float64 {
	p.Prepare(m)
	for lo := 0; lo < len(m.Accounts); lo += BlockSize {
		dst = append(dst, p.Block(m, lo, min(lo+BlockSize, len(m.Accounts)))...)
	}
	return dst
}

func (p *Program) column(n *node) column {
	if n.class && n.kind == apply {
		if p.class == nil {
			p.class = p.operation(n) // evaluating it again gives the same values: they can share their place
		}
		return p.class
	}
	return p.operation(n)
}

func (p *Program) operation(n *node) column {
	switch {
	case n.kind == number:
		return constant(n.value)
	case n.kind == field:
		p.fields |= book.Set(n.field)
		return func(m *book.Morning, lo, hi int) []float64 { return m.Columns[n.field][lo:hi] }
	case n.op.run == nil:
		return p.percentile(p.column(n.args[0]))
	}
	run, scratch := n.op.run, new([BlockSize]float64)
	switch a := p.column(n.args[0]); len(n.args) {
	case 1:
		return func(m *book.Morning, lo, hi int) []float64 {
			dst := scratch[:hi-lo]
			run(dst, a(m, lo, hi), nil, nil)
			return dst
		}
	case 2:
		b := p.column(n.args[1])
		return func(m *book.Morning, lo, hi int) []float64 {
			dst := scratch[:hi-lo]
			run(dst, a(m, lo, hi), b(m, lo, hi), nil)
			return dst
		}
	default:
		b, c := p.column(n.args[1]), p.column(n.args[2])
		return func(m *book.Morning, lo, hi int) []float64 {
			dst := scratch[:hi-lo]
			run(dst, a(m, lo, hi), b(m, lo, hi), c(m, lo, hi))
			return dst
		}
	}
}

// constant is a column filled once: kernels then need no second form for numbers.
func constant(value float64) column {
	filled := new([BlockSize]float64)
	for i := range filled {
		filled[i] = value
	}
	return func(_ *book.Morning, lo, hi int) []float64 { return filled[:hi-lo] }
}

// percentile ranks a over the whole morning before the blocks are asked for.
func (p *Program) percentile(a column) column {
	var ranks []float64
	var r ranker
	p.whole = append(p.whole, func(m *book.Morning) {
		ranks = ranks[:0]
		for lo := 0; lo < len(m.Accounts); lo += BlockSize {
			ranks = append(ranks, a(m, lo, min(lo+BlockSize, len(m.Accounts)))...)
		}
		r.rank(ranks)
	})
	return func(_ *book.Morning, lo, hi int) []float64 { return ranks[lo:hi] }
}

// fold is the operation on its arguments, computed now when all are numbers.
func fold(op *operation, args ...*node) *node {
	result := &node{kind: apply, op: op, args: args}
	if op.run == nil {
		return result
	}
	var values [3][]float64
	for i, arg := range args {
		if arg.kind != number {
			return result
		}
		values[i] = []float64{arg.value}
	}
	folded := &node{kind: number}
	dst := []float64{0}
	op.run(dst, values[0], values[1], values[2])
	folded.value = dst[0]
	return folded
}
