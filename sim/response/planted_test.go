package response

import (
	"fmt"
	"math/rand/v2"

	"gonum.org/v1/gonum/stat/distuv"

	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// planted is a world that obeys the model's own formula with known rates. It
// tests the fit, not the model: what the model is worth is measured on the
// mechanistic worlds of data/synth.
type planted struct {
	onTime, overdue, late float64 // base rates: until the due date, to day 18 past due, later
	selected              float64 // factor of an attempt up to 7 days ago
	week, month           float64 // added by a conversation 1 to 7, 8 to 16 days ago
	reach                 float64 // conversations per attempt
	calls                 bool
	early                 bool    // calls are made before the due date too
	deaf                  float64 // share of customers whom no call moves
	sulk                  float64 // factor of what is paid anyway, after more than three conversations in a row; 0 for none
	lettered              float64 // share of invoices about which a letter is sent ten days past due, by lot
	letter                float64 // added by a letter 1 to 16 days ago
	ripe                  float64 // factor of what is paid anyway from 11 to 26 days past due; 0 for none
	firm                  float64 // factor of a firm conversation on week and month; half are firm, half sympathetic; 0 for plain ones
}

var plain = planted{onTime: 0.02, overdue: 0.04, late: 0.015, selected: 1.5, week: 0.06, month: 0.03, reach: 0.4, calls: true}

// lived is a planted world's ledger, and the customers' means of what was drawn for them.
type lived struct {
	tally  *Tally
	pace   [numStages]float64
	reacts float64
}

const (
	plantedCustomers = 500
	plantedInvoices  = 14 // of each customer, one every 25 days
	plantedDays      = 400
)

func (p planted) live(seed uint64) (lived, error) {
	src := rand.New(rand.NewPCG(seed, 0))
	gamma := func(shape float64) float64 { return distuv.Gamma{Alpha: shape, Beta: shape, Src: src}.Rand() }
	b := ledger.NewBuilder("USD")
	var means lived
	for a := range int32(plantedCustomers) {
		b.AddCustomer(ledger.Customer{ID: fmt.Sprint("C", a), Since: ledger.NoDay, CreditLimit: -1})
		z, v := [numStages]float64{gamma(3), gamma(3)}, gamma(4)
		if p.deaf > 0 && src.Float64() < p.deaf {
			v = 0
		}
		for stage := range z {
			means.pace[stage] += z[stage] / plantedCustomers
		}
		means.reacts += v / plantedCustomers
		p.customer(b, src, a, z, v)
	}
	l, err := b.Build()
	if err != nil {
		return means, err
	}
	means.tally = NewTally(book.NewIndex(l), l.Events(), plantedDays)
	return means, nil
}

// customer lives one customer's days: the office first, then payments.
func (p planted) customer(b *ledger.Builder, src *rand.Rand, account int32, z [numStages]float64, v float64) {
	var open []int32
	var due []ledger.Day
	attempt, talk := ledger.Day(-1000), ledger.Day(-1000)
	row := 0 // conversations in a row
	heard, sent := 1.0, ledger.Day(-1000)
	for day := ledger.Day(0); day < plantedDays; day++ {
		if n := int(day) / 25; day%25 == 3 && n < plantedInvoices {
			due = append(due, day+14)
			open = append(open, b.AddInvoice(ledger.Invoice{
				ID: fmt.Sprint(account, "-", n), Account: account, Issued: day, Due: day + 14,
				Amount: 10000, DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay,
			}))
		}
		late := len(due) > 0 && due[0] < day
		if p.calls && (late || p.early && len(due) > 0) && day-attempt >= 3 && day-talk >= 7 && src.Float64() < 0.1 {
			c := ledger.Call{Account: account, On: day, Minute: -1, Outcome: ledger.NoAnswer, PromisedOn: ledger.NoDay, DurationSeconds: -1}
			attempt = day
			if src.Float64() < p.reach {
				if row++; day-talk > 45 {
					row = 1
				}
				c.Outcome, talk = ledger.Refused, day
				if p.firm > 0 {
					c.Tone, heard = "sympathetic", 1
					if src.IntN(2) == 0 {
						c.Tone, heard = "firm", p.firm
					}
				}
			}
			b.AddCall(c)
		}
		for _, d := range due {
			if p.lettered > 0 && day == d+10 && src.Float64() < p.lettered {
				sent = day
				b.AddContact(ledger.Contact{ID: fmt.Sprint(account, "-", day), Account: account, On: day, Channel: "letter"})
			}
		}
		for n := 0; n < len(open); n++ {
			age := day - due[n]
			h := z[young] * p.onTime
			switch {
			case age >= 19:
				h = z[stageOf(age)] * p.late
			case age >= 1:
				h = z[young] * p.overdue
			}
			if p.ripe > 0 && age >= 11 && age <= 26 {
				h *= p.ripe
			}
			if day-attempt <= 7 {
				h *= p.selected
			}
			if p.sulk > 0 && row > 3 && day-talk <= 16 {
				h *= p.sulk
			}
			switch since := day - talk; {
			case since >= 1 && since <= 7:
				h += v * heard * p.week
			case since >= 8 && since <= 16:
				h += v * heard * p.month
			case day-sent >= 1 && day-sent <= 16:
				h += v * p.letter
			}
			if src.ExpFloat64() < h {
				b.AddPayment(ledger.Payment{ID: fmt.Sprint(account, "-", day, "-", n), Invoice: open[n], PaidOn: day, Amount: 10000})
				open, due = append(open[:n], open[n+1:]...), append(due[:n], due[n+1:]...)
				n--
			}
		}
	}
}

// stageOf is the stage of an age.
func stageOf(age ledger.Day) int {
	return CellOf(front, age, Memory{}).stage()
}

// baseOf is the customers' mean base rate at an age, in no other state.
func baseOf(m *Model, age ledger.Day) float64 {
	stage, bin, sum := stageOf(age), ageBin(age), 0.0
	for i := range m.Customers {
		c := &m.Customers[i]
		for k, w := range c.Class {
			sum += w * c.Pace[k][stage].Mean() * m.Rates.Base[k][bin]
		}
	}
	return sum / float64(len(m.Customers))
}

// callOf is the customers' mean added rate in a contact state at an age.
func callOf(m *Model, contact Contact, age ledger.Day) float64 {
	group, sum := groupOfAge[ageBin(age)], 0.0
	for i := range m.Customers {
		c := &m.Customers[i]
		for k, w := range c.Class {
			sum += w * c.Reacts[k].Mean() * m.Rates.Call[contact][group]
		}
	}
	return sum / float64(len(m.Customers))
}
