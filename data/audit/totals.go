package audit

import (
	"fmt"
	"time"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// Totals are the sums to tie to the export that a ledger came from, to the
// cent: Billed = Paid + Credited + WrittenOff + Open.
type Totals struct {
	AsOf       ledger.Day   `json:"as_of"` // the day of the last event
	Billed     ledger.Cents `json:"billed"`
	Paid       ledger.Cents `json:"paid"`
	Credited   ledger.Cents `json:"credited"`
	WrittenOff ledger.Cents `json:"written_off"`
	Open       ledger.Cents `json:"open"`
	// Undated is what an export has billed beside Billed, and as much as it has
	// settled on no known day: what no replay can place, in the ledger's currency.
	Undated ledger.Cents `json:"settled_undated"`
	// Unapplied money is in none of the above.
	UnappliedPayments ledger.Cents `json:"unapplied_payments"`
	UnappliedCredits  ledger.Cents `json:"unapplied_credits"`
	// An export that lists such credits with a minus states OpenLessCredits as open,
	// one that lists such payments too OpenLessUnapplied. A payment of an invoice
	// that was left out is in neither. On AgedOn that was AgedLessCredits and
	// AgedLessUnapplied, of AgedOpen in all buckets.
	OpenLessCredits   ledger.Cents `json:"open_less_credits"`
	OpenLessUnapplied ledger.Cents `json:"open_less_unapplied"`
	Ties              []Tie        `json:"ties"` // of these sums with the rows they come from
	Months            []Month      `json:"months"`
	// Aging is what was open on AgedOn. What chose that day is ByAsked, ByExport
	// (which states it in a line of a file, or counts days from it in a column) or ByEvent.
	AgedOn     ledger.Day `json:"aged_on"`
	AgedBy     string     `json:"aged_by"`
	AgedFile   string     `json:"aged_file,omitempty"`
	AgedLine   int        `json:"aged_line,omitempty"`
	AgedColumn string     `json:"aged_column,omitempty"`
	AgeDoubt   string     `json:"age_doubt,omitempty"`
	Aging      []Bucket   `json:"aging"`

	AgedOpen          ledger.Cents `json:"aged_open"`
	AgedLessCredits   ledger.Cents `json:"aged_less_credits"`
	AgedLessUnapplied ledger.Cents `json:"aged_less_unapplied"`
}

// Month is what happened in a calendar month, and what was open at its end.
type Month struct {
	Month      string       `json:"month"` // 2024-01
	Billed     ledger.Cents `json:"billed"`
	Paid       ledger.Cents `json:"paid"`
	Credited   ledger.Cents `json:"credited"`
	WrittenOff ledger.Cents `json:"written_off"`
	Open       ledger.Cents `json:"open"`
}

// Bucket is what was open on a day, by days past due.
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

// Total adds up a ledger twice: by months, and invoice by invoice. If the two
// disagree the ledger's tables do: an internal error. asked is the day at which
// to age, NoDay for that of the export.
func Total(l *ledger.Ledger, r *source.Reading, asked ledger.Day) (*Totals, error) {
	t := &Totals{AsOf: l.LastDay(), Aging: agingBuckets()}
	var at source.AsOf
	t.AgedOn, t.AgedBy, t.AgedFile, at = agedOn(l, r, asked)
	t.AgedLine, t.AgedColumn = at.Line, at.Column
	t.AgeDoubt = ageDoubt(l, r, t)
	for _, u := range r.Unapplied {
		if u.Credit {
			t.UnappliedCredits += u.Amount
		} else {
			t.UnappliedPayments += u.Amount
		}
	}
	balance := make([]ledger.Cents, l.NumInvoices())
	month := t.newMonths(l.FirstDay(), l.LastDay())
	billed := ledger.Cents(0)
	for i := range balance {
		if v := l.Invoice(i); !v.CreditNote {
			balance[i] = v.Amount
			billed += v.Amount
			month(v.Issued).Billed += v.Amount
		}
	}
	for i := range l.NumPayments() {
		p := l.Payment(i)
		balance[p.Invoice] -= p.Amount
		month(p.PaidOn).Paid += p.Amount
	}
	for i := range l.NumCredits() {
		c := l.Credit(i)
		balance[c.Invoice] -= c.Amount
		if c.Note == ledger.NoNote {
			month(c.On).WrittenOff += c.Amount
		} else {
			month(c.On).Credited += c.Amount
		}
	}
	t.carryForward()
	for _, open := range balance {
		t.Open += open
	}
	if t.AgedOn < t.AsOf {
		balance = openOn(l, t.AgedOn)
	}
	t.age(l, balance)
	t.OpenLessCredits, t.OpenLessUnapplied = less(t.Open, r, t.AsOf)
	t.AgedLessCredits, t.AgedLessUnapplied = less(t.AgedOpen, r, t.AgedOn)
	if billed != t.Billed || t.Billed != t.Paid+t.Credited+t.WrittenOff+t.Open {
		return nil, fmt.Errorf("the ledger does not tie: billed %v (by month %v), paid %v, credited %v, written off %v, open %v",
			billed, t.Billed, t.Paid, t.Credited, t.WrittenOff, t.Open)
	}
	t.Ties, t.Undated = tie(t, r), undated(l, r)
	return t, nil
}

// less takes off what is open the credits, and the payments too, that no invoice
// had taken by the day.
func less(open ledger.Cents, r *source.Reading, day ledger.Day) (credits, all ledger.Cents) {
	credits, all = open, open
	for _, u := range r.Unapplied {
		switch {
		case u.LeftOut || u.On > day:
		case u.Credit:
			credits -= u.Amount
			all -= u.Amount
		default:
			all -= u.Amount
		}
	}
	return credits, all
}

// newMonths makes a line for each month from the first day to the last, also of
// those in which nothing happened, and gives the line of a day.
func (t *Totals) newMonths(first, last ledger.Day) func(ledger.Day) *Month {
	of := make([]int32, last-first+1)
	end := first // the first day after the months so far
	for day := first; day <= last; day++ {
		if day == end {
			at := day.Time()
			t.Months = append(t.Months, Month{Month: at.Format("2006-01")})
			end = ledger.DayOf(time.Date(at.Year(), at.Month()+1, 1, 0, 0, 0, 0, time.UTC))
		}
		of[day-first] = int32(len(t.Months) - 1)
	}
	return func(day ledger.Day) *Month { return &t.Months[of[day-first]] }
}

func (t *Totals) carryForward() {
	open := ledger.Cents(0)
	for i := range t.Months {
		m := &t.Months[i]
		open += m.Billed - m.Paid - m.Credited - m.WrittenOff
		m.Open = open
		t.Billed += m.Billed
		t.Paid += m.Paid
		t.Credited += m.Credited
		t.WrittenOff += m.WrittenOff
	}
}

// openOn is what was open of each invoice at the end of a day: nothing of one
// that was issued later.
func openOn(l *ledger.Ledger, day ledger.Day) []ledger.Cents {
	open := make([]ledger.Cents, l.NumInvoices())
	for i := range open {
		if v := l.Invoice(i); !v.CreditNote && v.Issued <= day {
			open[i] = v.Amount
		}
	}
	take := func(invoice int32, on ledger.Day, amount ledger.Cents) {
		if on <= day && l.Invoice(int(invoice)).Issued <= day {
			open[invoice] -= amount
		}
	}
	for i := range l.NumPayments() {
		p := l.Payment(i)
		take(p.Invoice, p.PaidOn, p.Amount)
	}
	for i := range l.NumCredits() {
		c := l.Credit(i)
		take(c.Invoice, c.On, c.Amount)
	}
	return open
}

// age sorts what is open into its buckets.
func (t *Totals) age(l *ledger.Ledger, balance []ledger.Cents) {
	for i, open := range balance {
		if open == 0 {
			continue
		}
		pastDue := int(t.AgedOn - l.Invoice(i).Due)
		b := 0
		for b+1 < len(t.Aging) && pastDue >= t.Aging[b+1].from {
			b++
		}
		t.Aging[b].Invoices++
		t.Aging[b].Open += open
		t.AgedOpen += open
	}
}
