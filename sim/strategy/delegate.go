package strategy

import "firstcall/sim/book"

// delegate calls whom its one part calls, or nobody if it has none.
type delegate struct{ combined }

func (d *delegate) Fresh() Strategy { return &delegate{d.fresh()} }

func (d *delegate) Pick(m *book.Morning, n int, dst []int32) []int32 {
	if len(d.parts) == 0 {
		return dst
	}
	return d.parts[0].Pick(m, n, dst)
}
