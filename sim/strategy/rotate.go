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
	combined
	every Every
}

func (r *rotate) Fresh() Strategy { return &rotate{r.fresh(), r.every} }

func (r *rotate) Pick(m *book.Morning, n int, dst []int32) []int32 {
	return r.parts[r.turn(m)].Pick(m, n, dst)
}

// turn is the part that is followed on the morning.
func (r *rotate) turn(m *book.Morning) int { return r.every.number(m) % len(r.parts) }

// number counts the periods from the first morning of the season, from 0.
func (e Every) number(m *book.Morning) int {
	switch e {
	case EveryDay:
		return m.Season
	case EveryWeek:
		return m.Week
	}
	return m.Month
}
