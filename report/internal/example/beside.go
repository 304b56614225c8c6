package example

import (
	"fmt"
	"strings"

	"firstcall/data/ledger"
	"firstcall/report/compare"
	"firstcall/report/runfile"
	"firstcall/sim"
)

// Groupings are those of every example.
var Groupings = []sim.Grouping{
	{ID: "age", Groups: []sim.Group{{Name: "billed in the season", Invoices: 9000}, {Name: "not yet due", Invoices: 600}, {Name: "over 90 days late", Invoices: 200}}},
	{ID: "size", Groups: []sim.Group{{Invoices: 9000}, {From: 1200_00, Invoices: 800}}},
}

// grouped splits a season's cash: what a strategy brings beyond no calls comes from the big invoices.
func grouped(cash ledger.Cents) []ledger.Cents {
	const unprompted = 10_400_000_00
	billed, due := cash/10*8, cash/10
	small := unprompted / 3
	return []ledger.Cents{billed, due, cash - billed - due, ledger.Cents(small), cash - ledger.Cents(small)}
}

// openAtEnd is what is left of 13.5 million, by age, in minor units.
func openAtEnd(cash float64) []float64 {
	left := (13.5e6 - cash) * 100
	return []float64{left * 0.3, left * 0.2, left * 0.15, left * 0.1, left * 0.25}
}

// calls are a strategy's: a strategy and its neighbour share half of their customers.
func (s Season) calls(number int, days []ledger.Day) []sim.Decision {
	var out []sim.Decision
	for d, day := range days {
		for rank := range s.CallsPerDay {
			out = append(out, sim.Decision{Day: day, Rank: rank + 1, Account: int32(number)*s.CallsPerDay/2 + rank + int32(d%5)*1000})
		}
	}
	return out
}

// staffing is a season whose extra cash grows with the root of the calls.
func (p Plan) staffing() *sim.Staffing {
	out := &sim.Staffing{CallsPerDay: []int{0, 3, 6, 9, 12, 18, 24, 36}}
	for i, season := range p.Strategies[3:min(5, len(p.Strategies))] {
		one := sim.StaffedStrategy{ID: season.ID}
		for k := range out.CallsPerDay {
			share := []float64{0, 0.5, 0.7, 0.87, 1, 1.2, 1.4, 1.6}[k]
			var cash []ledger.Cents
			for r := range 8 {
				cash = append(cash, ledger.Cents(100*(10.4e6+float64(season.Gain*share)+float64(p.Luck*share*noise(r, i+7)))))
			}
			one.Cash, one.Made = append(one.Cash, cash), append(one.Made, float64(210*out.CallsPerDay[k]))
		}
		out.Strategies = append(out.Strategies, one)
	}
	return out
}

// next are lists of the day after, with a customer whose name attacks a page.
func (p Plan) next() *runfile.Next {
	b := ledger.NewBuilder("USD")
	for i := range 12 {
		name := fmt.Sprintf("Customer %d & Sons", i+1)
		switch i {
		case 1:
			name = `<script>alert("name")</script>`
		case 2:
			name = `=HYPERLINK("x")`
		case 3:
			name = "\u202e" + strings.Repeat("Endless", 43)
		}
		b.AddCustomer(ledger.Customer{ID: fmt.Sprintf("C%02d", i+1), Name: name, Since: ledger.NoDay, CreditLimit: -1})
	}
	b.AddInvoice(ledger.Invoice{ID: "1", Issued: 20000, Due: 20030, Amount: 100, DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay})
	l, err := b.Build()
	if err != nil {
		panic(err)
	}
	var lists []sim.CallList
	for i, season := range p.Strategies[3:] {
		list := sim.CallList{Strategy: season.ID, On: 20262, Callable: 40}
		for k := range 10 {
			call := sim.NextCall{Account: int32((i + k) % 12), Overdue: ledger.Cents(900_000_00 / (k + 1)), DaysPastDue: 12 + k, Invoices: 1 + k%3, LastCall: ledger.NoDay, LastReached: ledger.NoDay}
			if k == 0 {
				call.LastCall, call.LastReached = 20250, 20250
				call.Promise.Amount, call.Promise.Open, call.Promise.Due = 100_00, true, 20260
			}
			list.Calls = append(list.Calls, call)
		}
		lists = append(lists, list)
	}
	return compare.Next(l, lists)
}
