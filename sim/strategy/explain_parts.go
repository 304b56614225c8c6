package strategy

import (
	"fmt"
	"slices"

	"firstcall/sim/book"
)

// taker says which part a call comes from.
func (c *combined) taker(d *division, today int) string {
	if today < 0 {
		return "not called by any part"
	}
	return "called by " + c.parts[d.by[today]].ID()
}

func (t *then) explain(m *book.Morning, n int, position int32, today int) (string, []Reasons) {
	return t.taker(&t.division, today), t.each(m, n, position)
}

func (d *delegate) explain(m *book.Morning, n int, position int32, _ int) (says string, parts []Reasons) {
	if len(d.parts) == 0 {
		return "nobody is called", nil
	}
	return "it calls whom " + d.parts[0].ID() + " calls", d.each(m, n, position)
}

func (s *share) byQuota() bool { return true }

func (s *share) explain(m *book.Morning, n int, position int32, today int) (string, []Reasons) {
	return s.taker(&s.division, today), s.each(m, n, position)
}

func (r *rotate) explain(m *book.Morning, n int, position int32, _ int) (string, []Reasons) {
	part := r.parts[r.turn(m)]
	return fmt.Sprintf("it is the turn of %s, counting each %s from the season's first morning", part.ID(), r.every),
		[]Reasons{Explain(part, m, n, position)}
}

func (w *when) byQuota() bool { return w.shares != nil }

func (w *when) explain(m *book.Morning, n int, position int32, _ int) (string, []Reasons) {
	w.sort(m)
	for i, of := range w.of[:len(w.parts)] {
		at, found := slices.BinarySearch(of, position)
		if !found {
			continue
		}
		says := fmt.Sprintf("its case is number %d, everybody else", i+1)
		if c := w.conditions[i]; c != nil {
			says = fmt.Sprintf("its case is number %d, where %s", i+1, c.Source())
		}
		if w.shares != nil {
			says += fmt.Sprintf(", with %.4g %% of the calls", 100*w.shares[i])
		}
		var some book.Morning
		some.Select(m, of, w.parts[i].Fields())
		return says, []Reasons{Explain(w.parts[i], &some, n, int32(at))}
	}
	return "it fits no case", nil
}

func (s *shortlist) explain(m *book.Morning, n int, position int32, _ int) (string, []Reasons) {
	first := Explain(s.parts[0], m, n, position)
	s.choose(m)
	at, found := slices.BinarySearch(s.kept, position)
	if !found {
		return fmt.Sprintf("not among the %d that %s keeps", len(s.kept), s.parts[0].ID()), []Reasons{first}
	}
	return fmt.Sprintf("among the %d that %s keeps", len(s.kept), s.parts[0].ID()),
		[]Reasons{first, Explain(s.parts[1], &s.some, n, int32(at))}
}

func (b *blend) explain(m *book.Morning, n int, position int32, _ int) (string, []Reasons) {
	b.weigh(m)
	return fmt.Sprintf("its weighted place is %.4f, of at most 1", b.places[position]/fineness), b.each(m, n, position)
}

func (a *adaptive) byQuota() bool { return true }

func (a *adaptive) explain(m *book.Morning, n int, position int32, today int) (string, []Reasons) {
	says := a.taker(&a.division, today) + "; shares of the calls before it has learnt anything:"
	for i, s := range a.shares(m) {
		says += fmt.Sprintf(" %s %.4g %%", a.parts[i].ID(), 100*s)
	}
	return says, a.each(m, n, position)
}
