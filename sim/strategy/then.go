package strategy

import "firstcall/sim/book"

// then lists the candidates of the first part, and fills up from the next.
type then struct {
	id, description string
	parts           []Strategy

	// scratch
	list  []int32
	taken picked
}

func (t *then) ID() string            { return t.id }
func (t *then) Description() string   { return t.description }
func (t *then) Fields() book.FieldSet { return fieldsOf(t.parts) }
func (t *then) Fresh() Strategy {
	return &then{id: t.id, description: t.description, parts: freshParts(t.parts)}
}

func (t *then) Pick(m *book.Morning, n int, dst []int32) []int32 {
	n = min(n, len(m.Accounts))
	t.taken.reset(len(m.Accounts))
	for left, i := n, 0; left > 0 && i < len(t.parts); i++ {
		// The best n are enough to fill up from: n - left of them may be taken.
		t.list = t.parts[i].Pick(m, n, t.list[:0])
		before := len(dst)
		dst = t.taken.take(dst, t.list, left)
		left -= len(dst) - before
	}
	return dst
}

func fieldsOf(parts []Strategy) book.FieldSet {
	var fields book.FieldSet
	for _, part := range parts {
		fields |= part.Fields()
	}
	return fields
}

func freshParts(parts []Strategy) []Strategy {
	fresh := make([]Strategy, len(parts))
	for i, part := range parts {
		fresh[i] = part.Fresh()
	}
	return fresh
}
