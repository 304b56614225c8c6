package synth

import (
	"fmt"
	"time"

	"firstcall/data/ledger"
)

// Spec asks for a world. A zero stands for the kind's default (see KindInfo).
type Spec struct {
	Kind         Kind
	Seed         uint64
	Customers    int
	Days         int // from 2024-01-01
	Capacity     int // calls on a working day
	Replications int // of the luck of calls in Truth
}

const (
	firstCallDay = 31 // nobody calls before: nothing is due yet
	// fewestDays leaves the truth a season to count.
	fewestDays = 120
)

var firstDay = ledger.DayOf(time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC))

// SpecError is a world that can't be made.
type SpecError struct{ Text string }

func (e *SpecError) Error() string { return e.Text }

func (s Spec) withDefaults(defaults Spec) (Spec, error) {
	for _, d := range []struct {
		name                   string
		value                  *int
		standard, fewest, most int
	}{
		{"customers", &s.Customers, defaults.Customers, 1, 100_000},
		{"days", &s.Days, defaults.Days, fewestDays, 3650},
		{"capacity", &s.Capacity, defaults.Capacity, 1, 10_000},
		{"replications", &s.Replications, defaults.Replications, 1, 1000},
	} {
		if *d.value == 0 {
			*d.value = d.standard
		}
		if *d.value < d.fewest || *d.value > d.most {
			return s, &SpecError{fmt.Sprintf("a world of %d %s: want %d to %d", *d.value, d.name, d.fewest, d.most)}
		}
	}
	return s, nil
}

// from is the day from which the truth counts cash and strategies part.
func (s Spec) from() int32 { return int32(s.Days * 4 / 9) }

// seed mixes the kind into the seed.
func (s Spec) seed() uint64 {
	seed := mix(s.Seed)
	for _, letter := range []byte(s.Kind) {
		seed = mix(seed ^ uint64(letter))
	}
	return seed
}

// World is a ledger and the truth about it.
type World struct {
	Ledger *ledger.Ledger
	Truth  Truth
}

// Generate makes a world: the same Spec always gives the same one.
func Generate(spec Spec) (*World, error) {
	info, err := spec.Kind.info()
	if err != nil {
		return nil, err
	}
	spec, err = spec.withDefaults(info.Defaults)
	if err != nil {
		return nil, err
	}
	w := newWorld(spec, info.cast)
	recorded, truth := w.experience()
	l, err := w.ledger(recorded, info.names)
	if err != nil {
		return nil, fmt.Errorf("write down the %s world of seed %d: %w", spec.Kind, spec.Seed, err)
	}
	return &World{l, truth}, nil
}

// world is what no strategy can change. Days are indices from firstDay.
type world struct {
	spec         Spec
	seed         uint64 // of the kind's own luck: two kinds of one seed share nobody
	customers    []customer
	invoices     []invoice
	dueYesterday [][]int32 // by day
	payDays      [numCalendars][]bool
	working      []bool  // days on which the office calls
	month        []int32 // by day
	habits       []habit

	payLuck, purseLuck, whim luck
}

func newWorld(spec Spec, cast caster) *world {
	w := &world{spec: spec, seed: spec.seed(), payDays: payDays(firstDay, spec.Days)}
	w.payLuck = newLuck(w.seed, forPayDay, 0)
	w.purseLuck = newLuck(w.seed, forPurse, 0)
	w.whim = newLuck(w.seed, forHistory, 0)
	w.habits = drawHabits(newLuck(w.seed, forHabits, 0), spec.Days)

	complete := cast(newLuck(w.seed, forOffice, 0).dice(0))
	customerLuck, invoiceLuck := newLuck(w.seed, forCustomer, 0), newLuck(w.seed, forInvoices, 0)
	for k := range spec.Customers {
		d := customerLuck.dice(k)
		c := drawCustomer(d, spec.Days)
		complete(d, &c)
		w.invoices = drawInvoices(invoiceLuck.dice(k), &c, int32(k), spec.Days, w.invoices)
		w.customers = append(w.customers, c)
	}
	w.dueYesterday = make([][]int32, spec.Days)
	for i, v := range w.invoices {
		if int(v.due)+1 < spec.Days {
			w.dueYesterday[v.due+1] = append(w.dueYesterday[v.due+1], int32(i))
		}
	}
	w.working, w.month = make([]bool, spec.Days), make([]int32, spec.Days)
	for i := range spec.Days {
		date := (firstDay + ledger.Day(i)).Time()
		weekday := date.Weekday()
		w.working[i] = i >= firstCallDay && weekday != time.Saturday && weekday != time.Sunday
		w.month[i] = int32(date.Year()*12 + int(date.Month()))
	}
	return w
}
