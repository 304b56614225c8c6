package sim_test

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"firstcall/data"
	"firstcall/data/ledger"
	"firstcall/sim"
	"firstcall/sim/book"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

var rules = book.Rules{GraceDays: 5, Tolerance: 0.95}

// steady is a ledger whose forecast is known: every one of 30 customers gets an
// invoice of 100 each week, due after 14 days and paid some days late.
func steady(t *testing.T, weeks int, late func(w, a int) int) *ledger.Ledger {
	b := ledger.NewBuilder("USD")
	for a := range 30 {
		b.AddCustomer(ledger.Customer{ID: strconv.Itoa(a), Since: ledger.NoDay, CreditLimit: -1})
	}
	for w := range weeks {
		for a := range int32(30) {
			issued := ledger.Day(20000 + 7*w + int(a)%7)
			i := b.AddInvoice(ledger.Invoice{ID: fmt.Sprint(w, a), Account: a, Issued: issued, Due: issued + 14, Amount: 10000, DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay})
			if paid := issued + 14 + ledger.Day(late(w, int(a))); paid <= ledger.Day(20000+7*weeks) {
				b.AddPayment(ledger.Payment{Invoice: i, PaidOn: paid, Amount: 10000})
			}
		}
	}
	l, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func tenDays(int, int) int { return 10 }

// spread is anything from 0 to 27 days late, 13.5 on average.
func spread(w, a int) int { return (31*w + 17*a) % 28 }

func TestNaiveForecastsOfASteadyLedger(t *testing.T) {
	c := calibrated(t, steady(t, 52, tenDays))
	for _, w := range c.Weeks {
		// 30 invoices of 100 a week, whoever forecasts naively.
		if w.Actual != 300000 || w.Average != 300000 || w.Delay != 300000 {
			t.Errorf("week of %s: actual %s, average %s, at mean delay %s; want 3000.00 each", w.From, w.Actual, w.Average, w.Delay)
		}
	}
	if _, average, delay := c.Errors(); average != 0 || delay != 0 {
		t.Errorf("errors of the naive forecasts are %g and %g, want none", average, delay)
	}
}

func TestCalibrationOfASteadyLedger(t *testing.T) {
	c := calibrated(t, steady(t, 52, spread))
	if off := c.Total.Mean.Major()/c.Total.Actual.Major() - 1; math.Abs(off) > 0.03 {
		t.Errorf("forecast %s of %s that came in: %.1f %% off, want within 3 %%", c.Total.Mean, c.Total.Actual, 100*off)
	}
	// Payments that keep to a pattern scatter less than luck would have them.
	if c.Inside() < 0.9 {
		t.Errorf("%.2f of the weeks lie in the 90 %% interval", c.Inside())
	}
}

func calibrated(t *testing.T, l *ledger.Ledger) *sim.Calibration {
	c, err := sim.Calibrate(l, response.DefaultAssumed(), rules, 1, 40)
	if err != nil {
		t.Fatal(err)
	}
	if c.Missing != "" || len(c.Weeks) != 13 {
		t.Fatalf("%d weeks held out (%s), want a quarter of 52", len(c.Weeks), c.Missing)
	}
	return c
}

// What comes after the cut may not leak into the forecast: payments there can be changed at will.
func TestCalibrationIsBlindToHeldOutPayments(t *testing.T) {
	forecast := func(factor ledger.Cents) []sim.Week {
		full := steady(t, 40, spread)
		b := ledger.NewBuilder("USD")
		for a := range full.NumCustomers() {
			b.AddCustomer(full.Customer(a))
		}
		for i := range full.NumInvoices() {
			b.AddInvoice(full.Invoice(i))
		}
		for i := range full.NumPayments() {
			p := full.Payment(i)
			if p.PaidOn >= 20000+30*7 {
				p.Amount /= factor
			}
			b.AddPayment(p)
		}
		l, err := b.Build()
		if err != nil {
			t.Fatal(err)
		}
		c, err := sim.Calibrate(l, response.DefaultAssumed(), rules, 1, 5)
		if err != nil {
			t.Fatal(err)
		}
		return c.Weeks
	}
	whole, half := forecast(1), forecast(2)
	for i := range whole {
		a, b := whole[i], half[i]
		if b.Actual != a.Actual/2 {
			t.Fatalf("week %d: actual %s, want half of %s", i, b.Actual, a.Actual)
		}
		if a.Actual, b.Actual = 0, 0; a != b {
			t.Errorf("week %d: forecast %+v with the payments halved, %+v before", i, b, a)
		}
	}
}

func TestShortLedgersSaySo(t *testing.T) {
	for _, weeks := range []int{1, 20} {
		c, err := sim.Calibrate(steady(t, weeks, spread), response.DefaultAssumed(), rules, 1, 5)
		if err != nil || c.Missing == "" || c.Weeks != nil {
			t.Errorf("%d weeks: %+v, %v; want a reason why there is no calibration", weeks, c, err)
		}
	}
}

// foreseen is a steady ledger whose callers call two days before a payment, as
// if they knew; whether they reach anybody is luck and changes nothing.
func foreseen(t *testing.T) *ledger.Ledger {
	full := steady(t, 52, spread)
	b := ledger.NewBuilder("USD")
	for a := range full.NumCustomers() {
		b.AddCustomer(full.Customer(a))
	}
	for i := range full.NumInvoices() {
		b.AddInvoice(full.Invoice(i))
	}
	for i := range full.NumPayments() {
		p := full.Payment(i)
		b.AddPayment(p)
		outcome := ledger.NoAnswer
		if p.Invoice*7919%10 < 5 {
			outcome = ledger.Callback
		}
		if inv := full.Invoice(int(p.Invoice)); p.PaidOn > inv.Due+2 {
			b.AddCall(ledger.Call{Account: inv.Account, On: p.PaidOn - 2, Minute: -1, Outcome: outcome, PromisedOn: ledger.NoDay, DurationSeconds: -1})
		}
	}
	l, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestCallersWhoForesee: payments follow the calls, answered or not, so neither
// real conversations nor sham ones may be credited with any.
func TestCallersWhoForesee(t *testing.T) {
	l := foreseen(t)
	tally := response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1)
	p := sim.TestPlacebo(l, response.Fit(tally, response.DefaultAssumed()), tally, 1, 2)
	if p.Missing != "" || p.Fails() || p.Effect > 0.02 || math.Abs(p.Sham) > 0.02 {
		t.Errorf("sham conversations bring %g, real ones %g, want none: %+v", p.Sham, p.Effect, p)
	}
}

// TestPlaceboFails: sham conversations may bring a third of what real ones do, and a
// twentieth of a payment; as much harm as that is noise.
func TestPlaceboFails(t *testing.T) {
	for _, c := range []struct {
		p            sim.Placebo
		fails, noisy bool
	}{
		{sim.Placebo{Effect: 0.9, Sham: 0.31}, true, false},
		{sim.Placebo{Effect: 0.9, Sham: 0.29}, false, false},
		{sim.Placebo{Effect: 0.9, Sham: -0.29}, false, false},
		{sim.Placebo{Effect: 0.9, Sham: -0.31}, false, true},
		{sim.Placebo{Effect: 0.01, Sham: 0.03}, false, false},
		{sim.Placebo{Effect: 0.01, Sham: -0.03}, false, false},
		{sim.Placebo{Effect: 0.01, Sham: -0.06}, false, true},
		{sim.Placebo{Effect: 0.9, Sham: 0.8, Missing: "assumed"}, false, false},
		{sim.Placebo{Effect: 0.9, Sham: -0.8, Missing: "assumed"}, false, false},
	} {
		if fails, noisy := c.p.Fails(), c.p.Noisy(); fails != c.fails || noisy != c.noisy {
			t.Errorf("%+v fails: %v, noisy: %v, want %v, %v", c.p, fails, noisy, c.fails, c.noisy)
		}
	}
}

// The shared worlds have effects of about one extra payment per conversation;
// the sham ones are seen to bring within 0.15 of none.
func TestTrustOnTheSharedLedgers(t *testing.T) {
	for _, c := range []struct {
		path, preset string
		measurable   bool
	}{
		{"worlds/balanced", "", true}, {"worlds/strapped", "", true},
		{"data/ibm/WA_Fn-UseC_-Accounts-Receivable.csv", "ibm", false},
	} {
		path := filepath.Join("../../shared", c.path)
		if _, err := os.Stat(path); err != nil {
			t.Skip("the shared ledgers are absent")
		}
		l, _, err := data.Open(path, data.Options{Preset: c.preset})
		if err != nil {
			t.Fatal(err)
		}
		begin := time.Now()
		tally := response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1)
		trust, err := sim.Examine(l, response.Fit(tally, response.DefaultAssumed()), tally, rules, 1, sim.CalibrationDraws)
		if err != nil {
			t.Fatal(err)
		}
		k, p := trust.Calibration, trust.Placebo
		model, average, delay := k.Errors()
		t.Logf("%-45s weeks %d, weekly error %.3f average %.3f delay %.3f, inside %.2f; total %s forecast %s (%s to %s) average %s delay %s; placebo %+v; %v",
			c.path, len(k.Weeks), model, average, delay, k.Inside(), k.Total.Actual, k.Total.Mean, k.Total.Low, k.Total.High, k.Total.Average, k.Total.Delay, *p, time.Since(begin).Round(time.Millisecond))
		if off := math.Abs(k.Total.Mean.Major()/k.Total.Actual.Major() - 1); off > 0.05 {
			t.Errorf("%s: the forecast of the held-out quarter is %.0f %% off", c.path, 100*off)
		}
		if c.measurable == (p.Missing != "") || p.Fails() {
			t.Errorf("%s: placebo %+v", c.path, *p)
		}
	}
}

func TestSensitivityOfAssumedEffects(t *testing.T) {
	l := steady(t, 30, spread)
	m := response.Fit(response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1), response.DefaultAssumed())
	plan := sim.Plan{
		From: l.FirstDay() + 60, To: l.LastIssue(), Seed: 1, Replications: 3, CallsPerDay: 2, Workers: 1,
		Working: func(ledger.Day) bool { return true }, Promises: rules,
		Strategies: []strategy.Strategy{strategy.Builtin("oldest-debt"), strategy.Builtin("newest-debt")},
	}
	s, err := sim.Sense(context.Background(), l, m, plan)
	if err != nil || s.Missing != "" {
		t.Fatalf("%+v, %v", s, err)
	}
	for _, p := range s.Points {
		for i, gain := range p.Gain {
			if p.Factor == 0 && gain != 0 || p.Factor > 0 && gain <= 0 {
				t.Errorf("%s gains %g with effects times %g", s.Strategies[i], gain, p.Factor)
			}
		}
	}
	if s.Points[0].Winner != "" {
		t.Errorf("%s wins where calls do nothing", s.Points[0].Winner)
	}
	m.Assumed = false
	if s, err = sim.Sense(context.Background(), l, m, plan); err != nil || s.Missing == "" {
		t.Errorf("effects that were estimated need no sensitivity: %+v, %v", s, err)
	}
}
