package response

import "slices"

// counter collects one customer's counts: as they come, and whenever its
// memory is full the counts of equal cells together. It holds at most about
// twice as many as there are cells, however long the ledger is.
type counter struct {
	counts []Count
}

func (c *counter) add(n Count) {
	if len(c.counts) == cap(c.counts) {
		c.merge()
		if len(c.counts) > cap(c.counts)/2 {
			c.counts = slices.Grow(c.counts, max(16, len(c.counts)))
		}
	}
	c.counts = append(c.counts, n)
}

// merge sorts by cell and adds up equal cells.
func (c *counter) merge() {
	slices.SortFunc(c.counts, func(a, b Count) int { return int(a.Cell) - int(b.Cell) })
	merged := c.counts[:0]
	for _, n := range c.counts {
		if last := len(merged) - 1; last >= 0 && merged[last].Cell == n.Cell {
			merged[last].Exposure += n.Exposure
			merged[last].Payments += n.Payments
			continue
		}
		merged = append(merged, n)
	}
	c.counts = merged
}

// sums are the counts of each cell, sorted by cell.
func (c *counter) sums() []Count {
	c.merge()
	return slices.Clip(slices.Clone(c.counts))
}
