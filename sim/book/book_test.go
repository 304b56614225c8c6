package book

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"firstcall/data/ledger"
)

// The office's averages, and a forecast and luck that tell accounts apart.
const (
	testReach = 0.3
	testKeep  = 0.5
)

func payWithin(account int32) float64   { return 1 / float64(2+account) }
func valueOfCall(account int32) float64 { return 100 * float64(1+account) }
func expected(account int32) float64    { return 10 * float64(1+account) }
func luckOf(account int32) float64      { return 1 / float64(3+account) }

type forecast struct{}

func (forecast) Expected(_ *Book, account int32) float64    { return expected(account) }
func (forecast) PayWithin(_ *Book, account int32) float64   { return payWithin(account) }
func (forecast) ValueOfCall(_ *Book, account int32) float64 { return valueOfCall(account) }

var testRules = Rules{GraceDays: 5, Tolerance: 0.95}

// opened is a book on the morning of day. With every morning let come it steps
// through all days, otherwise only through those on which something happens.
func opened(l *ledger.Ledger, day ledger.Day, everyMorning bool) *Book {
	ix := NewIndex(l)
	ix.ReachPrior, ix.KeepPrior = testReach, testKeep
	b := New(ix, testRules)
	today := l.FirstDay()
	for _, e := range l.Events() {
		if e.Day >= day {
			break
		}
		for ; everyMorning && today < e.Day; today++ {
			b.Open(today)
			look(b)
		}
		b.Open(e.Day)
		b.Apply(&e)
	}
	b.Open(day)
	return b
}

var everyField = func() (all FieldSet) {
	for f := range Field(NumFields) {
		all |= Set(f)
	}
	return all
}()

// look reads a whole morning: a look must change nothing that a later one sees.
func look(b *Book) *Morning {
	m := &Morning{Capacity: 7}
	b.Fill(m, Limits{}, 0, everyField, forecast{}, luckOf)
	for a := range b.Accounts {
		b.OpenInvoices(int32(a), nil)
	}
	return m
}

func sameMorning(t *rapid.T, what string, got, want *Morning) {
	t.Helper()
	if !slices.Equal(got.Accounts, want.Accounts) {
		t.Fatalf("%s: accounts %v, want %v", what, got.Accounts, want.Accounts)
	}
	for f, info := range fieldInfos {
		if !reflect.DeepEqual(got.Columns[f], want.Columns[f]) {
			t.Fatalf("%s: %s of accounts %v is %v, want %v", what, info.Name, got.Accounts, got.Columns[f], want.Columns[f])
		}
	}
}

func anyMorning(t *rapid.T) ledger.Day {
	return firstDay + ledger.Day(rapid.IntRange(1, days+20).Draw(t, "morning"))
}

// TestMorningIsObvious compares every field with its slow, plain computation from the rows.
func TestMorningIsObvious(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, day := crowded(t), anyMorning(t)
		limits := Limits{
			DaysBetweenAttempts:   rapid.IntRange(1, 5).Draw(t, "between attempts"),
			DaysAfterConversation: rapid.IntRange(0, 9).Draw(t, "after conversation"),
			AttemptsPer7Days:      rapid.IntRange(0, 4).Draw(t, "per 7 days"),
		}
		b := opened(l, day, true)
		m := &Morning{Capacity: 7}
		b.Fill(m, limits, 0, everyField, forecast{}, luckOf)
		var callable []int32
		for a := range int32(l.NumCustomers()) {
			o := obvious{l, testRules, day, a}
			if o.callable(limits) {
				callable = append(callable, a)
			}
		}
		if !slices.Equal(m.Accounts, callable) {
			t.Fatalf("on %v with %+v the callable accounts are %v, want %v", day, limits, m.Accounts, callable)
		}
		for n, a := range m.Accounts {
			o := obvious{l, testRules, day, a}
			for f, info := range fieldInfos {
				if got, want := m.Columns[f][n], o.field(Field(f)); got != want {
					t.Fatalf("on %v account %d has %s %v, want %v", day, a, info.Name, got, want)
				}
			}
		}
	})
}

// TestMorningIsBlindToTheFuture: the same morning from the whole ledger and from one that ends the evening before.
func TestMorningIsBlindToTheFuture(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, day := crowded(t), anyMorning(t)
		whole := look(opened(l, day, true))
		cut := until(t, l, day)
		if cut == nil {
			if len(whole.Accounts) > 0 {
				t.Fatalf("accounts %v are callable before the first invoice", whole.Accounts)
			}
			return
		}
		sameMorning(t, "cut on "+day.String(), look(opened(cut, day, true)), whole)
	})
}

// TestStepsDoNotMatter: a book that saw every morning, one that only saw the
// days with events, and a copy are the same, to all who look.
func TestStepsDoNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, day := crowded(t), anyMorning(t)
		stepped, jumped := opened(l, day, true), opened(l, day, false)
		want := look(stepped)
		sameMorning(t, "book that skipped quiet days", look(jumped), want)

		used := opened(l, firstDay+days+30, true) // has been elsewhere
		used.CopyFrom(stepped)
		sameMorning(t, "copy", look(used), want)
		for _, e := range l.Events() { // what happens to the copy is nothing to the original
			if e.Day >= day {
				used.Open(e.Day)
				used.Apply(&e)
			}
		}
		sameMorning(t, "original of a copy that went on", look(stepped), want)
		used.Open(used.Today + 1)
		sameMorning(t, "copy that went on", look(used), look(opened(l, used.Today, true)))
	})
}

// TestOpenInvoices compares the queue of each account with the rows: issued,
// something open, the one due first first.
func TestOpenInvoices(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, day := crowded(t), anyMorning(t)
		b := opened(l, day, rapid.Bool().Draw(t, "every morning"))
		for a := range int32(l.NumCustomers()) {
			o := obvious{l, testRules, day, a}
			want := o.open()
			slices.SortStableFunc(want, func(i, j int32) int {
				return int(l.Invoice(int(i)).Due) - int(l.Invoice(int(j)).Due)
			})
			if got := b.OpenInvoices(a, nil); !slices.Equal(got, want) {
				t.Fatalf("on %v account %d has open invoices %v, want %v", day, a, got, want)
			}
			owes := &b.Standings[a]
			if int(owes.OpenInvoices) != len(want) || int(owes.OverdueInvoices) != len(o.late()) {
				t.Fatalf("on %v account %d counts %d open and %d overdue invoices, want %d and %d",
					day, a, owes.OpenInvoices, owes.OverdueInvoices, len(want), len(o.late()))
			}
			kept := append([]int32{-7}, want...)
			if got := b.OpenInvoices(a, []int32{-7}); !slices.Equal(got, kept) {
				t.Fatalf("appended to -7: %v, want %v", got, kept)
			}
		}
	})
}

// TestEnded counts promises and what had been promised by them, and changes nothing by looking.
func TestEnded(t *testing.T) {
	for _, test := range []struct {
		name   string
		events []ledger.Event
		day    ledger.Day
		want   Ended
	}{
		{"kept in part counts whole", []ledger.Event{promised(2, 5, 80), paid(3, 76)}, 4, Ended{Kept: 1, KeptAmount: 80}},
		{"still in its grace", []ledger.Event{promised(2, 5, 80)}, 10, Ended{}},
		{"grace over, though nobody looked", []ledger.Event{promised(2, 5, 80)}, 11, Ended{Broken: 1, BrokenAmount: 80}},
		{"one that names no amount is for what is overdue", []ledger.Event{promised(2, 5, 0)}, 11, Ended{Broken: 1, BrokenAmount: 100}},
		{"renewed before its date, it is neither", []ledger.Event{promised(2, 5, 80), promised(4, 9, 30), paid(6, 30)}, 40, Ended{Kept: 1, KeptAmount: 30}},
		{"renewed after its date, it is broken", []ledger.Event{promised(2, 5, 80), promised(6, 9, 30), paid(7, 30)}, 40, Ended{Kept: 1, KeptAmount: 30, Broken: 1, BrokenAmount: 80}},
	} {
		b := told(t, old, test.events)
		before := *b
		before.Accounts = slices.Clone(b.Accounts)
		if got := b.Promises(test.day); got != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
		if !reflect.DeepEqual(before, *b) {
			t.Errorf("%s: looking changed the book", test.name)
		}
		copied := New(b.Index, b.Rules)
		if copied.CopyFrom(b); copied.Promises(test.day) != test.want {
			t.Errorf("%s: a copy says otherwise", test.name)
		}
	}
	if got, want := (Ended{5, 4, 30, 20}).Since(Ended{1, 2, 10, 5}), (Ended{4, 2, 20, 15}); got != want {
		t.Errorf("since: %+v, want %+v", got, want)
	}
}
