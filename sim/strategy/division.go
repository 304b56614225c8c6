package strategy

// division hands out the calls of a day among the parts of a combination: each
// part has listed accounts in its own order, and each account is called once.
type division struct {
	lists  [][]int32 // by part
	quotas []int
	taken  picked
	by     []uint8 // which part each pick of the last morning comes from
}

// begin forgets the last morning.
func (d *division) begin(accounts, parts int) {
	for len(d.lists) < parts {
		d.lists = append(d.lists, nil)
	}
	d.lists = d.lists[:parts]
	for i := range d.lists {
		d.lists[i] = d.lists[i][:0]
	}
	d.taken.reset(accounts)
	d.by = d.by[:0]
}

// take appends to dst at most n accounts from the part's list, and returns how many there still can be of left.
func (d *division) take(dst []int32, part, n, left int) ([]int32, int) {
	before := len(dst)
	dst = d.taken.take(dst, d.lists[part], min(n, left))
	for range len(dst) - before {
		d.by = append(d.by, uint8(part))
	}
	return dst, left - (len(dst) - before)
}

// takeByQuota appends n accounts, a quota of each part; calls that a part
// cannot use go to the others in their order. The quotas are the shares of n
// rounded by the largest remainder.
func (d *division) takeByQuota(dst []int32, n int, shares []float64) []int32 {
	d.quotas = quotas(d.quotas, n, shares)
	left := n
	for i, quota := range d.quotas {
		dst, left = d.take(dst, i, quota, left)
	}
	for i := range d.lists {
		dst, left = d.take(dst, i, left, left)
	}
	return dst
}
