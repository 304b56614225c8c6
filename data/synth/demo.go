package synth

import (
	"fmt"
	"math"

	"firstcall/data/ledger"
)

// Demo is the built-in ledger: an office of 300 customers over 18 months with
// 8 calls a working day, whose customers have names, segments and credit limits.
func Demo(seed uint64) (*World, error) {
	return Generate(Spec{Kind: DemoOffice, Seed: seed})
}

// demoOffice is the kind DemoOffice: a balanced office whose segments differ
// in their terms and in who is found there.
func demoOffice(office *dice) casting {
	twist := mixture{}.with(
		deadbeats(office.between(0.03, 0.06)),
		disputing(office.between(0.05, 0.12), 0.05, 0.25),
		heeding(office.between(0.7, 0.9)),
	)
	return func(d *dice, c *customer) {
		u := d.chance()
		for _, s := range segments {
			if u -= s.share; u < 0 {
				c.segment, c.terms = s.name, s.terms
				s.members.with()(d, c)
				break
			}
		}
		twist(d, c)
	}
}

type segment struct {
	name    string
	share   float64
	terms   int32
	members mixture
}

// The shares add to 1.
var segments = []segment{
	{"Retail", 0.34, 30, mixture{{0.4, newPrompt}, {0.45, newForgetful}, {0.15, newStrapped}}},
	{"Construction", 0.24, 30, mixture{{0.2, newPrompt}, {0.2, newForgetful}, {0.35, newStrapped}, {0.25, newStaller}}},
	{"Wholesale", 0.20, 45, mixture{{0.5, newPrompt}, {0.25, newForgetful}, {0.25, newSlow}}},
	{"Hospitality", 0.14, 14, mixture{{0.25, newPrompt}, {0.45, newForgetful}, {0.2, newStrapped}, {0.1, newStaller}}},
	{"Public", 0.08, 45, mixture{{0.3, newPrompt}, {0.7, newSlow}}},
}

// companyNames puts the demo's customers on paper. All names are invented; the
// telephone numbers are of the range kept free for fiction (555-01xx).
func companyNames(w *world, account int32) ledger.Customer {
	c := plainNames(w, account)
	who := &w.customers[account]
	d := newLuck(w.seed, forNames, 0).dice(int(account))
	c.Name = companyName(w.seed, int(account), who.segment)
	c.Segment, c.Country = who.segment, "US"
	if who.joins == 0 {
		c.Since -= ledger.Day(d.days(30, 3000))
	}
	c.Phone = fmt.Sprintf("%d-555-01%02d", d.days(201, 989), d.days(0, 99))
	if d.is(0.7) {
		months := who.billedMonthly().Major() * d.between(2, 5)
		c.CreditLimit = ledger.Cents(math.Max(1, math.Ceil(months/500))) * 50_000
	}
	return c
}
