package sim

import (
	"slices"
	"testing"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/response"
)

// TestWhereTheEnginesDiffered keeps what the obvious engine has found: a small
// ledger and a playbook for each, played often enough for the luck that shows it.
func TestWhereTheEnginesDiffered(t *testing.T) {
	for _, test := range []struct {
		name, playbook string
		exaggerate     []string
		make           func(*treated)
		shows          ledger.Kind // an event without which the case would say nothing
	}{
		{
			// The customer pays two invoices on a day; the one that the engine had looked at first came first.
			name:     "payments of a day come in the order of the invoices",
			playbook: "strategies: [{id: x, score: overdue}]", exaggerate: []string{"contacts"}, shows: ledger.PaymentReceived,
			make: func(c *treated) {
				for n := range ledger.Day(8) {
					c.invoice(0, 7-n, 9-n, 10000)
				}
			},
		},
		{
			// The second invoice falls due while nothing else is overdue, and later than the hold begins:
			// the engine had it pressed from the first look on, due or not, or not at all until the next.
			name:     "a hold presses on what is past due, from the day on which it is",
			playbook: "assume: {hold_uplift: 0.9}\npolicies: [{id: p, timetable: [{do: cancel_credit, where: overdue > 0}]}]" + nobodyCalls,
			shows:    ledger.PaymentReceived,
			make: func(c *treated) {
				c.AddPayment(ledger.Payment{ID: "P", Invoice: c.invoice(0, 0, 2, 100), PaidOn: monday + 9, Amount: 100})
				for n := range ledger.Day(6) {
					c.invoice(0, 1, 10+n, 10000)
				}
			},
		},
		{
			// An instalment settles the first invoice, and the last one, which the plan does not
			// cover, moves up in the queue: the engine left it where it was until the next call or payment.
			name: "an instalment moves the queue up",
			playbook: "assume: {plan_accepted: 1, plan_kept: 1}\n" +
				"policies: [{id: p, conversation: [{tone: plain, plan: {instalments: 3, days_apart: 9}}]}]\n" +
				"strategies: [{id: x, calls: oldest-debt, policy: p}]",
			exaggerate: []string{"queue", "pace", "outcomes"}, shows: ledger.PlanAgreed,
			make: func(c *treated) {
				c.invoice(0, -20, -1, 300)
				c.invoice(0, -20, -1, 10000)
				c.invoice(0, -20, -1, 10000)
				c.AddPayment(ledger.Payment{ID: "P", Invoice: c.invoice(0, -20, 30, 10000), PaidOn: monday + 40, Amount: 10000})
			},
		},
		{
			// The letter's day and its leeway lie before the season, the invoice's issue in it. The engine
			// counted it as left out where the same happened later, but not here.
			name:     "what is too late for a step is left out on the first day as well",
			playbook: "policies: [{id: p, timetable: [{do: letter, at: due - 20, within: 3}]}]" + nobodyCalls, shows: ledger.InvoiceIssued,
			make: func(c *treated) {
				c.invoice(0, 2, 4, 100)
				c.invoice(0, 40, 42, 100)
			},
		},
		{
			// Two of three wait for their letter since one goes out a day, and then owe the same: the
			// engine still put first who had owed more on the day before.
			name: "of those who owe the same the first in line gets the letter",
			playbook: "capacity: {letters_per_day: 1}\n" +
				"policies: [{id: p, timetable: [{do: letter, at: due + 1}]}]" + nobodyCalls,
			shows: ledger.ContactSent,
			make: func(c *treated) {
				c.invoice(0, -20, 0, 10000)
				paysPart := c.invoice(1, -20, 0, 30000)
				c.invoice(2, -20, 0, 50000)
				note := c.AddInvoice(ledger.Invoice{ID: "N", Account: 1, Issued: monday + 1, Due: monday + 1, Amount: 20000, CreditNote: true,
					DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay})
				c.AddCredit(ledger.Credit{Note: note, Invoice: paysPart, On: monday + 1, Amount: 20000})
			},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, paymentsFirst := range []bool{false, true} {
				c := newTreated(t, test.playbook, 3)
				test.make(c)
				c.invoice(0, 110, 130, 500) // keeps the ledger open
				if paymentsFirst {
					c.paymentsFirst()
				}
				l, err := c.Build()
				if err != nil {
					t.Fatal(err)
				}
				p := policyPlan(t, l, test.playbook)
				p.From, p.To, p.Replications, p.CallsPerDay = monday, monday+60, 30, 1
				playbook := playbookOf(t, test.playbook)
				p.LettersPerDay = playbook.Capacity.LettersPerDay
				m := response.FitOne(response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1), playbook.Assumed)
				for _, e := range exaggerations {
					if slices.Contains(test.exaggerate, e.name) {
						e.make(m)
					}
				}
				var seen [ledger.NumKinds]int
				if difference := playTwice(t, l, m, p, test.playbook, &seen); difference != "" {
					t.Error(difference)
				}
				if seen[test.shows] == 0 {
					t.Errorf("no event of kind %d: the case says nothing", test.shows)
				}
			}
		})
	}
}
