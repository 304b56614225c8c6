package posting

import (
	"cmp"
	"container/heap"
	"slices"
)

// queues holds the open invoices of each account and currency. Money comes in
// the order of its days, so an invoice enters its queue once, when it has been
// issued, and leaves it once, when it is paid up.
type queues struct {
	currencies int
	of         []queue
}

// queue is the invoices of one account in one currency.
type queue struct {
	coming []int32 // in the order of issue
	issued dueHeap
}

// openByAccount lists each account's open invoices.
func (d *Desk) openByAccount() *queues {
	q := &queues{currencies: len(d.currencies.seen)}
	q.of = make([]queue, d.customers.len()*q.currencies)
	p := &d.posted
	for n := range p.len() {
		if p.hasOpen(n) {
			one := q.at(*p.Account.At(n), *p.currency.At(n))
			one.coming = append(one.coming, int32(n))
		}
	}
	for i := range q.of {
		one := &q.of[i]
		one.issued.posted = p
		slices.SortStableFunc(one.coming, func(a, b int32) int { return cmp.Compare(*p.Issued.At(int(a)), *p.Issued.At(int(b))) })
	}
	return q
}

func (q *queues) at(account int32, currency uint16) *queue {
	return &q.of[int(account)*q.currencies+int(currency)]
}

// oldest is the invoice that money on account goes to next: of those that were
// issued by its day and are open, the one that is due first.
func (q *queues) oldest(p *posted, m onAccount) (invoice int32, any bool) {
	one := q.at(m.account, m.currency)
	for len(one.coming) > 0 && *p.Issued.At(int(one.coming[0])) <= m.day {
		heap.Push(&one.issued, one.coming[0])
		one.coming = one.coming[1:]
	}
	for len(one.issued.rows) > 0 && *p.open.At(int(one.issued.rows[0])) == 0 {
		heap.Pop(&one.issued)
	}
	if len(one.issued.rows) == 0 {
		return 0, false
	}
	return one.issued.rows[0], true
}

// dueHeap has the invoice due first on top; of those due on a day the one
// issued first, and of these the one that stands first.
type dueHeap struct {
	posted *posted
	rows   []int32
}

func (h *dueHeap) Len() int { return len(h.rows) }
func (h *dueHeap) Less(i, j int) bool {
	a, b := int(h.rows[i]), int(h.rows[j])
	p := h.posted
	return cmp.Or(cmp.Compare(*p.Due.At(a), *p.Due.At(b)), cmp.Compare(*p.Issued.At(a), *p.Issued.At(b)), cmp.Compare(a, b)) < 0
}
func (h *dueHeap) Swap(i, j int) { h.rows[i], h.rows[j] = h.rows[j], h.rows[i] }
func (h *dueHeap) Push(x any)    { h.rows = append(h.rows, x.(int32)) }
func (h *dueHeap) Pop() any {
	last := h.rows[len(h.rows)-1]
	h.rows = h.rows[:len(h.rows)-1]
	return last
}
