package metric

import (
	"math"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/synth"
	"firstcall/sim/book"
)

// TestRollAndAgingTheSlowWay follows every invoice of an office of 80 customers:
// what was open of it 30 days before the season's last day, and what on that day.
func TestRollAndAgingTheSlowWay(t *testing.T) {
	w, err := synth.Generate(synth.Spec{Kind: "balanced", Seed: 3, Customers: 80, Days: 400, Capacity: 3, Replications: 1})
	if err != nil {
		t.Fatal(err)
	}
	l := w.Ledger
	season := Season{From: l.FirstDay() + 150, To: l.FirstDay() + 300}
	b := book.New(book.NewIndex(l), book.Rules{GraceDays: 5, Tolerance: 0.95})
	var panel *Panel
	events := l.Events()
	for day := l.FirstDay(); day <= season.To; day++ {
		if day == season.From {
			panel = NewPanel(season, b)
			panel.Begin()
		}
		b.Open(day)
		for ; len(events) > 0 && events[0].Day == day; events = events[1:] {
			if panel != nil {
				panel.Observe(&events[0], b)
			}
			b.Apply(&events[0])
		}
	}
	values := panel.Close(b)
	value := func(id string) float64 {
		for i, info := range For(season.Prices, season.Uses) {
			if info.ID == id {
				return values[i]
			}
		}
		t.Fatalf("no metric %s", id)
		return 0
	}

	// open is what is open of an invoice at the end of day, from the ledger's rows.
	open := func(invoice int, day ledger.Day) (sum ledger.Cents) {
		inv := l.Invoice(invoice)
		if inv.CreditNote || inv.Issued > day {
			return 0
		}
		sum = inv.Amount
		for i := range l.NumPayments() {
			if p := l.Payment(i); p.Invoice == int32(invoice) && p.PaidOn <= day {
				sum -= p.Amount
			}
		}
		for i := range l.NumCredits() {
			if c := l.Credit(i); c.Invoice == int32(invoice) && c.On <= day {
				sum -= c.Amount
			}
		}
		return sum
	}
	buckets := []struct {
		aging, roll string
		from, to    ledger.Day // days past due
	}{
		{"aging_current", "", -10000, 0}, {"aging_1_30", "roll_1_30", 1, 30}, {"aging_31_60", "roll_31_60", 31, 60},
		{"aging_61_90", "roll_61_90", 61, 90}, {"aging_over_90", "", 91, 10000},
	}
	then := season.To - 30
	for _, bucket := range buckets {
		in := func(invoice int, day ledger.Day) bool {
			past := day - l.Invoice(invoice).Due
			return past >= bucket.from && past <= bucket.to
		}
		var now, before, worse ledger.Cents
		for i := range l.NumInvoices() {
			if in(i, season.To) {
				now += open(i, season.To)
			}
			if in(i, then) {
				if was := open(i, then); was > 0 {
					before += was
					worse += open(i, season.To)
				}
			}
		}
		if now == 0 || before == 0 {
			t.Errorf("%s: nothing to follow", bucket.aging)
		}
		if got := value(bucket.aging); got != float64(now) {
			t.Errorf("%s is %v, the invoices say %v", bucket.aging, got, float64(now))
		}
		if bucket.roll == "" {
			continue
		}
		if got, want := value(bucket.roll), float64(worse)/float64(before); math.Abs(got-want) > 1e-12 {
			t.Errorf("%s is %v, the invoices say %v", bucket.roll, got, want)
		}
	}
}
