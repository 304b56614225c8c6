package synth

import "firstcall/data/portable"

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
		value := float64(k.amount*portable.Log(l.overdue[a].Major())) + k.age*age/30 + float64(k.recent*portable.Exp(-age/12))
		if l.moods[a].promiseDue(l.day) {
			value += k.promise
		}
		return value + float64(k.whim*l.world.whim.at(a, l.day)), 0
	}
	return h
}

// drawHabits draws who is on duty on each day and what that collector prefers in that week.
//
// Offices differ in how often they are after the oldest debts; most are most of
// the time, and so spend their calls on the same few who never clear.
func drawHabits(l luck, days int) []habit {
	habits := make([]habit, days)
	afterOldest := l.dice(-1).between(0.6, 0.97)
	for day := range habits {
		collector := l.dice(day).days(0, collectors-1)
		d := l.dice(1<<20 + collectors*(day/7) + int(collector))
		k := habit{collector: collector, whim: d.between(1, 2.5), promise: d.between(0, 1)}
		switch u := d.chance(); {
		case u < afterOldest:
			k.age, k.amount = d.between(0.4, 1.4), d.between(0.1, 0.6)
		case u < afterOldest+(1-afterOldest)/3:
			k.amount = d.between(0.2, 0.6)
		case u < afterOldest+(1-afterOldest)*2/3:
			k.recent = d.between(1, 3)
		}
		habits[day] = k
	}
	return habits
}
