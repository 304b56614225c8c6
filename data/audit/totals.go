package audit

import (
	"fmt"
	"time"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// Totals are the sums to tie to the export that a ledger came from, to the
// cent: Billed = Paid + Credited + Open.
type Totals struct {
	AsOf     ledger.Day   `json:"as_of"` // the day of the last event
	Billed   ledger.Cents `json:"billed"`
	Paid     ledger.Cents `json:"paid"`
	Credited ledger.Cents `json:"credited"`
	Open     ledger.Cents `json:"open"`
	// Unapplied money is in none of the above.
	UnappliedPayments ledger.Cents `json:"unapplied_payments"`
	UnappliedCredits  ledger.Cents `json:"unapplied_credits"`
	Months            []Month      `json:"months"`
	Aging             []Bucket     `json:"aging"`
}

// Month is what happened in a calendar month, and what was open at its end.
type Month struct {
	Month    string       `json:"month"` // 2024-01
	Billed   ledger.Cents `json:"billed"`
	Paid     ledger.Cents `json:"paid"`
	Credited ledger.Cents `json:"credited"`
	Open     ledger.Cents `json:"open"`
}

// Bucket is what was open on the last day, by days past due.
type Bucket struct {
	Name     string       `json:"days_past_due"`
	Invoices int          `json:"invoices"`
	Open     ledger.Cents `json:"open"`
	from     int          // first day past due of the bucket
}

// agingBuckets are the usual ones: current, 1-30, 31-60, 61-90, over 90 days past due.
func agingBuckets() []Bucket {
	return []Bucket{{Name: "current"}, {Name: "1-30", from: 1}, {Name: "31-60", from: 31}, {Name: "61-90", from: 61}, {Name: "over 90", from: 91}}
}

// Total adds up a ledger twice: by months along the events, and invoice by
// invoice. If the two disagree the ledger's tables and events do: an internal error.
func Total(l *ledger.Ledger, r *source.Reading) (*Totals, error) {
	t := &Totals{AsOf: l.LastDay(), Aging: agingBuckets()}
	for _, u := range r.Unapplied {
		if u.Credit {
			t.UnappliedCredits += u.Amount
		} else {
			t.UnappliedPayments += u.Amount
		}
	}
	balance := make([]ledger.Cents, l.NumInvoices())
	month := newMonths(t)
	for _, e := range l.Events() {
		switch e.Kind {
		case ledger.InvoiceIssued:
			balance[e.Invoice] += e.Amount
			month(e.Day).Billed += e.Amount
		case ledger.PaymentReceived:
			balance[e.Invoice] -= e.Amount
			month(e.Day).Paid += e.Amount
		case ledger.CreditApplied:
			balance[e.Invoice] -= e.Amount
			month(e.Day).Credited += e.Amount
		default:
			month(e.Day)
		}
	}
	t.carryForward()
	t.age(l, balance)

	billed := ledger.Cents(0)
	for i := range l.NumInvoices() {
		if v := l.Invoice(i); !v.CreditNote {
			billed += v.Amount
		}
	}
	if billed != t.Billed || t.Billed != t.Paid+t.Credited+t.Open {
		return nil, fmt.Errorf("the ledger does not tie: billed %v (by month %v), paid %v, credited %v, open %v",
			billed, t.Billed, t.Paid, t.Credited, t.Open)
	}
	return t, nil
}

// newMonths gives the month of a day; days must come in order.
func newMonths(t *Totals) func(ledger.Day) *Month {
	end := ledger.NoDay // first day after the current month
	return func(day ledger.Day) *Month {
		for len(t.Months) == 0 || day >= end {
			at := day.Time()
			if len(t.Months) > 0 {
				at = end.Time() // a month in which nothing happened has its line too
			}
			t.Months = append(t.Months, Month{Month: at.Format("2006-01")})
			end = ledger.DayOf(time.Date(at.Year(), at.Month()+1, 1, 0, 0, 0, 0, time.UTC))
		}
		return &t.Months[len(t.Months)-1]
	}
}

func (t *Totals) carryForward() {
	open := ledger.Cents(0)
	for i := range t.Months {
		m := &t.Months[i]
		open += m.Billed - m.Paid - m.Credited
		m.Open = open
		t.Billed += m.Billed
		t.Paid += m.Paid
		t.Credited += m.Credited
	}
}

// age sums what is open invoice by invoice.
func (t *Totals) age(l *ledger.Ledger, balance []ledger.Cents) {
	for i, open := range balance {
		if open == 0 {
			continue
		}
		t.Open += open
		pastDue := int(t.AsOf - l.Invoice(i).Due)
		b := 0
		for b+1 < len(t.Aging) && pastDue >= t.Aging[b+1].from {
			b++
		}
		t.Aging[b].Invoices++
		t.Aging[b].Open += open
	}
}
