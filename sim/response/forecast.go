package response

import (
	"firstcall/data/ledger"
	"firstcall/data/portable"
	"firstcall/sim/book"
)

// Forecast answers p_pay_14d, expected_14d and value_of_call from a model fitted on what was
// known before the season, at the posterior means. It satisfies book.Forecast.
type Forecast struct {
	model *Model
	// base[a] and call[a] are the customer's mean hazards by age bin and age
	// group: base without a call, call on average over the two weeks after one attempt.
	base [][numAges]float64
	call [][numGroups]float64
}

const horizon = 14 // days ahead

// NewForecast prepares the forecasts of a model.
func NewForecast(m *Model) *Forecast {
	f := &Forecast{model: m, base: make([][numAges]float64, len(m.Customers)), call: make([][numGroups]float64, len(m.Customers))}
	for i := range m.Customers {
		c := &m.Customers[i]
		reach := c.Reach.Shape / (c.Reach.Shape + c.Reach.Rate)
		for k := range numClasses {
			w := c.Class[k]
			for a := range numAges {
				stage := young
				if a >= lateBin {
					stage = late
				}
				f.base[i][a] += float64(w * c.Pace[k][stage].Mean() * m.Rates.Base[k][a])
			}
			v := w * c.Reacts[k].Mean()
			for g := range numGroups {
				talk := (m.Rates.Call[TalkedWeek][g] + m.Rates.Call[TalkedMonth][g]) / 2
				promise := (m.Rates.Call[PromisePending][g] + m.Rates.Call[PromiseReached][g]) / 2
				hard := (m.Rates.Call[HardshipWeek][g] + m.Rates.Call[HardshipMonth][g]) / 2
				message := (m.Rates.Call[MessageWeek][g] + m.Rates.Call[MessageMonth][g]) / 2
				p, h := c.Outcome[ledger.PromiseToPay], c.Outcome[ledger.Hardship]+c.Outcome[ledger.PaymentPlan]
				reached := float64(p*promise) + float64(h*hard) + float64((1-p-h)*talk)
				f.call[i][g] += float64(v * (float64(reach*reached) + float64((1-reach)*c.Outcome[ledger.LeftMessage]*message)))
			}
		}
	}
	return f
}

// PayWithin is the chance that the account's oldest overdue invoice is paid
// within 14 days if nobody calls.
func (f *Forecast) PayWithin(b *book.Book, account int32) float64 {
	age := b.Today - b.OldestOverdue(account)
	return -portable.Expm1(-f.baseFrom(account, age))
}

func (f *Forecast) baseFrom(account int32, age ledger.Day) float64 {
	sum := 0.0
	for d := range ledger.Day(horizon) {
		sum += f.base[account][ageBin(age+d)]
	}
	return sum
}

// Expected is the cash, in major units, expected from the account's overdue
// invoices within 14 days if nobody calls.
func (f *Forecast) Expected(b *book.Book, account int32) float64 {
	sum := 0.0
	for _, i := range b.Of(account) {
		if b.Invoices[i].Due >= b.Today {
			break
		}
		if b.Debts[i].Open > 0 && b.Issued(i) && !b.WithAgency(i) {
			sum -= float64(b.Debts[i].Open.Major() * portable.Expm1(-f.baseFrom(account, b.Today-b.Invoices[i].Due)))
		}
	}
	return sum
}

// ValueOfCall is the expected extra cash, in major units, within 14 days of
// one attempt today.
func (f *Forecast) ValueOfCall(b *book.Book, account int32) float64 {
	sum := 0.0
	for _, i := range b.Of(account) {
		if b.Debts[i].Open <= 0 || !b.Issued(i) {
			continue
		}
		age := b.Today - b.Invoices[i].Due
		base := f.baseFrom(account, age)
		call := float64(horizon * f.call[account][groupOfAge[ageBin(age)]])
		sum += float64(b.Debts[i].Open.Major() * (portable.Exp(-base) - portable.Exp(-base-call)))
	}
	return sum
}
