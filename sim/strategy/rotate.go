package strategy

import "firstcall/sim/book"

// Every says how long a rotation follows one approach before the next.
type Every string

// The periods of a rotation, counted from the first morning of the season: so
// many working days, calendar weeks from Monday, or calendar months.
const (
	EveryDay   Every = "day"
	EveryWeek  Every = "week"
	EveryMonth Every = "month"
)

// rotate follows one part at a time, in turn.
type rotate struct {
	id, description string
	parts           []Strategy
	every           Every
}

func (r *rotate) ID() string            { return r.id }
func (r *rotate) Description() string   { return r.description }
func (r *rotate) Fields() book.FieldSet { return fieldsOf(r.parts) }
func (r *rotate) Fresh() Strategy {
	return &rotate{r.id, r.description, freshParts(r.parts), r.every}
}

func (r *rotate) Pick(m *book.Morning, n int, dst []int32) []int32 {
	turn := m.Month
	switch r.every {
	case EveryDay:
		turn = m.Season
	case EveryWeek:
		turn = m.Week
	}
	return r.parts[turn%len(r.parts)].Pick(m, n, dst)
}
