package importer

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/posting"
)

// TestAppliedCredits reads applications some of which are those of credit notes: the
// notes are entered, and what was applied from them is no payment.
func TestAppliedCredits(t *testing.T) {
	const entries = "Document_Type,Customer_No_,Document_No_,Due_Date,Document_Date,Amount,Currency_Code,ClosedAtDate,Open,Remaining_Amount\n" +
		"Invoice,C1,INV1,2026-02-14,2026-01-15,100.00,GBP,2026-03-02,false,0.00\nInvoice,C1,INV2,2026-04-14,2026-03-15,200.00,GBP,,true,200.00\nInvoice,C2,INV3,2026-04-14,2026-03-15,30.00,GBP,,true,0.00\n"
	const applications = "Document_No_,Posting_Date,Customer,Application_Amount\n"
	for name, c := range map[string]struct{ notes, applied, want string }{
		"one, in whole":           {"CM1,2026-02-20,2026-02-20,-30.00,2026-02-20,0.00", "INV1,2026-02-20,C1,30.00;INV1,2026-03-02,C1,70.00", "billed 330.00, credited 30.00, paid 70.00, unapplied 0.00, left out 30.00"},
		"another customer's, too": {"CM1,2026-02-20,2026-02-20,-30.00,2026-03-20,0.00", "INV3,2026-03-20,C2,30.00;INV1,2026-03-20,C1,30.00;INV1,2026-03-02,C1,70.00", "billed 330.00, credited 30.00, paid 100.00, unapplied 0.00, left out 30.00"},
		"beside a payment of it":  {"CM1,2026-02-20,2026-02-20,-30.00,2026-03-02,0.00", "INV1,2026-02-25,C1,30.00;INV1,2026-03-02,C1,30.00;INV1,2026-03-02,C1,40.00", "billed 330.00, credited 30.00, paid 70.00, unapplied 0.00, left out 30.00"},
		"in parts":                {"CM1,2026-02-20,2026-02-20,-30.00,2026-03-20,0.00", "INV1,2026-02-20,C1,20.00;INV1,2026-03-16,C1,80.00;INV2,2026-03-20,C1,10.00", "billed 330.00, credited 30.00, paid 80.00, unapplied 0.00, left out 30.00"},
		"with a payment, in one":  {"CM1,2026-02-20,2026-02-20,-30.00,2026-03-02,0.00", "INV1,2026-03-02,C1,100.00", "billed 330.00, credited 30.00, paid 70.00, unapplied 0.00, left out 30.00"},
		"still open in part":      {"CM1,2026-02-20,2026-02-20,-30.00,,-10.00", "INV1,2026-02-20,C1,20.00;INV1,2026-03-02,C1,70.00", "billed 330.00, credited 30.00, paid 70.00, unapplied 0.00, left out 20.00"},
		"not yet":                 {"CM1,2026-02-20,2026-02-20,-30.00,,-30.00", "INV1,2026-02-20,C1,30.00", "billed 330.00, credited 30.00, paid 30.00, unapplied 0.00, left out 0.00"},
		"taken back":              {"CM1,2026-02-20,2026-02-20,-30.00,,-30.00", "INV1,2026-02-20,C1,30.00;INV1,2026-03-02,C1,-30.00", "billed 360.00, credited 30.00, paid 30.00, unapplied 0.00, left out 0.00"},
		"beside one taken back":   {"CM1,2026-02-20,2026-02-20,-30.00,2026-03-02,0.00", "INV1,2026-02-19,C1,30.00;INV1,2026-03-02,C1,-30.00;INV1,2026-03-02,C1,30.00", "billed 360.00, credited 30.00, paid 30.00, unapplied 0.00, left out 30.00"},
		"not in the list":         {"CM1,2026-02-20,2026-02-20,-30.00,2026-02-20,0.00", "INV1,2026-03-02,C1,70.00", "billed 330.00, credited 30.00, paid 70.00, unapplied 0.00, left out 0.00"},
	} {
		note := strings.Split(c.notes, ",")
		dir := writeAll(t, map[string]string{
			"entries.csv":      entries + fmt.Sprintf("Credit Memo,C1,%s,%s,%s,%s,GBP,%s,false,%s\n", note[0], note[1], note[2], note[3], note[4], note[5]),
			"applications.csv": applications + strings.ReplaceAll(c.applied, ";", "\n") + "\n",
		})
		l, reading, _, err := Open(dir, nil, posting.Rules{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		billed, credited, paid := moneyOf(l)
		var unapplied, leftOut ledger.Cents
		for _, u := range reading.Unapplied {
			unapplied += u.Amount
		}
		for _, sum := range reading.Files[1].Sums {
			leftOut += sum.LeftOut
		}
		got := fmt.Sprintf("billed %v, credited %v, paid %v, unapplied %v, left out %v", billed, credited, paid, unapplied, leftOut)
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestAppliedCreditsOfMany takes many notes of one customer: each cent of a note is in
// one row of its days at most, as a walk over all rows for each note would have it, and
// so many that such walks would never end.
func TestAppliedCreditsOfMany(t *testing.T) {
	luck := rand.New(rand.NewPCG(1, 2))
	for round := range 300 {
		rows, walked := make([]*application, 1+luck.IntN(30)), []application{}
		for i := range rows {
			rows[i] = &application{on: ledger.Day(luck.IntN(8)), left: ledger.Cents(luck.IntN(6))}
		}
		applied := newApplications(rows)
		for _, a := range rows {
			walked = append(walked, *a)
		}
		for range 25 {
			issued := ledger.Day(luck.IntN(8))
			credit := appliedCredit{amount: ledger.Cents(1 + luck.IntN(6)), currency: "EUR", issued: issued, closed: issued + ledger.Day(luck.IntN(4))}
			if luck.IntN(4) == 0 {
				credit.closed = ledger.NoDay
			}
			applied.take(credit)
			walk(walked, credit)
		}
		for i, a := range applied.rows {
			if a.left != walked[i].left || a.credited != walked[i].credited {
				t.Fatalf("round %d: row %d has %v left and %v credited, want %v and %v", round, i, a.left, a.credited, walked[i].left, walked[i].credited)
			}
		}
	}
	const many = 200_000
	rows := make([]*application, many)
	for i := range rows {
		rows[i] = &application{on: ledger.Day(i % 1000), left: 100}
	}
	applied := newApplications(rows)
	for i := range many {
		applied.take(appliedCredit{amount: ledger.Cents(100 - i%2), currency: "EUR", issued: 0, closed: 999})
	}
	var left ledger.Cents
	for _, a := range rows {
		left += a.left
	}
	if left != many/2 {
		t.Errorf("%v are left, want %v", left, ledger.Cents(many/2))
	}
}

// walk takes a note of rows by day, over all of them.
func walk(rows []application, credit appliedCredit) {
	within := func(a application) bool {
		return a.on >= credit.issued && (credit.closed == ledger.NoDay || a.on <= credit.closed)
	}
	closing := func(a application) bool { return a.on == credit.closed }
	whole := func(a application) bool { return a.credited == 0 && a.left == credit.amount }
	for _, fits := range []func(application) bool{
		func(a application) bool { return whole(a) && closing(a) }, func(a application) bool { return whole(a) && within(a) }, closing, within,
	} {
		for i := range rows {
			if part := min(rows[i].left, credit.amount); part > 0 && fits(rows[i]) {
				rows[i].left -= part
				rows[i].credited += part
				credit.amount -= part
			}
		}
	}
}
