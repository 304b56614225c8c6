package metric

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// from is the first of the ten days that the tests measure.
const from ledger.Day = 19000

// tenDays is a customer with 20.00 overdue from before, 100.00 invoiced on day
// 0 and 50.00 on day 5; a promise of 40.00 on day 2, paid on day 3; nobody
// answers on day 4.
func tenDays(t *testing.T) *ledger.Ledger {
	t.Helper()
	b := ledger.NewBuilder("USD")
	b.AddCustomer(ledger.Customer{ID: "acorn", Since: ledger.NoDay, CreditLimit: -1})
	invoice := func(id string, issued, due ledger.Day, amount ledger.Cents) int32 {
		return b.AddInvoice(ledger.Invoice{ID: id, Issued: from + issued, Due: from + due, Amount: amount,
			DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay})
	}
	invoice("0", -3, -1, 2000)
	paid := invoice("1", 0, 12, 10000)
	invoice("2", 5, 20, 5000)
	b.AddPayment(ledger.Payment{ID: "P", Invoice: paid, PaidOn: from + 3, Amount: 4000})
	b.AddCall(ledger.Call{ID: "K1", On: from + 2, Minute: -1, Outcome: ledger.PromiseToPay, PromisedOn: from + 4, PromisedAmount: 4000, DurationSeconds: -1})
	b.AddCall(ledger.Call{ID: "K2", On: from + 4, Minute: -1, Outcome: ledger.NoAnswer, PromisedOn: ledger.NoDay, DurationSeconds: -1})
	l, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// play walks ten days of the ledger and returns the meters' values and the closing book.
func play(l *ledger.Ledger, p Prices, watched bool) ([]float64, *book.Book) {
	season := Season{From: from, To: from + 9, Prices: p}
	b := book.New(book.NewIndex(l), book.Rules{GraceDays: 5, Tolerance: 0.95})
	meters := Meters(season, nil)
	events := l.Events()
	next := 0
	for day := l.FirstDay(); day <= season.To; day++ {
		b.Open(day)
		for ; next < len(events) && events[next].Day == day; next++ {
			if watched && day >= season.From {
				for _, m := range meters {
					m.Observe(events[next], b)
				}
			}
			b.Apply(events[next])
		}
	}
	var values []float64
	for _, m := range meters {
		values = append(values, m.Close(b))
	}
	return values, b
}

var priced = Prices{PerAttempt: 40, PerMinute: 55, CostOfCapital: 0.10, TalkSeconds: 180}

func TestMetrics(t *testing.T) {
	// Outside at the end of days 0 to 9: 3 x 120.00, 2 x 80.00, 5 x 130.00.
	outside := 3*12000.0 + 2*8000 + 5*13000
	want := map[string]float64{
		"cash_collected":  4000,
		"calls_made":      2,
		"conversations":   1,
		"promises_made":   1,
		"promises_kept":   1,
		"cash_per_call":   2000,
		"days_to_cash":    3,
		"overdue_at_end":  2000,
		"dso":             13000.0 / 15000 * 10,
		"most_contacts":   2,
		"cost_of_calls":   2*40 + 3*55, // one conversation of three minutes
		"cost_of_waiting": outside * 0.10 / 365,
	}
	got, _ := play(tenDays(t), priced, true)
	infos := For(priced)
	if len(infos) != len(got) || len(infos) != len(want) {
		t.Fatalf("%d metrics, %d values, %d wanted", len(infos), len(got), len(want))
	}
	for i, info := range infos {
		if math.Abs(got[i]-want[info.ID]) > 1e-9 {
			t.Errorf("%s is %v, want %v", info.ID, got[i], want[info.ID])
		}
	}
}

// TestDSO is the worked example of creditguru.
func TestDSO(t *testing.T) {
	if got := DSO(15000, 10000, 30); got != 45 {
		t.Errorf("DSO is %v, want 45", got)
	}
	if got := DSO(15000, 0, 30); got != 0 {
		t.Errorf("DSO without sales is %v, want 0", got)
	}
}

// TestPrices leaves out what nobody priced, and keeps the order of the rest.
func TestPrices(t *testing.T) {
	plain := For(Prices{})
	for _, test := range []struct {
		prices Prices
		more   []string
	}{
		{Prices{}, nil},
		{Prices{PerAttempt: 1}, []string{"cost_of_calls"}},
		{Prices{PerMinute: 1}, []string{"cost_of_calls"}},
		{Prices{CostOfCapital: 0.01}, []string{"cost_of_waiting"}},
		{priced, []string{"cost_of_calls", "cost_of_waiting"}},
	} {
		got := For(test.prices)
		if n := len(Meters(Season{Prices: test.prices}, nil)); n != len(got) {
			t.Errorf("%+v: %d meters for %d metrics", test.prices, n, len(got))
		}
		var more []string
		for _, info := range got {
			if !slices.Contains(plain, info) {
				more = append(more, info.ID)
			}
		}
		if !slices.Equal(more, test.more) || len(got) != len(plain)+len(more) {
			t.Errorf("%+v: beside the plain ones %v, want %v", test.prices, more, test.more)
		}
	}
}

// TestSuite walks every metric: documented, and only watching.
func TestSuite(t *testing.T) {
	seen := make(map[string]bool)
	for _, info := range For(priced) {
		if info.ID == "" || info.Name == "" || seen[info.ID] {
			t.Errorf("%q, called %q: a metric has an id of its own and a name", info.ID, info.Name)
		}
		seen[info.ID] = true
		if !slices.Contains([]string{"money", "calls", "conversations", "promises", "days", "share"}, info.Unit) {
			t.Errorf("%s: unknown unit %q", info.ID, info.Unit)
		}
		if !slices.Contains([]string{"higher", "lower", "neither"}, info.Better) {
			t.Errorf("%s: %q is no direction", info.ID, info.Better)
		}
		if n := len(info.Definition); n < 20 || info.Definition[n-1] != '.' {
			t.Errorf("%s: %q is no definition", info.ID, info.Definition)
		}
	}
	l := tenDays(t)
	_, watched := play(l, priced, true)
	_, alone := play(l, priced, false)
	if !reflect.DeepEqual(watched.Accounts, alone.Accounts) || !reflect.DeepEqual(watched.OpenOf, alone.OpenOf) {
		t.Error("watching changed the book")
	}
}
