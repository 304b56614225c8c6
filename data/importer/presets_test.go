package importer

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/posting"
	"firstcall/data/source"
)

// want is what a sample adds up to, worked out by hand.
type want struct {
	preset, path     string
	customers        int
	invoices         int // credit notes included
	billed, credited string
	paid             string // unapplied payments included
	aside            string // in no total of the ledger
	totals           int    // that the export states
	calls, contacts  int
	check            func(*testing.T, *ledger.Ledger, *source.File)
}

func samples() []want {
	return []want{
		// Open: 1210.00 + 50000.00 + 605.00 + 2420.00 + 302.50 + 499.99 + 1815.00. Credit: 121.00 + 60.50.
		// Paid on no day: 23092.18 + 500.00 + 75.00, the last of an invoice that is closed.
		{preset: "afas", path: "afas/openstaand.csv", customers: 3, invoices: 9, billed: "56852.49", credited: "181.50", paid: "0.00",
			aside: "23667.18", totals: 2, check: func(t *testing.T, l *ledger.Ledger, f *source.File) {
				v := l.Invoice(1) // serial 46022 is the last day of 2025
				if v.Due.String() != "2025-12-31" || v.Issued.String() != "2025-12-01" || v.Amount != 5000000 {
					t.Errorf("%+v", v)
				}
				repaired(t, f, "no issue date: taken to be 30 days before the due date", 9)
				repaired(t, f, "amount rounded to the cent from which it differs by float noise only", 1)
			}},
		// Billed: 1500.00 + 600.00 + 90.10 + 500.00 + 1000.00. Paid: 1000.00 + 500.00 + 250.00, 50.00 that
		// are applied to nothing, 200.00 + 100.00 + 200.00 and 300.00 + 300.00 + 200.00 + 100.00.
		{preset: "business-central", path: "business-central", customers: 3, invoices: 6, billed: "3690.10", credited: "40.10", paid: "3200.00", aside: "0.00",
			check: func(t *testing.T, l *ledger.Ledger, _ *source.File) {
				p := l.Payment(1)
				if l.Currency != "GBP" || l.Invoice(int(p.Invoice)).ID != "PS-INV103001" {
					t.Errorf("currency %s, %+v", l.Currency, p)
				}
			}},
		// Open: 600.00 + 200.00 + 80.00 + 73092.18 + 120.25 + 60.00. Paid: 30.00 + 20.25.
		// Paid or credited on no day: 400.00 + 50.50 + 500.00.
		{preset: "erpnext", path: "erpnext/receivable.csv", customers: 4, invoices: 7, billed: "74152.43", credited: "75.00", paid: "50.25", aside: "950.50", totals: 12},
		// Billed: (210.00 + 52.50) + 52.50 + (350.00 - 0.50) + 210.00 + 105.00 + (105.00 - 10.00) + 63.00.
		// Paid: 262.50 + 105.00.
		{preset: "freshbooks", path: "freshbooks/invoice_details.csv", customers: 3, invoices: 7, billed: "1137.50", credited: "0.00", paid: "367.50", aside: "0.00",
			check: func(t *testing.T, l *ledger.Ledger, f *source.File) {
				if v := l.Invoice(2); v.ID != "0000103" || v.Amount != 34950 || v.Issued.String() != "2026-03-03" || v.Due.String() != "2026-04-02" {
					t.Errorf("%+v", v)
				}
				repaired(t, f, "no due date: taken to be 30 days after the issue date", 2)
			}},
		// Cleared: 1200.50 + 99.99 + 5000.00 + 450.00 + 1000.00, the last in two rows that are the same.
		// Open: 10.00 + 700.25 + 81.20 + 12.30.
		{preset: "highradius", path: "highradius/raw.csv", customers: 3, invoices: 9, billed: "8554.24", credited: "0.00", paid: "7750.49", aside: "0.00",
			check: func(t *testing.T, l *ledger.Ledger, f *source.File) {
				if v := l.Invoice(0); v.ID != "1930000001" || v.Due.String() != "2019-03-07" || l.Customer(0).Name != "ORCHARD corp" {
					t.Errorf("%+v, %+v", v, l.Customer(0))
				}
				repaired(t, f, "customer under another name: the first name is kept", 3)
				repaired(t, f, "decimals of a number taken off an id", 9)
			}},
		// 150.00 + 150.00 + 80.75 + 1200.00 + 64.10 + 310.00 + 99.90 + 20.00 + 5.25 + 150.00
		{preset: "highradius", path: "highradius/closed.csv", customers: 3, invoices: 10, billed: "2230.00", credited: "0.00", paid: "2230.00", aside: "0.00",
			check: func(t *testing.T, l *ledger.Ledger, f *source.File) {
				if v := l.Invoice(0); v.Issued.String() != "2018-12-05" || v.ID != "closed.csv:2" {
					t.Errorf("%+v", v)
				}
				repaired(t, f, "no issue date: taken to be 15 days before the due date", 10)
				repaired(t, f, "leading zeros of a customer's id differ: the first spelling is kept", 2)
			}},
		{preset: "ibm", path: "../ledgers/ibm/ten-rows.csv", customers: 5, invoices: 10, billed: "635.94", credited: "0.00", paid: "635.94", aside: "0.00",
			check: func(t *testing.T, l *ledger.Ledger, f *source.File) {
				v, p := l.Invoice(0), l.Payment(0)
				if v.ID != "0000000421" || v.Issued.String() != "2014-01-07" || v.Due.String() != "2014-02-06" ||
					p.PaidOn.String() != "2014-02-03" || l.Customer(0).Country != "100" {
					t.Errorf("invoice %+v, payment %+v, customer %+v", v, p, l.Customer(0))
				}
				if c := f.Counted; len(c) != 1 || c[0].Rows != 3 || c[0].FirstLine != 3 {
					t.Errorf("disputed rows are counted %+v", c)
				}
			}},
		// Of 11 actions 7 by phone, and 4 by e-mail or letter.
		{preset: "oca-reminders", path: "oca-reminders/actions.csv", customers: 3, billed: "0.00", credited: "0.00", paid: "0.00", aside: "0.00", calls: 7, contacts: 4,
			check: func(t *testing.T, l *ledger.Ledger, _ *source.File) {
				if c := l.Call(1); c.Outcome != ledger.PromiseToPay || c.On.String() != "2026-02-12" || c.Agent != "Mia" {
					t.Errorf("%+v", c)
				}
			}},
		// Open: 242.00 + 1210.00 + 60.50 + 181.50. Settled on no day: 605.00 + 363.00 + 96.80, and the
		// credit of 96.80 that took the last of them back. A draft and a cancelled one are left out.
		{preset: "odoo", path: "odoo/invoices.csv", customers: 3, invoices: 5, billed: "1694.00", credited: "121.00", paid: "0.00", aside: "1161.60"},
		// Billed: 1250.00 + 320.10 + 45.00 + 700.00 + 80.25 + 60.00. Credit: 5.00 + 15.25. Paid: 20.00 + 100.00.
		{preset: "quickbooks-desktop", path: "quickbooks-desktop/open-invoices.csv", customers: 3, invoices: 8, billed: "2455.35", credited: "20.25", paid: "120.00",
			aside: "0.00", totals: 4, check: func(t *testing.T, l *ledger.Ledger, _ *source.File) {
				if v := l.Invoice(2); v.ID != "77" || v.Due.String() != "2025-06-15" || l.Customer(int(v.Account)).ID != "Harbor Boats" {
					t.Errorf("N30 from the 16th of May: %+v", v)
				}
			}},
		// Open: 400.00 + 250.00 + 75.50 + 320.00 + 45.00 + 15.25. Credit: 60.00 + 5.25. Paid: 50.00 + 25.00.
		// Settled on no day: 600.00 + 45.00, and 40.00 of a credit.
		{preset: "quickbooks-online", path: "quickbooks-online/aging-detail.csv", customers: 3, invoices: 8, billed: "1105.75", credited: "65.25", paid: "75.00",
			aside: "685.00", totals: 8},
		// Open: 300.00 + 120.00 + 2000.00 + 75.00 + 1040.00 + 10.50 + 60.00. Credit: 500.00 + 10.50.
		{preset: "quickbooks-online", path: "quickbooks-online/open-invoices.csv", customers: 3, invoices: 9, billed: "3605.50", credited: "510.50", paid: "25.00",
			aside: "0.00", totals: 4, check: func(t *testing.T, l *ledger.Ledger, f *source.File) {
				if v := l.Invoice(1); v.Due.String() != "2026-02-20" || l.Customer(1).ID != "Dune Gallery" {
					t.Errorf("net 15 from the 5th of February: %+v", v)
				}
				repaired(t, f, "no due date: worked out from the payment terms", 2)
			}},
		// Billed: 400.00 + 1600.00 + 90.00 + 250.00 + 40.00 + 110.00. Paid: 700.00 + 90.00 + 250.00 + 60.00, of
		// which the first and the last go to two invoices each.
		{preset: "quickbooks-online", path: "quickbooks-online/received-payments.csv", customers: 3, invoices: 6, billed: "2490.00", credited: "0.00", paid: "1100.00",
			aside: "0.00", totals: 4, check: func(t *testing.T, l *ledger.Ledger, _ *source.File) {
				if l.NumPayments() != 6 || l.Payment(0).Amount != 40000 || l.Payment(1).Amount != 30000 {
					t.Error("700.00 pay 400.00 of the oldest invoice and 300.00 of the next")
				}
			}},
		// Billed: 1190.00 + 595.00 + 2380.50 + 714.00 + 357.00. Credit: 95.00 + 14.00. Paid: 1000.00 on account, and
		// 357.00 on the day of the document that cleared them; 119.00 were cleared by one that is not in the list.
		{preset: "sap-alv", path: "sap-alv/posten.csv", customers: 3, invoices: 7, billed: "5236.50", credited: "109.00", paid: "1357.00", aside: "119.00", totals: 4,
			check: func(t *testing.T, l *ledger.Ledger, _ *source.File) {
				if v := l.Invoice(3); v.Issued.String() != "2024-01-19" || l.Customer(int(v.Account)).ID != "0000412002" || l.Currency != "EUR" {
					t.Errorf("serial 45310 is the 19th of January 2024: %+v", v)
				}
			}},
		// Billed: 4000.00 + 500.00 + 123.45 + 880.00 + 640.00 + 1250.75. Paid: 4500.00 + 300.00 + 640.00.
		{preset: "sap-fbl5n", path: "sap-fbl5n/items.txt", customers: 3, invoices: 7, billed: "7394.20", credited: "80.00", paid: "5440.00", aside: "0.00",
			check: func(t *testing.T, l *ledger.Ledger, _ *source.File) {
				if v, p := l.Invoice(0), l.Payment(0); v.Issued.String() != "2025-01-10" || p.PaidOn.String() != "2025-02-20" || p.Amount != 400000 {
					t.Errorf("%+v, %+v", v, p)
				}
			}},
		// Open: 20000.00 + 5500.50 + 10000.00 + 2500.00 + 3250.25 + 1200000.00 + 600.00 + 900.00.
		// Credit: 1000.00 + 250.25. Paid on no day: 100000.00 + 5000.00.
		{preset: "tally", path: "tally/outstanding.csv", customers: 4, invoices: 10, billed: "1242750.75", credited: "1250.25", paid: "0.00", aside: "105000.00", totals: 2,
			check: func(t *testing.T, l *ledger.Ledger, _ *source.File) {
				if v := l.Invoice(2); v.ID != "LT/020" || v.Due.String() != "2024-07-02" || l.Customer(int(v.Account)).ID != "Neem Pharmacy" {
					t.Errorf("%+v", v)
				}
			}},
		// Open: 230.00 + 1100.00 + 220.00 + 88.10. Settled on no day: 100.00 + 55.00, and 33.00 of a credit.
		{preset: "xero", path: "xero/invoices.csv", customers: 3, invoices: 5, billed: "1638.10", credited: "110.00", paid: "40.00", aside: "188.00",
			check: func(t *testing.T, l *ledger.Ledger, f *source.File) {
				if v := l.Invoice(0); v.Issued.String() != "2026-01-05" || v.Amount != 23000 {
					t.Errorf("INV-0101 of the 5th of January, of which 230.00 are open: %+v", v)
				}
			}},
		// Billed: 300.00 + 250.00 + 80.00 + 400.00 + 135.00 + 60.00. Paid: 300.00 + 100.00 + 250.00 + 60.00.
		// 25.00 are closed and have no day of payment.
		{preset: "zoho-books", path: "zoho-books/Invoice.csv", customers: 3, invoices: 6, billed: "1225.00", credited: "0.00", paid: "710.00", aside: "25.00",
			check: func(t *testing.T, l *ledger.Ledger, f *source.File) {
				repaired(t, f, "all that was paid is entered on the day of the last payment", 2)
				if l.Customer(0).ID != "4600000000000090001" || l.Customer(0).Name != "Umber Paint" {
					t.Errorf("%+v", l.Customer(0))
				}
			}},
	}
}

func repaired(t *testing.T, f *source.File, what string, rows int) {
	t.Helper()
	for _, c := range f.Repairs {
		if c.What == what {
			if c.Rows != rows {
				t.Errorf("%q: %d rows, want %d", what, c.Rows, rows)
			}
			return
		}
	}
	t.Errorf("no %q among %+v", what, f.Repairs)
}

// TestEveryPresetReadsItsSample opens each sample twice: with its preset named,
// and found by looking.
func TestEveryPresetReadsItsSample(t *testing.T) {
	covered := []string{flat} // see TestFlat
	for _, s := range samples() {
		covered = append(covered, s.preset)
		for _, named := range []bool{true, false} {
			name := s.path + " found"
			var p *Preset
			if named {
				name = s.path + " named"
				var err error
				if p, err = Load(s.preset); err != nil {
					t.Fatal(err)
				}
			}
			t.Run(name, func(t *testing.T) {
				l, reading, _, err := Open(filepath.Join("..", "..", "testdata", "presets", s.path), p, posting.Rules{})
				if err != nil && (s.calls == 0 || !errors.Is(err, ledger.ErrOnlyCalls)) {
					t.Fatal(err)
				}
				s.compare(t, l, reading)
			})
		}
	}
	for _, id := range IDs() {
		if !slices.Contains(covered, id) {
			t.Errorf("no sample for preset %s", id)
		}
	}
}

// moneyOf is what a ledger has of invoices, credit notes and payments.
func moneyOf(l *ledger.Ledger) (billed, credited, paid ledger.Cents) {
	for i := range l.NumInvoices() {
		if v := l.Invoice(i); v.CreditNote {
			credited += v.Amount
		} else {
			billed += v.Amount
		}
	}
	for i := range l.NumPayments() {
		paid += l.Payment(i).Amount
	}
	return billed, credited, paid
}

func (s want) compare(t *testing.T, l *ledger.Ledger, r *source.Reading) {
	t.Helper()
	billed, credited, paid := moneyOf(l)
	var aside, inSums ledger.Cents
	for _, u := range r.Unapplied {
		if !u.Credit {
			paid += u.Amount
		}
	}
	totals := 0
	for _, f := range r.Files {
		for _, a := range f.Aside {
			aside += a.Amount
		}
		for _, sum := range f.Sums {
			inSums += sum.SetAside
		}
		for _, total := range f.Totals {
			if totals++; total.Stated != total.Summed {
				t.Errorf("%+v", total)
			}
		}
		if f.UnknownColumns != nil {
			t.Errorf("unknown columns %q in its own sample", f.UnknownColumns)
		}
		if f.Rows != f.Used+f.LeftOut {
			t.Errorf("%d rows, of which %d used and %d left out", f.Rows, f.Used, f.LeftOut)
		}
	}
	if inSums != aside {
		t.Errorf("set aside %v, and %v in the sums of the files", aside, inSums)
	}
	if r.Format != s.preset {
		t.Errorf("read as %s, because %s", r.Format, r.Why)
	}
	got := want{
		preset: s.preset, path: s.path, customers: l.NumCustomers(), invoices: l.NumInvoices(),
		billed: billed.String(), credited: credited.String(), paid: paid.String(), aside: aside.String(), totals: totals,
		calls: l.NumCalls(), contacts: l.NumContacts(),
	}
	check := s.check
	if s.check = nil; !sameFigures(got, s) {
		t.Errorf("got  %+v\nwant %+v", got, s)
		for _, f := range r.Files {
			t.Logf("%+v", f)
		}
	}
	if check != nil {
		check(t, l, &r.Files[0])
	}
}

func sameFigures(a, b want) bool {
	return a.customers == b.customers && a.invoices == b.invoices && a.billed == b.billed && a.credited == b.credited &&
		a.paid == b.paid && a.aside == b.aside && a.totals == b.totals && a.calls == b.calls && a.contacts == b.contacts
}
