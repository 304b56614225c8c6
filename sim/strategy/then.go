package strategy

import "firstcall/sim/book"

// then lists the candidates of the first part, and fills up from the next.
type then struct {
	combined

	division // scratch
}

func (t *then) Fresh() Strategy { return &then{combined: t.fresh()} }

func (t *then) Pick(m *book.Morning, n int, dst []int32) []int32 {
	n = min(n, len(m.Accounts))
	t.begin(len(m.Accounts), len(t.parts))
	for left, i := n, 0; left > 0 && i < len(t.parts); i++ {
		// The best n are enough to fill up from: n - left of them may be taken.
		t.lists[i] = t.parts[i].Pick(m, n, t.lists[i])
		dst, left = t.take(dst, i, left, left)
	}
	return dst
}
