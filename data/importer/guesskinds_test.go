package importer

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"firstcall/data/posting"
	"firstcall/data/source"
)

const (
	bills    = "Rechnungsnr.;Kunden-Nr.;Rechnungsdatum;Fällig am;Betrag\n1;7;31.01.2024;01.03.2024;10,50\n2;7;31.01.2024;01.03.2024;4,50\n"
	cash     = "Zahlungsdatum;RE-Nummer;Kundennr.;Zahlbetrag\n27.02.2024;2;7;4,50\n"
	callsLog = "Datum;Uhrzeit;Kunden-Nr.;Ergebnis;Zugesagt am\n31.03.2024;10:27;7;Zahlung zugesagt;05.04.2024\n31.03.2024;11;7;nicht erreicht;\n"
)

// writeAll writes the files of an export.
func writeAll(t *testing.T, files map[string]string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestListsBesideInvoices guesses payments and calls that stand in files of their own.
func TestListsBesideInvoices(t *testing.T) {
	for name, c := range map[string]struct {
		file, text      string
		payments, calls int
	}{
		"a day and an amount of payment":     {"zahlungen.csv", cash, 1, 0},
		"the same, by any name":              {"x.csv", cash, 1, 0},
		"no more than a date and an amount":  {"Zahlungseingänge.csv", "Datum;RE-Nr;Betrag\n27.02.2024;2;4,50\n", 1, 0},
		"of a customer":                      {"payments.2024.csv", "Date;Customer number;Amount received\n2024-02-27;7;4.50\n", 1, 0},
		"the only date, the only decimals":   {"zahlungen.csv", "Wann;RE-Nr;Kd-Nr;Wieviel\n27.02.2024;2;7;4,50\n", 1, 0},
		"an amount of the invoice beside it": {"x.csv", "Zahlungsdatum;RE-Nr;Betrag;Zahlbetrag\n27.02.2024;2;99,00;4,50\n", 1, 0},
		"calls on a date":                    {"anrufe.csv", callsLog, 0, 2},
		"the same calls, by any name":        {"x.csv", callsLog, 0, 2},
		"calls with an amount":               {"x.csv", "Datum;Kunden-Nr.;Ergebnis;Zugesagt am;Zugesagter Betrag\n31.03.2024;7;Zusage;05.04.2024;4,50\n", 0, 1},
	} {
		t.Run(name, func(t *testing.T) {
			l, reading := open(t, nil, map[string]string{"a.csv": bills, c.file: c.text})
			if l.NumInvoices() != 2 || l.NumPayments() != c.payments || l.NumCalls() != c.calls || len(reading.Unread) != 0 {
				t.Fatalf("%d invoices, %d payments, %d calls, %+v", l.NumInvoices(), l.NumPayments(), l.NumCalls(), reading.Unread)
			}
			if c.payments > 0 && (l.Payment(0).Amount != 450 || l.Payment(0).PaidOn.String() != "2024-02-27") {
				t.Errorf("%+v", l.Payment(0))
			}
		})
	}
}

// An hour may be a time of day.
func TestTimesOfCalls(t *testing.T) {
	l, _ := open(t, nil, map[string]string{"a.csv": bills, "anrufe.csv": callsLog})
	if l.Call(0).Minute != 10*60+27 || l.Call(1).Minute != 11*60 {
		t.Errorf("%+v, %+v", l.Call(0), l.Call(1))
	}
	for text, want := range map[string]string{"9": "T09:00", "09:05": "T09:05", "9:05:59": "T09:05", "1:05 PM": "T13:05", "24": "", "24:00": "", "-1": "", "9:60": "", "x": ""} {
		if time, ok := clock(text); ok != (want != "") || ok && time != want {
			t.Errorf("%q is %q, %v", text, time, ok)
		}
	}
}

// Payments that the invoices state, too, are counted once.
func TestPaymentsAreCountedOnce(t *testing.T) {
	l, reading := open(t, nil, map[string]string{
		"a.csv": "Rechnungsnr.;Kunden-Nr.;Rechnungsdatum;Fällig am;Betrag;Bezahlt am\n1;7;31.01.2024;01.03.2024;10,50;\n2;7;31.01.2024;01.03.2024;4,50;27.02.2024\n", "b.csv": cash,
	})
	told := slices.ContainsFunc(reading.Files[0].Found, func(f source.Found) bool {
		return f.What == "payments" && strings.Contains(f.Why, "Bezahlt am is not counted again")
	})
	if l.NumPayments() != 1 || len(reading.Unapplied) != 0 || !told {
		t.Errorf("%d payments, %+v", l.NumPayments(), reading)
	}
}

// TestListsLeftUnread names lists that look like a part of the ledger, and not others.
func TestListsLeftUnread(t *testing.T) {
	p, err := Parse("plain", []byte(plain))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		p                 *Preset
		file, text, looks string
		lacks             string
		found             bool
	}{
		"payments of nobody":      {nil, "x.csv", "Zahlungsdatum;Zahlbetrag\n27.02.2024;4,50\n", "payment", "whose payment is it", true},
		"payments by their name":  {nil, "zahlungen.csv", "Wann;Was;Wieviel\n27.02.2024;2;4,50\n", "payment", "", true},
		"calls that say nothing":  {nil, "anrufe.csv", "Datum;Kunde;Bemerkung\n27.02.2024;7;x\n", "call", "no column outcome", true},
		"a table":                 {nil, "x.csv", "Wann;Was;Wieviel\n27.02.2024;2;4,50\n", "", "", true},
		"a note":                  {nil, "x.txt", "hello\n", "", "", false},
		"names without a date":    {nil, "x.csv", "a;b;c\n1;2;3\n", "", "", false},
		"a map that has it not":   {p, "x.csv", cash, "payment", "none of the lists of plain", true},
		"invoices without a date": {nil, "x.csv", "Rechnungsnr.;Kunden-Nr.;Betrag\n1;7;10,50\n", "invoice", "no column issue_date", true},
	} {
		t.Run(name, func(t *testing.T) {
			first := bills
			if c.p != nil {
				first = "Nr;Kunde;Datum;Faellig;Betrag\n1;a;31.01.2024;20240301;10.50\n"
			}
			_, reading := open(t, c.p, map[string]string{"a.csv": first, c.file: c.text})
			switch {
			case len(reading.OtherFiles) != 1 || (len(reading.Unread) == 1) != c.found:
				t.Errorf("%+v", reading)
			case c.found && (reading.Unread[0].Looks != c.looks || !strings.Contains(reading.Unread[0].Lacks, c.lacks) || len(reading.Unread[0].Headings) < 2):
				t.Errorf("%+v", reading.Unread[0])
			}
		})
	}
}

// A system's own export has its payments: a guessed list beside it might count them again.
func TestGuessedPaymentsBesideASystem(t *testing.T) {
	sample, err := os.ReadFile(filepath.Join("..", "..", "testdata", "presets", "xero", "invoices.csv"))
	if err != nil {
		t.Fatal(err)
	}
	l, reading := open(t, nil, map[string]string{"a.csv": string(sample), "zahlungen.csv": cash})
	if l.NumInvoices() == 0 || len(reading.Files) != 1 || len(reading.Unread) != 1 || !strings.Contains(reading.Unread[0].Lacks, "has its own payments") {
		t.Errorf("%+v", reading)
	}
}

// TestRefusedLists says what a list looks like that can't be read by itself.
func TestRefusedLists(t *testing.T) {
	for want, file := range map[string][2]string{
		"no list of the invoices that they pay":                        {"x.csv", cash},
		"it looks like a list of payments, which goes into a folder":   {"x.csv", "Zahlungsdatum;Zahlbetrag\n27.02.2024;4,50\n"},
		"by its name a list of payments":                               {"zahlungen.csv", "Wann;Was;Wieviel\n27.02.2024;2;4,50\n"},
		"it looks like a list of calls, which goes into a folder with": {"anrufe.csv", "Datum;Kunde;Bemerkung\n27.02.2024;7;x\n"},
		"no column due_date, nor terms":                                {"x.csv", "Datum;Kunde;Betrag\n27.02.2024;7;1,50\n"},
	} {
		_, _, _, err := Open(filepath.Join(writeAll(t, map[string]string{file[0]: file[1]}), file[0]), nil, posting.Rules{})
		var unusable *source.Error
		if !errors.As(err, &unusable) || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// A map that fits no file says which columns each lacks.
func TestMapThatFitsNoFile(t *testing.T) {
	p, err := Parse("plain", []byte(plain))
	if err != nil {
		t.Fatal(err)
	}
	_, _, _, err = Open(writeAll(t, map[string]string{"a.csv": "Nr;Kunde;Datum;Betrag\n", "b.csv": "Nr;amount\n"}), p, posting.Rules{})
	if err == nil || !strings.Contains(err.Error(), "a.csv as bills: it has no column due_date (Faellig)\n") || !strings.Contains(err.Error(), "b.csv as cash: it has no column paid_on (paid)") {
		t.Error(err)
	}
}

// TestUnknownOutcomes shows each text once, where it stands, with what to write
// into a map: under the outcomes that it has, or with them where it has none.
func TestUnknownOutcomes(t *testing.T) {
	log := "Kunden-Nr.;Anrufdatum;Ergebnis\n" + strings.Repeat("7;31.03.2024;hebt ab\n", 20) + "7;31.03.2024;nicht erreicht\n7;31.03.2024;brummt\n"
	dir := writeAll(t, map[string]string{"a.csv": bills, "anrufe.csv": log})
	const invoices = "files:\n  - name: bills\n    columns: {invoice_id: Rechnungsnr., customer_id: Kunden-Nr., issue_date: Rechnungsdatum, due_date: Fällig am, amount: Betrag}\n"
	const calls = "  - holds: call\n    columns: {customer_id: Kunden-Nr., called_at: Anrufdatum, outcome: Ergebnis}\n"
	for name, c := range map[string]struct {
		written string // a map
		want    []string
		not     string
	}{
		"a guess": {"", []string{"--save-map FILE begins a map file: write each of these lines into it, in its list of calls, under outcomes and the meaning that the text has",
			`        - "hebt ab" # in 20 rows`, `        - "brummt" # in 1 row`}, "MEANING"},
		"a map with outcomes": {invoices + calls + "    outcomes: {no_answer: [nicht erreicht]}\n", []string{"write each of these lines into mine.yaml, in its list of calls, under outcomes and the meaning",
			`        - "hebt ab" # in 20 rows`, `a meaning that is not there yet begins with a line such as`}, "MEANING"},
		"a map without": {invoices + calls, []string{"write into mine.yaml, in its list of calls, what each text means", "    outcomes:\n", `      MEANING: ["hebt ab"] # in 20 rows`, `      MEANING: ["nicht erreicht"] # in 1 row`}, "- \"hebt"},
	} {
		t.Run(name, func(t *testing.T) {
			var p *Preset
			if c.written != "" {
				path := filepath.Join(writeAll(t, map[string]string{"mine.yaml": c.written}), "mine.yaml")
				var err error
				if p, err = LoadMap(path); err != nil {
					t.Fatal(err)
				}
				p.ID = "mine.yaml"
			}
			_, _, _, err := Open(dir, p, posting.Rules{})
			if err == nil {
				t.Fatal("read")
			}
			for _, want := range append(c.want, `anrufe.csv:2:14: Ergebnis "hebt ab": unknown outcome`, "(in 20 rows)", `anrufe.csv:23:14: Ergebnis "brummt"`, "\n  hardship        the customer can't pay now") {
				if strings.Count(err.Error(), want) != 1 {
					t.Errorf("%v, want %q once", err, want)
				}
			}
			if strings.Contains(err.Error(), c.not) {
				t.Errorf("%v, with %s", err, c.not)
			}
		})
	}
	_, _, _, err := Open(dir, nil, posting.Rules{Veil: posting.NewVeil([]byte("k"))})
	if err == nil || strings.Contains(err.Error(), "brummt") {
		t.Errorf("behind a veil: %v", err)
	}
}

// A key that is there twice is told with where its lines belong.
func TestOutcomesTwiceInAMap(t *testing.T) {
	_, err := Parse("mine.yaml", []byte("files:\n  - holds: call\n    columns: {customer_id: a, called_at: b, outcome: c}\n    outcomes:\n      refused: [x]\n    outcomes:\n      refused: [y]\n"))
	if err == nil || !strings.Contains(err.Error(), `mapping key "outcomes" already defined at [4:5]: write its lines below those that are there`) {
		t.Error(err)
	}
}

// A mark that is not closed leaves a guess without rows: it is what is told, and
// not the columns that seem empty.
func TestAFaultIsToldBeforeWhatAGuessLacks(t *testing.T) {
	const head = "Invoice,Customer,Invoice date,Due date,Amount\n"
	dir := writeAll(t, map[string]string{"a.csv": head + "7,\"Ash,2024-01-31,2024-03-01,1234.50\n8,Oak,2024-01-31,2024-03-01,1.50\n", "b.csv": head + "9,Elm,2024-01-31,2024-03-01,1.00\n", "README.txt": "say \"a\n"})
	for _, path := range []string{dir, filepath.Join(dir, "a.csv")} {
		_, _, _, err := Open(path, nil, posting.Rules{})
		if want := filepath.Join(dir, "a.csv") + ":2:3: the quotation mark that opens this cell is not closed"; err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}
