package book

import (
	"slices"
	"testing"

	"firstcall/data/ledger"
)

// TestSelect: a selection has the columns asked for, in the order asked, and all that holds for the day.
func TestSelect(t *testing.T) {
	whole := &Morning{Day: 7, Weekday: 3, Week: 2, Capacity: 9, MonthOfYear: 5, Accounts: []int32{10, 11, 12, 13}}
	whole.Columns[Overdue] = []float64{1, 2, 3, 4}
	whole.Columns[Balance] = []float64{5, 6, 7, 8}
	m := new(Morning)
	m.Select(whole, []int32{0, 1, 2}, Set(Overdue, Balance))
	m.Select(whole, []int32{3, 1}, Set(Overdue))
	if !slices.Equal(m.Accounts, []int32{13, 11}) || !slices.Equal(m.Columns[Overdue], []float64{4, 2}) || len(m.Columns[Balance]) != 0 {
		t.Errorf("selected %v with %v and %v", m.Accounts, m.Columns[Overdue], m.Columns[Balance])
	}
	if m.Day != 7 || m.Weekday != 3 || m.Week != 2 || m.Capacity != 9 || m.MonthOfYear != 5 {
		t.Errorf("the day of the selection is %+v", m)
	}
	if !slices.Equal(whole.Accounts, []int32{10, 11, 12, 13}) || !slices.Equal(whole.Columns[Overdue], []float64{1, 2, 3, 4}) {
		t.Errorf("the whole morning has changed: %+v", whole)
	}
}

// TestWithAgency: what is with an agency is no longer overdue, nor does the office wait for it.
func TestWithAgency(t *testing.T) {
	ix := &Index{
		Invoices:  []Invoice{{Account: 0, Issued: 100, Due: 110, Amount: 5000}, {Account: 0, Issued: 100, Due: 123, Amount: 700}},
		Since:     []ledger.Day{100},
		Limit:     []ledger.Cents{10000},
		Segment:   []float64{0},
		ByAccount: []int32{0, 1}, Start: []int32{0, 2}, byDue: []due{{0, 0, 110}, {1, 0, 123}},
	}
	b := New(ix, testRules)
	b.Open(100)
	b.Apply(&ledger.Event{Day: 100, Kind: ledger.InvoiceIssued, Invoice: 0})
	b.Apply(&ledger.Event{Day: 100, Kind: ledger.InvoiceIssued, Invoice: 1})
	b.Open(120)
	want := func(when string, agency, oldest, toDue, soon, used float64) {
		t.Helper()
		for f, want := range map[Field]float64{WithAgency: agency, OldestDaysPastDue: oldest, NewestDaysPastDue: oldest, DaysToDue: toDue, Due7d: soon, Utilisation: used} {
			if got := b.value(f, 0, forecast{}, luckOf); got != want {
				t.Errorf("%s: %s is %v, want %v", when, fieldInfos[f].Name, got, want)
			}
		}
	}
	want("before", 0, 10, 3, 7, 0.57)
	b.Apply(&ledger.Event{Day: 120, Kind: ledger.Placed, Invoice: 0})
	want("the old invoice placed", 50, 0, 3, 7, 0.57)
	b.Apply(&ledger.Event{Day: 120, Kind: ledger.Placed, Invoice: 1})
	want("both placed", 57, 0, Never, 0, 0.57)
}
