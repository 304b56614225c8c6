package strategy

import "slices"

// resort sorts all accounts of one morning after another. From one morning to
// the next most keep their order, so it starts from yesterday's, takes out what
// is no longer in order, sorts that and merges it in: its cost is linear but for
// what changed. (The idea is drop-merge sort, E. Ronn 2016.) The order is total,
// so that what it starts from can't change the result.
type resort struct {
	place []int32 // by account: its place in the last order, from 1; 0 without one
	last  []int32 // the last order

	// scratch
	placed  []candidate
	strays  []candidate
	ordered []candidate
}

// backtrack is how many in a row may have fallen behind and still be taken out
// one by one; in the place of more, those that follow are.
const backtrack = 8

// sort puts the candidates of t in order. accounts are those of the morning's positions.
func (r *resort) sort(t *top, accounts []int32) {
	r.recall(t, accounts)
	r.ordered = r.ordered[:0]
	for _, c := range r.placed {
		if c.position != absent {
			r.keep(t, c)
		}
	}
	slices.SortFunc(r.strays, t.compare)
	t.candidates = merge(t, t.candidates[:0], r.ordered, r.strays)
	r.remember(t, accounts)
}

// absent is the position of a place that nobody has today.
const absent = -1

// recall sets placed to the candidates in the last order, and strays to those that had no place in it.
func (r *resort) recall(t *top, accounts []int32) {
	r.placed, r.strays = r.placed[:0], r.strays[:0]
	for range r.last {
		r.placed = append(r.placed, candidate{position: absent})
	}
	for _, c := range t.candidates {
		account := int(accounts[c.position])
		for len(r.place) <= account {
			r.place = append(r.place, 0)
		}
		if place := r.place[account]; place > 0 {
			r.placed[place-1] = c
		} else {
			r.strays = append(r.strays, c)
		}
	}
}

// keep appends c to ordered. Where that is out of order, a few before c are
// taken out if that mends it, otherwise c itself.
func (r *resort) keep(t *top, c candidate) {
	for back := 0; back <= backtrack && back <= len(r.ordered); back++ {
		kept := len(r.ordered) - back
		if kept == 0 || t.compare(r.ordered[kept-1], c) < 0 {
			r.strays = append(r.strays, r.ordered[kept:]...)
			r.ordered = append(r.ordered[:kept], c)
			return
		}
	}
	r.strays = append(r.strays, c)
}

func (r *resort) remember(t *top, accounts []int32) {
	for _, account := range r.last {
		r.place[account] = 0
	}
	r.last = r.last[:0]
	for i, c := range t.candidates {
		account := accounts[c.position]
		r.last = append(r.last, account)
		r.place[account] = int32(i) + 1
	}
}

// merge appends to dst what two ordered lists hold, in order.
func merge(t *top, dst, a, b []candidate) []candidate {
	for len(a) > 0 && len(b) > 0 {
		if t.compare(a[0], b[0]) < 0 {
			dst = append(dst, a[0])
			a = a[1:]
		} else {
			dst = append(dst, b[0])
			b = b[1:]
		}
	}
	return append(append(dst, a...), b...)
}
