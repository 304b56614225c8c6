package sim

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// everyAction is a policy that does all that a policy can do.
const everyAction = `
policies:
  - id: strict
    timetable:
      - {do: letter, at: issue + 1, name: verification letter}
      - {do: call, at: due - 3, where: balance > 1000}
      - {do: email, at: due + 3}
      - {do: email, every: 10, where: oldest_days_past_due > 20}
      - {do: letter, at: due + 14, where: pct(overdue) > 0.3}
      - {do: hold, where: oldest_days_past_due > 15}
      - {do: cancel_credit, at: due + 60, where: customer_age_days < 100}
      - {do: agency, at: due + 45}
      - {do: write_off, at: due + 120}
    conversation:
      - {where: pct(overdue) > 0.7, tone: firm, promise: pressed, extension: 20}
      - {tone: by-reason, plan: {instalments: 3, days_apart: 10}}
strategies:
  - {id: by-the-book, calls: biggest-balance, policy: strict}
`

func playbookOf(t interface{ Fatalf(string, ...any) }, text string) *strategy.Playbook {
	playbook, err := strategy.Load("p.yaml", []byte(text))
	if err != nil {
		t.Fatalf("%v", err)
	}
	return playbook
}

func policyPlan(t interface{ Fatalf(string, ...any) }, l *ledger.Ledger, text string) Plan {
	p := smallPlan(l)
	p.Strategies = playbookOf(t, text).Strategies
	return p
}

// accountant keeps the books of a replay a second time, from its events alone.
type accountant struct {
	fail   func(string, ...any)
	open   []ledger.Cents
	seen   map[ledger.Kind]int
	placed map[int32]bool
}

func (k *accountant) Observe(e ledger.Event, b *book.Book) {
	if k.open == nil {
		k.open, k.seen, k.placed = openOf(b), make(map[ledger.Kind]int), make(map[int32]bool)
	}
	k.seen[e.Kind]++
	switch e.Kind {
	case ledger.PaymentReceived, ledger.CreditApplied, ledger.WrittenOff:
		if k.open[e.Invoice] -= e.Amount; k.open[e.Invoice] < 0 || e.Amount <= 0 {
			k.fail("%s: %v of invoice %d leaves %v", e.Day, e.Amount, e.Invoice, k.open[e.Invoice])
		}
	case ledger.InvoiceIssued, ledger.SaleWithheld:
		if b.Issued(e.Invoice) {
			k.fail("%s: invoice %d is issued or withheld after it was issued", e.Day, e.Invoice)
		}
	case ledger.Placed:
		if k.placed[e.Invoice] || e.Amount != k.open[e.Invoice] {
			k.fail("%s: invoice %d placed with %v, %v is open; placed before: %v", e.Day, e.Invoice, e.Amount, k.open[e.Invoice], k.placed[e.Invoice])
		}
		k.placed[e.Invoice] = true
	case ledger.CallMade, ledger.ContactSent:
		if b.Accounts[e.Account].OnPlan {
			k.fail("%s: account %d is contacted while it pays in instalments", e.Day, e.Account)
		}
	}
}

// close compares what the events leave with the closing book, and accounts with invoices.
func (k *accountant) close(b *book.Book) {
	var balance, overdue, placed ledger.Cents
	for i, open := range openOf(b) {
		if k.open != nil && open != k.open[i] {
			k.fail("invoice %d: the book has %v open, its events leave %v", i, open, k.open[i])
		}
		switch due := b.Invoices[i].Due; {
		case !b.Issued(int32(i)):
			continue
		case b.WithAgency(int32(i)):
			placed += open
		case due < b.Today && open > 0:
			overdue += open
		}
		balance += open
	}
	for a := range b.Standings {
		balance -= b.Standings[a].Balance
		overdue -= b.Standings[a].Overdue
		placed -= b.Placed(int32(a))
	}
	if balance != 0 || overdue != 0 || placed != 0 {
		k.fail("accounts and invoices differ by %v in balance, %v overdue, %v with an agency", balance, overdue, placed)
	}
}

// TestPolicyBalances: whatever a policy does, money is neither made nor lost,
// and every action of it happens in some ledger.
func TestPolicyBalances(t *testing.T) {
	seen := make(map[ledger.Kind]int)
	rapid.Check(t, func(t *rapid.T) {
		l := smallLedger(t)
		p := policyPlan(t, l, everyAction)
		m := response.FitOne(response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1), response.DefaultAssumed())
		s, err := newSeason(l, m, p)
		if err != nil {
			t.Fatalf("%v", err)
		}
		w := s.worker([]contender{{id: "by-the-book", strategy: p.Strategies[0]}})
		for r := range 2 {
			w.world.drawWorld(m, r)
			watch := &accountant{fail: t.Fatalf}
			run := w.replay.run(w.contenders[0], watch)
			watch.close(w.replay.book)
			again := w.replay.run(w.contenders[0])
			if fmt.Sprint(run.Cash) != fmt.Sprint(again.Cash) {
				t.Fatalf("the same world again: %v, then %v", run.Cash, again.Cash)
			}
			for kind, n := range watch.seen {
				seen[kind] += n
			}
		}
	})
	for kind := range ledger.NumKinds {
		if seen[ledger.Kind(kind)] == 0 {
			t.Errorf("no event of kind %d in any ledger", kind)
		}
	}
}

// diary writes the events of a replay down as a story.
type diary struct {
	strings.Builder
	l *ledger.Ledger
}

var kindWords = [...]string{
	ledger.InvoiceIssued: "invoice", ledger.DisputeOpened: "disputes", ledger.CallMade: "is called:",
	ledger.ContactSent: "gets", ledger.CreditApplied: "credited", ledger.PaymentReceived: "pays",
	ledger.DisputeResolved: "dispute resolved:", ledger.SaleWithheld: "credit on hold, not issued:",
	ledger.PlanAgreed: "agrees to pay in instalments", ledger.PlanKept: "has kept the plan", ledger.PlanBroken: "breaks the plan",
	ledger.Placed: "handed to the agency:", ledger.AgencyFee: "the agency keeps", ledger.WrittenOff: "written off:",
}

func (d *diary) Observe(e ledger.Event, b *book.Book) {
	fmt.Fprintf(d, "%s %-7s %s", e.Day, d.l.Customer(int(e.Account)).ID, kindWords[e.Kind])
	switch e.Kind {
	case ledger.CallMade:
		fmt.Fprintf(d, " %s", e.Outcome)
	case ledger.ContactSent:
		fmt.Fprintf(d, " %s", e.Channel)
	}
	if e.Invoice >= 0 {
		fmt.Fprintf(d, " %s", d.l.Invoice(int(e.Invoice)).ID)
	}
	if e.Amount > 0 {
		fmt.Fprintf(d, " %s", e.Amount)
	}
	d.WriteByte('\n')
}

// TestPolicyStory follows a small office through a policy. UPDATE_STORIES=1
// rewrites the story: commit it only if you understand what changed it.
func TestPolicyStory(t *testing.T) {
	b := ledger.NewBuilder("USD")
	for _, id := range []string{"prompt", "slow", "never", "hard-up"} {
		b.AddCustomer(ledger.Customer{ID: id, Since: ledger.NoDay, CreditLimit: -1})
	}
	start := ledger.Day(19723) // 2024-01-01, a Monday
	invoice := func(id string, account int32, issued ledger.Day, amount ledger.Cents, disputed ledger.Day) int32 {
		v := ledger.Invoice{ID: id, Account: account, Issued: start + issued, Due: start + issued + 14, Amount: amount,
			DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay}
		if disputed > 0 {
			v.DisputedOn, v.DisputeResolved = start+disputed, start+disputed+10
		}
		return b.AddInvoice(v)
	}
	pay := func(invoice int32, on ledger.Day, amount ledger.Cents) {
		b.AddPayment(ledger.Payment{ID: fmt.Sprint("P", invoice), Invoice: invoice, PaidOn: start + on, Amount: amount})
	}
	for n := range ledger.Day(8) {
		amount := 10_000 * (1 + ledger.Cents(n))
		pay(invoice(fmt.Sprint("prompt-", int(n)), 0, 14*n, amount, 0), 14*n+12, amount)
		if disputed := invoice(fmt.Sprint("slow-", int(n)), 1, 14*n, amount, 14*n+20); n%2 == 0 {
			pay(disputed, 14*n+45, amount)
		}
		invoice(fmt.Sprint("never-", int(n)), 2, 14*n, amount, 0)
		invoice(fmt.Sprint("hard-up-", int(n)), 3, 14*n, amount, 0)
	}
	for n := range ledger.Day(40) { // the customer who is hard up says so
		outcome := ledger.NoAnswer
		if n%2 == 0 {
			outcome = ledger.Hardship
		}
		b.AddCall(ledger.Call{ID: fmt.Sprint("K", n), Account: 3, On: start + 20 + 3*n, Minute: -1, Outcome: outcome, PromisedOn: ledger.NoDay, DurationSeconds: -1})
	}
	l, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	p := policyPlan(t, l, everyAction)
	p.From, p.To = start, start+120
	p.CallsPerDay = 1
	m := response.FitOne(response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1), response.DefaultAssumed())
	s, err := newSeason(l, m, p)
	if err != nil {
		t.Fatal(err)
	}
	w := s.worker([]contender{{id: "by-the-book", strategy: p.Strategies[0]}})
	w.world.drawWorld(m, 0)
	story := &diary{l: l}
	books := &accountant{fail: t.Fatalf}
	w.replay.run(w.contenders[0], story, books)
	books.close(w.replay.book)
	const path = "testdata/policy_story.txt"
	if os.Getenv("UPDATE_STORIES") != "" {
		if err := os.WriteFile(path, []byte(story.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if story.String() != string(want) {
		t.Errorf("the story has changed (UPDATE_STORIES=1 rewrites it):\n%s", story.String())
	}
}

// openOf is what is open of every invoice.
func openOf(b *book.Book) (open []ledger.Cents) {
	for i := range b.Debts {
		open = append(open, b.Debts[i].Open)
	}
	return open
}
