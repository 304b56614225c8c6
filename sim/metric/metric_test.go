package metric

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// from is the first day of the seasons that the tests measure; days of their ledgers count from it.
const from ledger.Day = 19000

// priced prices everything, and everything says that all may happen.
var (
	priced     = Prices{PerAttempt: 40, PerMinute: 55, PerLetter: 95, PerEmail: 5, CostOfCapital: 0.10, TalkSeconds: 180}
	everything = Uses{Letters: true, Emails: true, Agency: true, Holds: true, WriteOffs: true, Plans: true, Reasons: true}
)

// story is a ledger in the making, and what a policy does besides.
type story struct {
	*ledger.Builder
	days     int // of the season
	policy   []ledger.Event
	withheld map[int32]bool
	asked    ledger.Day // in the calls of this day the reason is asked for
}

func newStory(days int, customers ...string) *story {
	s := &story{Builder: ledger.NewBuilder("USD"), days: days, withheld: make(map[int32]bool), asked: ledger.NoDay}
	for _, id := range customers {
		s.AddCustomer(ledger.Customer{ID: id, Since: ledger.NoDay, CreditLimit: -1})
	}
	return s
}

func (s *story) invoice(id string, account int32, issued, due ledger.Day, amount ledger.Cents) int32 {
	return s.AddInvoice(ledger.Invoice{ID: id, Account: account, Issued: from + issued, Due: from + due, Amount: amount,
		DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay})
}

func (s *story) paid(id string, invoice int32, on ledger.Day, amount ledger.Cents) {
	s.AddPayment(ledger.Payment{ID: id, Invoice: invoice, PaidOn: from + on, Amount: amount})
}

// promise is a call in which the customer promises; an amount of 0 is not named.
func (s *story) promise(id string, account int32, on, due ledger.Day, amount ledger.Cents) {
	s.AddCall(ledger.Call{ID: id, Account: account, On: from + on, Minute: -1, Outcome: ledger.PromiseToPay, PromisedOn: from + due, PromisedAmount: amount, DurationSeconds: -1})
}

func (s *story) unanswered(id string, account int32, on ledger.Day) {
	s.AddCall(ledger.Call{ID: id, Account: account, On: from + on, Minute: -1, Outcome: ledger.NoAnswer, PromisedOn: ledger.NoDay, DurationSeconds: -1})
}

// does adds an event that no ledger has, in the order of days.
func (s *story) does(on ledger.Day, kind ledger.Kind, account, invoice int32, amount ledger.Cents) {
	if kind == ledger.SaleWithheld {
		s.withheld[invoice] = true
	}
	s.policy = append(s.policy, ledger.Event{Day: from + on, Kind: kind, Account: account, Invoice: invoice, Index: -1, Amount: amount, Due: ledger.NoDay})
}

// season is what a story comes to.
type season struct {
	infos   []Info
	values  []float64
	book    *book.Book
	outside float64 // receivables at the end of each day, added up day by day
}

// play walks the story to the end of its season, watched or not.
func (s *story) play(t *testing.T, watched bool) season {
	t.Helper()
	l, err := s.Build()
	if err != nil {
		t.Fatal(err)
	}
	measured := Season{From: from, To: from + ledger.Day(s.days) - 1, Prices: priced, Uses: everything}
	events := l.Events()
	events = slices.DeleteFunc(append([]ledger.Event(nil), events...), func(e ledger.Event) bool {
		return e.Kind == ledger.InvoiceIssued && s.withheld[e.Invoice]
	})
	events = append(events, s.policy...)
	for i, e := range events {
		events[i].Asked = e.Kind == ledger.CallMade && e.Day == s.asked
	}
	slices.SortStableFunc(events, func(a, b ledger.Event) int { return int(a.Day - b.Day) })

	out := season{infos: For(priced, everything), book: book.New(book.NewIndex(l), book.Rules{GraceDays: 5, Tolerance: 0.95})}
	var panel *Panel
	for day := l.FirstDay(); day <= measured.To; day++ {
		if day == from {
			panel = NewPanel(measured, out.book)
			panel.Begin()
		}
		out.book.Open(day)
		for ; len(events) > 0 && events[0].Day == day; events = events[1:] {
			if watched && day >= from {
				panel.Observe(&events[0], out.book)
			}
			out.book.Apply(&events[0])
		}
		if day >= from {
			out.outside += float64(receivables(out.book))
		}
	}
	out.values = panel.Close(out.book)
	return out
}

// tenDays is a customer with 20.00 overdue from before, 100.00 invoiced on day
// 0 and 50.00 on day 5; a promise of 40.00 on day 2, paid on day 3; nobody
// answers on day 4; a letter, an e-mail and a text message.
func tenDays() *story {
	s := newStory(10, "acorn")
	s.invoice("0", 0, -3, -1, 2000)
	paid := s.invoice("1", 0, 0, 12, 10000)
	s.invoice("2", 0, 5, 20, 5000)
	s.paid("P", paid, 3, 4000)
	s.promise("K1", 0, 2, 4, 4000)
	s.unanswered("K2", 0, 4)
	for i, channel := range []string{"letter", "email", "sms"} {
		s.AddContact(ledger.Contact{ID: channel, On: from + 1 + ledger.Day(i), Channel: channel})
	}
	return s
}

// sixtyDays is two customers and all that a policy can do to them. What is
// open 30 days before the last day (day 29) and on it (day 59):
//
//	A  75.00, 69 days past due   45.00, 99 days (30.00 paid on day 40)
//	B  80.00, 34 days past due   60.00, 64 days (placed on day 35, which brings 20.00)
//	C  60.00,  9 days past due   30.00, 39 days (20.00 paid, 10.00 written off)
//	D   0.00 (paid on day 29)
//	E                            50.00, 19 days
//	F                             7.00, 49 days, issued after its due date on day 35
//	G                            90.00, not yet due
//	H                            withheld
func sixtyDays() *story {
	const acorn, birch = 0, 1
	s := newStory(60, "acorn", "birch")
	a := s.invoice("A", acorn, -60, -40, 10000)
	b := s.invoice("B", birch, -10, -5, 8000)
	c := s.invoice("C", acorn, 0, 20, 6000)
	d := s.invoice("D", birch, 5, 25, 4000)
	s.invoice("E", birch, 30, 40, 5000)
	s.invoice("F", birch, 35, 10, 700)
	s.invoice("G", acorn, 50, 80, 9000)
	h := s.invoice("H", birch, 55, 85, 12000)
	s.paid("A1", a, 10, 2500)
	s.paid("A2", a, 40, 3000)
	s.paid("B1", b, 50, 2000)
	s.paid("C1", c, 30, 2000)
	s.paid("D1", d, 29, 4000)
	s.promise("K0", acorn, -20, -15, 1000) // broken before the season
	s.promise("K1", birch, 3, 5, 1000)     // broken on day 11
	s.unanswered("K2", acorn, 20)
	s.promise("K3", acorn, 38, 41, 3000) // kept
	s.asked = from + 38
	s.promise("K4", birch, 52, 70, 0) // still open; for E and F, as B is with the agency
	s.does(12, ledger.PlanAgreed, acorn, -1, 5000)
	s.does(13, ledger.PlanAgreed, birch, -1, 5000)
	s.does(14, ledger.PlanAgreed, birch, -1, 5000)
	s.does(33, ledger.PlanKept, acorn, -1, 0)
	s.does(35, ledger.Placed, birch, b, 8000)
	s.does(44, ledger.PlanBroken, birch, -1, 0)
	s.does(45, ledger.WrittenOff, acorn, c, 1000)
	s.does(50, ledger.AgencyFee, birch, b, 500)
	s.does(55, ledger.SaleWithheld, birch, h, 12000)
	return s
}

func worth(amount float64, day int) float64 { return amount * math.Pow(1.1, -float64(day)/365) }

func TestMetrics(t *testing.T) {
	none := math.NaN()
	for _, test := range []struct {
		name  string
		story *story
		want  map[string]float64
	}{
		{"ten days", tenDays(), map[string]float64{
			"cash_collected":  4000,
			"cash_net":        4000 - (2*40 + 3*55) - 95 - 5, // one conversation of three minutes
			"cash_discounted": worth(4000, 3),
			"cash_per_call":   2000,
			"cash_per_hour":   4000 * 20, // in three minutes
			"cost_of_calls":   2*40 + 3*55,
			// Outside at the end of days 0 to 9: 3 x 120.00, 2 x 80.00, 5 x 130.00.
			"cost_of_waiting": (3*12000 + 2*8000 + 5*13000) * 0.10 / 365,
			"calls_made":      2, "conversations": 1, "reach_rate": 0.5, "minutes": 3,
			"letters_sent": 1, "emails_sent": 1,
			"most_contacts": 5, // with the text message
			"promises_made": 1, "promise_rate": 1, "promises_kept": 1, "promised_amount": 4000, "promised_kept_amount": 1,
			"plans_made": 0, "plans_kept": none,
			"days_to_cash":      3,
			"dso":               13000.0 / 15000 * 10,
			"best_possible_dso": 11000.0 / 15000 * 10,
			"add_days":          2000.0 / 15000 * 10,
			"countback_dso":     13000.0 / 17000 * 30, // 170.00 invoiced in the last 30 days
			"cei":               (2000.0 + 15000 - 13000) / (2000 + 15000 - 11000),
			"overdue_at_end":    2000,
			"aging_current":     11000, "aging_1_30": 2000, "aging_31_60": 0, "aging_61_90": 0, "aging_over_90": 0,
			"roll_1_30": none, "roll_31_60": none, "roll_61_90": none, // a month ago was before the season
			"reasons_logged": 0,
			"sales_at_risk":  0, "agency_fees": 0, "written_off": 0,
		}},
		{"sixty days", sixtyDays(), map[string]float64{
			"cash_collected":  13500,
			"cash_net":        13500 - (4*40 + 9*55) - 500,
			"cash_discounted": worth(2500, 10) + worth(4000, 29) + worth(2000, 30) + worth(3000, 40) + worth(2000, 50),
			"cash_per_call":   13500.0 / 4,
			"cash_per_hour":   13500.0 / 9 * 60,
			"cost_of_calls":   4*40 + 9*55,
			// Outside: 240.00 at the end of day 0; +40.00 on day 5, -25.00 on 10, -40.00 on 29, +30.00 on 30 (50.00
			// invoiced, 20.00 paid), +7.00 on 35, -30.00 on 40, -10.00 on 45, +70.00 on 50 (90.00 invoiced, 20.00 paid).
			"cost_of_waiting": (60*24000 + 55*4000 - 50*2500 - 31*4000 + 30*3000 + 25*700 - 20*3000 - 15*1000 + 10*7000) * 0.10 / 365,
			"calls_made":      4, "conversations": 3, "reach_rate": 0.75, "minutes": 9,
			"letters_sent": 0, "emails_sent": 0, "most_contacts": 2,
			"promises_made": 3, "promise_rate": 1, "promises_kept": 0.5,
			"promised_amount":      1000 + 3000 + 5700,
			"promised_kept_amount": 3000.0 / 4000,
			"plans_made":           3, "plans_kept": 0.5,
			"days_to_cash":      (2500*70 + 3000*100 + 2000*60 + 2000*30 + 4000*24) / 13500.0,
			"dso":               28200.0 / 24700 * 60,
			"best_possible_dso": 9000.0 / 24700 * 60,
			"add_days":          19200.0 / 24700 * 60,
			"countback_dso":     30 + 30 + 3500.0/8000*30, // E, F and G; C and D; of B's month the rest
			"cei":               (18000.0 + 24700 - 28200) / (18000 + 24700 - 9000),
			"overdue_at_end":    19200, // with the 60.00 at the agency
			"aging_current":     9000, "aging_1_30": 5000, "aging_31_60": 3700, "aging_61_90": 6000, "aging_over_90": 4500,
			"roll_1_30":      4000.0 / 6000, // with what was written off
			"roll_31_60":     6000.0 / 8000,
			"roll_61_90":     4500.0 / 7500,
			"reasons_logged": 1,
			"sales_at_risk":  12000, "agency_fees": 500, "written_off": 1000,
		}},
	} {
		got := test.story.play(t, true)
		if len(got.infos) != len(all) || len(got.values) != len(all) || len(test.want) != len(all) {
			t.Fatalf("%s: %d metrics, %d values, %d wanted, %d in the list", test.name, len(got.infos), len(got.values), len(test.want), len(all))
		}
		for i, info := range got.infos {
			want, ok := test.want[info.ID]
			if !ok {
				t.Errorf("%s: no hand-computed value of %s", test.name, info.ID)
			}
			if v := got.values[i]; !(math.Abs(v-want) <= 1e-9*math.Abs(want)) && !(math.IsNaN(v) && math.IsNaN(want)) {
				t.Errorf("%s: %s is %v, want %v", test.name, info.ID, v, want)
			}
			if info.ID == "cost_of_waiting" && math.Abs(got.values[i]-got.outside*0.10/365) > 1e-9 {
				t.Errorf("%s: cost of waiting is %v; day by day it is %v", test.name, got.values[i], got.outside*0.10/365)
			}
		}
		if buckets := agingOf(got); buckets != float64(receivables(got.book)) {
			t.Errorf("%s: the buckets add up to %v, the receivables are %v", test.name, buckets, receivables(got.book))
		}
	}
}

// agingOf adds up the aging buckets.
func agingOf(s season) (sum float64) {
	for i, info := range s.infos {
		if slices.Contains([]string{"aging_current", "aging_1_30", "aging_31_60", "aging_61_90", "aging_over_90"}, info.ID) {
			sum += s.values[i]
		}
	}
	return sum
}

// TestFormulas is the worked examples of the formulas' sources.
func TestFormulas(t *testing.T) {
	for _, test := range []struct {
		name      string
		got, want float64
	}{
		{"DSO (creditguru)", DSO(15000, 10000, 30), 45},
		{"best possible DSO (creditguru)", DSO(4000, 10000, 30), 12},
		{"ADD (creditguru)", ADD(DSO(15000, 10000, 30), DSO(4000, 10000, 30)), 33},
		{"countback DSO", Countback(212_000, []ledger.Cents{100_000, 80_000, 70_000}, 30), 73.71},
		// January to March: receivables 6,200 before, 6,340 after, of which 3,590 current; sales 10,890.
		{"CEI with monthly sales (creditguru)", 100 * CEI(6200, 10890, 6340, 3590, 3), 55.9},
		{"CEI with full-period sales, same example", 100 * CEI(6200, 10890, 6340, 3590, 1), 79.6},
		{"DSO without sales", DSO(15000, 0, 30), math.NaN()},
		{"CEI of nothing", CEI(0, 0, 0, 0, 1), math.NaN()},
		{"countback of nothing", Countback(0, []ledger.Cents{100}, 30), 0},
		{"countback beyond the sales on record", Countback(500, []ledger.Cents{100, 100}, 30), 60},
		{"countback over a month without sales", Countback(150, []ledger.Cents{100, 0, 100}, 30), 75},
		{"roll rate of an empty bucket", RollRate(0, 0), math.NaN()},
	} {
		if math.IsNaN(test.want) != math.IsNaN(test.got) || math.Abs(test.got-test.want) > 0.05 {
			t.Errorf("%s is %v, want %v", test.name, test.got, test.want)
		}
	}
	if got := Countback(212_000, []ledger.Cents{100_000, 80_000, 70_000}, 30); math.Abs(got-73.71) > 0.005 {
		t.Errorf("countback DSO is %v, want 73.71", got)
	}
}

// TestAges is the edges of the buckets.
func TestAges(t *testing.T) {
	for past, want := range map[ledger.Day]age{-5: current, 0: current, 1: from1To30, 30: from1To30, 31: from31To60, 60: from31To60, 61: from61To90, 90: from61To90, 91: over90, 4000: over90} {
		if got := ageOn(from, from-past); got != want {
			t.Errorf("%d days past due is in bucket %d, want %d", past, got, want)
		}
	}
}

// TestScope leaves out what nobody priced or does, and keeps the order of the rest.
func TestScope(t *testing.T) {
	plain := For(Prices{}, Uses{})
	for _, test := range []struct {
		prices Prices
		uses   Uses
		more   []string
	}{
		{Prices{}, Uses{}, nil},
		{Prices{PerAttempt: 1}, Uses{}, []string{"cash_net", "cost_of_calls"}},
		{Prices{PerMinute: 1}, Uses{}, []string{"cash_net", "cost_of_calls"}},
		{Prices{PerLetter: 1}, Uses{}, []string{"cash_net"}},
		{Prices{PerEmail: 1}, Uses{}, []string{"cash_net"}},
		{Prices{CostOfCapital: 0.01}, Uses{}, []string{"cash_discounted", "cost_of_waiting"}},
		{Prices{TalkSeconds: 180}, Uses{}, nil},
		{Prices{}, Uses{Letters: true}, []string{"letters_sent"}},
		{Prices{}, Uses{Emails: true}, []string{"emails_sent"}},
		{Prices{}, Uses{Agency: true}, []string{"cash_net", "agency_fees"}},
		{Prices{}, Uses{Holds: true}, []string{"sales_at_risk"}},
		{Prices{}, Uses{WriteOffs: true}, []string{"written_off"}},
		{Prices{}, Uses{Reasons: true}, []string{"reasons_logged"}},
		{Prices{}, Uses{Plans: true}, []string{"plans_made", "plans_kept"}},
	} {
		var more []string
		kept := 0
		for _, info := range For(test.prices, test.uses) {
			if kept < len(plain) && info == plain[kept] {
				kept++
			} else {
				more = append(more, info.ID)
			}
		}
		if !slices.Equal(more, test.more) || kept != len(plain) {
			t.Errorf("%+v %+v: beside the plain ones %v, want %v", test.prices, test.uses, more, test.more)
		}
	}
	if n := len(For(priced, everything)); n != len(all) {
		t.Errorf("%d metrics where everything is priced and done, %d in the list", n, len(all))
	}
}

// TestRecorded finds the letters and e-mails of the season, not those of other days.
func TestRecorded(t *testing.T) {
	l, err := tenDays().Build()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		from, to ledger.Day
		want     Uses
	}{
		{0, 9, Uses{Letters: true, Emails: true}},
		{2, 9, Uses{Emails: true}},
		{0, 1, Uses{Letters: true}},
		{3, 9, Uses{}},
	} {
		if got := Recorded(l, from+test.from, from+test.to); got != test.want {
			t.Errorf("days %d to %d: %+v, want %+v", test.from, test.to, got, test.want)
		}
	}
	if got := (Uses{Letters: true, Agency: true}).Or(Uses{Emails: true, Holds: true, WriteOffs: true, Plans: true, Reasons: true}); got != everything {
		t.Errorf("one or the other: %+v", got)
	}
}

// TestSuite walks every metric: documented, fed, and only watching.
func TestSuite(t *testing.T) {
	seen := make(map[string]bool)
	groups := []string{groupCash, groupCalls, groupPromises, groupTime, groupDebt, groupPolicy}
	group := 0
	for _, m := range all {
		if m.ID == "" || m.Name == "" || seen[m.ID] {
			t.Errorf("%q, called %q: a metric has an id of its own and a name", m.ID, m.Name)
		}
		seen[m.ID] = true
		at := slices.Index(groups, m.Group)
		if at < group {
			t.Errorf("%s: group %q is unknown, or out of order", m.ID, m.Group)
		}
		group = at
		if !slices.Contains([]string{"money", "calls", "conversations", "minutes", "letters", "e-mails", "contacts", "promises", "plans", "days", "share"}, m.Unit) {
			t.Errorf("%s: unknown unit %q", m.ID, m.Unit)
		}
		if !slices.Contains([]string{"higher", "lower", "neither"}, m.Better) {
			t.Errorf("%s: %q is no direction", m.ID, m.Better)
		}
		if n := len(m.Definition); n < 20 || m.Definition[n-1] != '.' {
			t.Errorf("%s: %q is no definition", m.ID, m.Definition)
		}
		if (m.value == nil) == (m.start == nil) || (m.start == nil) != (m.watches == 0) {
			t.Errorf("%s is either a value of the season, or a meter with events to watch", m.ID)
		}
	}
	watched, alone := sixtyDays().play(t, true), sixtyDays().play(t, false)
	if !reflect.DeepEqual(watched.book, alone.book) {
		t.Error("watching changed the book")
	}
}

// TestAgain plays a season twice with one panel: nothing is left over from the first.
func TestAgain(t *testing.T) {
	l, err := sixtyDays().Build()
	if err != nil {
		t.Fatal(err)
	}
	opening := book.New(book.NewIndex(l), book.Rules{GraceDays: 5, Tolerance: 0.95})
	panel := NewPanel(Season{From: l.FirstDay(), To: l.LastDay(), Prices: priced, Uses: everything}, opening)
	var first []float64
	for range 2 {
		b := book.New(opening.Index, opening.Rules)
		panel.Begin()
		for _, e := range l.Events() {
			b.Open(e.Day)
			panel.Observe(&e, b)
			b.Apply(&e)
		}
		values := panel.Close(b)
		for i := range first {
			if math.Float64bits(values[i]) != math.Float64bits(first[i]) {
				t.Errorf("%s is %v the first time, %v the second", all[i].ID, first[i], values[i])
			}
		}
		first = values
	}
}
