package importer

import (
	"os"
	"path/filepath"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/posting"
	"firstcall/data/source"
)

// FuzzParse feeds anything as a map: an error or one that can be used and written again, no panic.
func FuzzParse(f *testing.F) {
	f.Add(plain)
	f.Add("files:\n  - dates: !0000\n00\n      -0\n") // the YAML library panics on such tags
	for _, id := range IDs() {
		text, err := Source(id)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	dir := f.TempDir()
	path := filepath.Join(dir, "bills.csv")
	if err := os.WriteFile(path, []byte("Nr;Kunde;Datum;Faellig;Betrag\n1;a;31.01.2024;20240301;10.50\nSumme;;;;10,50\n"), 0o644); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := Parse("fuzz", []byte(text))
		if err != nil {
			return
		}
		_, _, _, _ = Open(path, p, posting.Rules{}) // whatever it finds there
		p.text = nil
		if _, err := Parse("again", p.Map()); err != nil {
			t.Errorf("%v\n%s", err, p.Map())
		}
	})
}

// FuzzReadDay holds dates to what they say: a day that is read is written
// again in each order, and read as the same one.
func FuzzReadDay(f *testing.F) {
	for _, text := range []string{"2024-03-31", "3/4/2024", "26-Apr-11", "26-04-2011 11:50", "20190307.0", "45300", "Mar 31, 2024", "0202-01-01", "12 août 2024", "24-03-31"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var e dateEvidence
		e.see(text)
		for _, order := range []dayOrder{orderUnknown, monthFirst, dayFirst, yearFirst} {
			day, err := readDay(text, order)
			if err != nil {
				continue
			}
			if e.seen == 0 {
				t.Errorf("%q is read as %v and was not seen as a date", text, day)
			}
			for _, layout := range []string{"2006-01-02", "02.01.2006", "2006-01-02 15:04"} {
				if again, err := readDay(day.Time().Format(layout), dayFirst); err != nil || again != day {
					t.Errorf("%v written as %s is read as %v, %v", day, layout, again, err)
				}
			}
		}
	})
}

// FuzzReadMoney holds amounts to what they say: one that is read is written
// with other separators, and read as the same one.
func FuzzReadMoney(f *testing.F) {
	for _, text := range []string{"1,234.50", "1.234,50", "(5.00)", "5.00-", "$-74.50", "1,20,000.00 Dr", "73092.179999999993", "1 234,5", "CHF 1’234.50", ".5", "Rs100", "Cr 20", "20H", "US $ 5", "5 F CFA", "5 € HT", "5,00 M.N.", "Gs.500"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var e numberEvidence
		e.see(text)
		_, _, _ = e.sign()
		for _, decimal := range []byte{'.', ','} {
			amount, _, err := readMoney(text, decimal)
			if err != nil {
				continue
			}
			if e.seen == 0 {
				t.Errorf("%q is read as %v and was not seen as an amount", text, amount)
			}
			if again, _, err := readMoney(amount.String(), '.'); err != nil || again != amount {
				t.Errorf("%v is read back as %v, %v", amount, again, err)
			}
		}
	})
}

// FuzzOpen reads anything as an export: an error, or an account with every row
// and all money of the ledger in it.
func FuzzOpen(f *testing.F) {
	for _, s := range samples() {
		if text, err := os.ReadFile(filepath.Join("..", "..", "testdata", "presets", s.path)); err == nil { // others are folders
			f.Add(text)
		}
	}
	for _, name := range []string{"facturas.csv", "aging-groups.csv"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "testdata", "presets", flat, name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Add([]byte("Customer,Invoice,Invoice date,Due date,Amount,Paid on\n7,A,24-01-31,24-03-01,\"1.234,50-\",\n"))
	path := filepath.Join(f.TempDir(), "list.csv")
	for _, list := range []string{cash, callsLog, "Wann;Was;Wieviel\n27.02.2024;2;4,50\n", "Zahlungsdatum;Zahlbetrag\n27.02.2024;4,50\n"} {
		f.Add([]byte(list))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if err := os.WriteFile(path, text, 0o644); err != nil {
			t.Fatal(err)
		}
		leaveUnread(&source.Reading{}, place{path: path}, "") // as it is in a folder with others
		l, reading, _, err := Open(path, nil, posting.Rules{MaxRefused: 1})
		if err != nil {
			return
		}
		billed, _, _ := moneyOf(l)
		var used ledger.Cents
		for _, file := range reading.Files {
			if file.Rows != file.Used+file.LeftOut+file.Refused {
				t.Fatalf("%d rows, of which %d used, %d left out, %d refused", file.Rows, file.Used, file.LeftOut, file.Refused)
			}
			for _, s := range file.Sums {
				if s.Of == "invoices" && (s.Currency == l.Currency || s.Currency == "") {
					used += s.Used
				}
			}
		}
		if billed != used {
			t.Fatalf("billed %v, and %v in the rows that were used", billed, used)
		}
	})
}

// FuzzTermDays holds terms to what can be: days from now to a year.
func FuzzTermDays(f *testing.F) {
	for _, text := range []string{"Net 30", "2% 10 Net 45", "n30", "14 Tage netto", "Due on receipt", "net -5", "30days"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if days, ok := termDays(text); days < 0 || days > 366 || !ok && days != 0 {
			t.Errorf("%q gives %d days (%v)", text, days, ok)
		}
	})
}
