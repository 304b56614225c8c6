package synth

import "math"

// history is the office as it was: collectors take turns, each with habits of
// its own that change from week to week, and with a good deal of whim. It
// leaves room for improvement because it follows no plan, not because it is
// meant to be bad: it mostly calls who looks worth calling that morning.
type history struct{ ranked }

// The number of collectors who take turns.
const collectors = 3

// habit weighs what the collector on duty looks at first.
type habit struct {
	collector                          int32
	amount, age, recent, promise, whim float64
}

func newHistory() *history {
	h := &history{}
	h.score = func(l *life, a int32) (float64, float64) {
		k := l.world.habits[l.day]
		age := float64(l.daysPastDue(a))
		value := k.amount*math.Log(l.overdue[a].Major()) + k.age*age/30 + k.recent*math.Exp(-age/12)
		if l.moods[a].promiseDue(l.day) {
			value += k.promise
		}
		return value + k.whim*l.world.whim.at(a, l.day), 0
	}
	return h
}

// drawHabits draws who is on duty on each day and what that collector prefers in that week.
//
// Offices differ in how much they are after the oldest debts.
func drawHabits(l luck, days int) []habit {
	habits := make([]habit, days)
	afterOldest := l.dice(-1).between(0.3, 0.8)
	for day := range habits {
		collector := l.dice(day).days(0, collectors-1)
		d := l.dice(1<<20 + collectors*(day/7) + int(collector))
		k := habit{collector: collector, whim: d.between(1, 3), promise: d.between(0, 1)}
		switch u := d.chance(); {
		case u < afterOldest:
			k.age = d.between(0.5, 1.5)
		case u < afterOldest+0.1:
			k.amount = d.between(0.2, 0.6)
		case u < afterOldest+0.2:
			k.recent = d.between(1, 3)
		}
		habits[day] = k
	}
	return habits
}
