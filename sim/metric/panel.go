package metric

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// Panel measures seasons, one after the other: the counts see every event, a
// meter only those of the kinds that it watches.
type Panel struct {
	opening  *Opening
	list     []metric
	counts   Counts
	meters   []meter // parallel to list; nil where the counts and the closing book are enough
	watching [ledger.NumKinds][]meter
	now      ledger.Event // the event that is shown: here, so that showing it allocates nothing
}

// NewPanel prepares the metrics of For(s.Prices, s.Uses). opening is the book as it
// stood before the season's first event; it is only looked at.
func NewPanel(s Season, opening *book.Book) *Panel {
	list := measured(s.Prices, s.Uses)
	return &Panel{opening: newOpening(s, opening), list: list, meters: make([]meter, len(list)),
		counts: Counts{sent: make([]int32, len(opening.Accounts))}}
}

// Begin starts a new season.
func (p *Panel) Begin() {
	p.counts.begin(p.opening)
	for k := range p.watching {
		p.watching[k] = p.watching[k][:0]
	}
	for i, m := range p.list {
		if m.start == nil {
			continue
		}
		p.meters[i] = m.start(p.opening)
		for k := range p.watching {
			if m.watches.Has(ledger.Kind(k)) {
				p.watching[k] = append(p.watching[k], p.meters[i])
			}
		}
	}
}

// Observe sees an event before the book applies it.
func (p *Panel) Observe(e *ledger.Event, b *book.Book) {
	p.counts.observe(e, b, p.opening.To)
	if meters := p.watching[e.Kind]; len(meters) > 0 {
		p.now = *e
		for _, m := range meters {
			m.observe(&p.now, b)
		}
	}
}

// Pay is Observe for a payment of an invoice that is known to have been issued,
// some days before. It reports whether these were all that there is to see of it; else nothing was seen.
func (p *Panel) Pay(day ledger.Day, amount ledger.Cents, days ledger.Day) bool {
	if rolls(day, p.opening.To) || len(p.watching[ledger.PaymentReceived]) > 0 {
		return false
	}
	p.counts.pay(amount, days)
	return true
}

// Close gives the values at the end of the season, in the order of For.
func (p *Panel) Close(b *book.Book) []float64 {
	c := &Closing{Season: p.opening.Season, Counts: p.counts, Opening: p.opening, Book: b}
	values := make([]float64, len(p.list))
	for i, m := range p.list {
		if m.start != nil {
			values[i] = p.meters[i].close(c)
		} else {
			values[i] = m.value(c)
		}
	}
	return values
}
