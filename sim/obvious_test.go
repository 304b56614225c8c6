package sim

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/luck"
	"firstcall/sim/metric"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// TestEngineIsTheObviousOne: on small ledgers and playbooks of any kind the
// engine plays every season as the obvious one does, pick by pick and cent by cent.
// More of it: go test ./sim -run TestEngineIsTheObviousOne -rapid.checks 20000
func TestEngineIsTheObviousOne(t *testing.T) {
	for _, policies := range []bool{false, true} {
		t.Run(map[bool]string{false: "strategies", true: "policies"}[policies], func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				l := oddLedger(t)
				text := drawnPlaybook(t, policies)
				p := drawnPlan(t, l, playbookOf(t, text))
				m := drawnModel(t, l, playbookOf(t, text))
				if difference := playTwice(t, l, m, p, text); difference != "" {
					t.Fatalf("%s\n%s", difference, text)
				}
			})
		})
	}
}

// drawnPlan is a season of the ledger under the playbook.
func drawnPlan(t *rapid.T, l *ledger.Ledger, playbook *strategy.Playbook) Plan {
	first, last := l.FirstDay(), l.LastDay()
	p := Plan{Seed: 7, Workers: 1, Replications: rapid.IntRange(1, 3).Draw(t, "replications")}
	p.From = first + ledger.Day(rapid.IntRange(0, int(last-first)*2/3).Draw(t, "from"))
	p.To = last - ledger.Day(rapid.IntRange(0, int(last-p.From)/2).Draw(t, "to"))
	p.CallsPerDay, p.LettersPerDay, p.EmailsPerDay = playbook.Capacity.CallsPerDay, playbook.Capacity.LettersPerDay, playbook.Capacity.EmailsPerDay
	p.Working = playbook.Capacity.WorkingDay
	p.Promises = book.Rules{GraceDays: playbook.Promises.GraceDays, Tolerance: playbook.Promises.Tolerance}
	c := playbook.Costs
	p.Prices = metric.Prices{PerAttempt: c.PerAttempt, PerMinute: c.PerMinute, PerLetter: c.PerLetter, PerEmail: c.PerEmail, CostOfCapital: c.CostOfCapital}
	p.Uses = metric.Recorded(l, p.From, p.To).Or(Uses(playbook.Strategies))
	p.Strategies = playbook.Strategies
	p.Limits = someLimits(t, l, p)
	return p
}

// drawnModel is a model of the ledger, often with much stronger effects of whatever the engine
// must keep track of than so few invoices would show.
func drawnModel(t *rapid.T, l *ledger.Ledger, playbook *strategy.Playbook) *response.Model {
	m := response.FitOne(response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1), playbook.Assumed)
	strong := func(what string) bool { return rapid.IntRange(0, 1).Draw(t, what) == 1 }
	if strong("queue matters") {
		for k := range m.Rates.Queue {
			m.Rates.Queue[k] = [...]float64{1, 0.1, 4}
		}
	}
	if strong("attempts matter") {
		for s := range m.Rates.Sel {
			for g := range m.Rates.Sel[s] {
				m.Rates.Sel[s][g] = [...]float64{1, 5, 0.2}[s]
			}
		}
	}
	if strong("contacts matter") {
		for c := 1; c < len(m.Rates.Call); c++ {
			for g := range m.Rates.Call[c] {
				m.Rates.Call[c][g] = 0.01 * float64(1+(7*c+3*g)%11)
			}
		}
		for i := range m.Customers {
			for k := range m.Customers[i].Reacts {
				levels := &m.Customers[i].Reacts[k]
				clear(levels[:])
				levels[len(levels)-1-i%3] = 1
			}
		}
	}
	if strong("repetition matters") {
		for k := range m.Rates.Times {
			m.Rates.Times[k] = [...]float64{1, 0.3, 3}
		}
		for s := range m.Rates.Sore {
			m.Rates.Sore[s] = [...]float64{1, 2, 0.2}
		}
	}
	if strong("all outcomes") {
		for i := range m.Customers {
			c := &m.Customers[i]
			for o := range c.Outcome {
				c.Outcome[o] = 1.0 / 3
				if ledger.Outcome(o).Conversation() {
					c.Outcome[o] = 1.0 / 7
				}
			}
			c.Reach = response.Gamma{Shape: 6, Rate: 3}
		}
	}
	if strong("in parts") {
		for i := range m.Customers {
			for b := range m.Customers[i].Part {
				m.Customers[i].Part[b] = float64(b+1) / float64(len(m.Customers[i].Part))
			}
		}
	}
	if strong("purses") {
		for i := range m.Purses.Is {
			m.Purses.Is[i] = i%2 == 1
		}
		for touch := range m.Purses.Ratio {
			m.Purses.Ratio[touch] = 1 + 0.4*float64(touch%3)
		}
	}
	return m
}

// playTwice plays every contender of the plan in both engines, and tells the
// first difference, "" where there is none.
func playTwice(t interface{ Fatalf(string, ...any) }, l *ledger.Ledger, m *response.Model, p Plan, text string) string {
	s, err := newSeason(l, m, p)
	if err != nil {
		t.Fatalf("newSeason: %v", err)
	}
	playbook := playbookOf(t, text)
	read, err := readRecipes(playbook, text)
	if err != nil {
		t.Fatalf("%v", err)
	}
	record := readRecord(l, s)
	w := s.worker(s.contenders())
	recipes := make([]*recipe, len(w.contenders))
	plain := make([]contender, len(w.contenders))
	for n, c := range w.contenders {
		if plain[n], err = contenderOf(playbook, c); err != nil {
			t.Fatalf("%v", err)
		}
		if c.strategy == nil {
			continue
		}
		if recipes[n], err = read.of(c.id); err != nil {
			t.Fatalf("%s: %v", c.id, err)
		}
	}
	for r := range p.Replications {
		w.world.drawWorld(m, r)
		for turn := range len(w.contenders) + 1 { // history once more, when nobody's calls have been played
			n := turn % len(w.contenders)
			c := w.contenders[n]
			if r%2 == 1 {
				w.world.undisturbed.known = false // every account runs its own clocks
			}
			fast := playFast(w, c, r == 0)
			slow := newObvious(&w.world, record, plain[n], recipes[n]).play()
			if text := difference(l, s, &fast, &slow); text != "" {
				return fmt.Sprintf("%s, replication %d, order %d, season %s to %s: %s", c.id, r, s.index.Order, p.From, p.To, text)
			}
		}
	}
	return ""
}

// noted is the events of a season.
type noted struct{ events []ledger.Event }

func (n *noted) Observe(e ledger.Event, _ *book.Book) { n.events = append(n.events, e) }

// playFast plays a contender's season in the engine; counting what the limits hold back must change nothing.
func playFast(w *worker, c contender, countStops bool) played {
	var out played
	w.replay.decisions, w.replay.stops = &out.Decisions, nil
	if countStops {
		w.replay.stops = &out.Stops
	}
	var watch noted
	out.Replication = w.replay.run(c, &watch)
	if strategy.PolicyOf(c.strategy) != nil {
		out.Steps = slices.Clone(w.replay.clerk.counts)
	}
	out.made, out.supported, out.events, out.book = w.replay.made, w.replay.supported, watch.events, w.replay.book
	return out
}

// difference tells in what two seasons differ, and the story of the first account in which they do.
func difference(l *ledger.Ledger, s *season, fast, slow *played) string {
	what := ""
	is := func(name string, a, b any) {
		if what == "" && !alike(a, b) {
			what = fmt.Sprintf("%s: the engine has %v, it should be %v", name, a, b)
		}
	}
	decisions := make([][]Decision, 2)
	for n, p := range []*played{fast, slow} {
		decisions[n] = p.Decisions
	}
	for d := range s.days {
		is("cash on "+s.days[d].String(), fast.Cash[d], slow.Cash[d])
		is("calls on "+s.days[d].String(), fast.Calls[d], slow.Calls[d])
	}
	is("decisions", decisions[0], decisions[1])
	for n, info := range metric.For(s.Prices, s.Uses) {
		is("metric "+info.ID, fast.Metrics[n], slow.Metrics[n])
	}
	is("calls made", fast.made, slow.made)
	is("supported calls", fast.supported, slow.supported)
	is("steps of the policy", fast.Steps, slow.Steps)
	if fast.Stops != (Stops{}) {
		is("calls and messages held back", fast.Stops, slow.Stops)
	}
	for i := range s.index.Invoices {
		is("open amount of "+l.Invoice(i).ID, fast.book.OpenOf[i], slow.book.OpenOf[i])
	}
	for a := range fast.book.Accounts {
		fast.book.PromiseOpen(int32(a)) // promises that have lapsed are closed when somebody looks
		slow.book.PromiseOpen(int32(a))
		is("closing account "+l.Customer(a).ID, exported(fast.book.Accounts[a]), exported(slow.book.Accounts[a]))
		is("closing fields of "+l.Customer(a).ID, fieldsOf(s, fast.book, int32(a)), fieldsOf(s, slow.book, int32(a)))
	}
	account, day, n := firstApart(l, fast.events, slow.events)
	if what == "" && account < 0 {
		return ""
	}
	if account < 0 {
		return what
	}
	return fmt.Sprintf("%s\nfirst apart on %s in account %s (%s), event %d of its season.\nIts past:\n%sIn the engine:\n%sAs it should be:\n%s",
		what, day, l.Customer(int(account)).ID, invoicesInWords(l, account), n+1,
		inWords(l, account, slices.DeleteFunc(slices.Clone(l.Events()), func(e ledger.Event) bool { return e.Day >= s.From })),
		inWords(l, account, fast.events), inWords(l, account, slow.events))
}

// exported are the fields of a struct that other packages see: the others are how it remembers, not what.
func exported(v any) (fields []any) {
	value := reflect.ValueOf(v)
	for n := range value.NumField() {
		if f := value.Type().Field(n); f.IsExported() {
			fields = append(fields, f.Name, value.Field(n).Interface())
		}
	}
	return fields
}

// fieldsOf are all fields of an account that a strategy could see.
func fieldsOf(s *season, b *book.Book, account int32) (values []float64) {
	m := book.Morning{Accounts: []int32{account}}
	b.Describe(&m, math.MaxUint64, s.desk, func(a int32) float64 { return luck.New(s.Seed, 0).Uniform(luck.Ranking, int(a), 0) })
	for f := range m.Columns {
		values = append(values, m.Columns[f]...)
	}
	return values
}

// firstApart finds the account whose events differ first; -1 for none. In which order
// accounts have their events of a day is no difference.
func firstApart(l *ledger.Ledger, fast, slow []ledger.Event) (account int32, day ledger.Day, n int) {
	account, day = -1, always
	for a := range int32(l.NumCustomers()) {
		f, s := ofAccount(fast, a), ofAccount(slow, a)
		for k := range max(len(f), len(s)) {
			var on ledger.Day
			switch {
			case k >= len(f):
				on = s[k].Day
			case k >= len(s):
				on = f[k].Day
			case f[k] != s[k]:
				on = min(f[k].Day, s[k].Day)
			default:
				continue
			}
			if on < day {
				account, day, n = a, on, k
			}
			break
		}
	}
	return account, day, n
}

func ofAccount(events []ledger.Event, account int32) (own []ledger.Event) {
	for _, e := range events {
		if e.Account == account {
			own = append(own, e)
		}
	}
	return own
}

// inWords tells an account's events, a line each.
func inWords(l *ledger.Ledger, account int32, events []ledger.Event) string {
	var d diary
	d.l = l
	for _, e := range ofAccount(events, account) {
		d.Observe(e, nil)
		if e.Kind == ledger.CallMade && e.Outcome == ledger.PromiseToPay {
			fmt.Fprintf(&d, "        ... by %s\n", e.Due)
		}
	}
	if d.Len() == 0 {
		return "nothing\n"
	}
	return d.String()
}

func invoicesInWords(l *ledger.Ledger, account int32) string {
	var list []string
	for i := range l.NumInvoices() {
		if v := l.Invoice(i); v.Account == account && !v.CreditNote {
			text := fmt.Sprintf("%s of %s, %s, due %s", v.ID, v.Issued, v.Amount, v.Due)
			if v.DisputedOn != ledger.NoDay {
				text += fmt.Sprintf(", disputed on record from %s to %s", v.DisputedOn, v.DisputeResolved)
			}
			list = append(list, text)
		}
	}
	return strings.Join(list, "; ")
}
