package importer

import (
	"strings"
	"testing"

	"firstcall/data/posting"
)

// A list that was saved twice counts once: payments without ids would be two.
func TestACopyCountsOnce(t *testing.T) {
	l, reading := open(t, nil, map[string]string{"a.csv": bills, "zahlungen.csv": cash, "zahlungen (1).csv": cash, "zahlungen 2.csv": cash + "\n"})
	once, _ := open(t, nil, map[string]string{"a.csv": bills, "zahlungen.csv": cash + "\n", "zahlungen (1).csv": cash})
	if l.Digest != once.Digest || len(reading.Unread) != 1 || reading.Unread[0].Looks != "copy" || reading.Unread[0].Lacks != "the same, byte for byte, as zahlungen (1).csv" {
		t.Errorf("%+v", reading.Unread)
	}
}

// Of a row that two files have, both are named.
func TestARowOfTwoFiles(t *testing.T) {
	const month = "Rechnungsnr.;Kunden-Nr.;Rechnungsdatum;Fällig am;Betrag\n2;7;31.01.2024;01.03.2024;4,50\n3;7;31.01.2024;01.03.2024;5,50\n"
	_, reading := open(t, nil, map[string]string{"a.csv": bills, "b.csv": month})
	m := reading.Remarked("doubled-rows")
	if m.Rows != 1 || !strings.Contains(m.Examples[0], "a.csv:3 and ") || !strings.HasSuffix(m.Examples[0], "b.csv:2") {
		t.Errorf("%+v", m)
	}
	_, _, _, err := Open(writeAll(t, map[string]string{"a.csv": bills, "b.csv": strings.Replace(month, "4,50", "6,50", 1)}), nil, posting.Rules{})
	if err == nil || !strings.Contains(err.Error(), "the id of another row, in line 3 of ") || !strings.Contains(err.Error(), "a.csv, which says something else") {
		t.Error(err)
	}
}

// A copy that went through a spreadsheet has lost the zeros of its ids: each row
// counts once, whichever file comes first. What differs in more is an invoice of its own.
func TestACopyWithoutLeadingZeros(t *testing.T) {
	const (
		head = "Rechnungsnr.;Kunden-Nr.;Rechnungsdatum;Fällig am;Betrag;Bezahlt am\n"
		full = head + "0012;7;31.01.2024;01.03.2024;4,50;05.03.2024\n100;7;31.01.2024;01.03.2024;5,50;\n013;8;31.01.2024;01.03.2024;6,50;\n"
		lost = head + "12;7;31.01.2024;01.03.2024;4,50;05.03.2024\n100;7;31.01.2024;01.03.2024;5,50;\n13.0;8;31.01.2024;01.03.2024;6,50;\n"
	)
	once, _ := open(t, nil, map[string]string{"a.csv": full})
	for name, files := range map[string]map[string]string{
		"the copy behind": {"a.csv": full, "b.csv": lost},
		"the copy first":  {"a.csv": lost, "b.csv": full},
		"two copies":      {"a.csv": full, "b.csv": lost, "c.csv": lost + "\n"},
	} {
		l, reading := open(t, nil, files)
		if l.NumInvoices() != 3 || l.NumPayments() != once.NumPayments() || name != "the copy first" && l.Digest != once.Digest {
			t.Errorf("%s: %d invoices, %d payments", name, l.NumInvoices(), l.NumPayments())
		}
		if m := reading.Remarked("doubled-rows"); m.Rows != 3*(len(files)-1) {
			t.Errorf("%s: %+v", name, m)
		}
	}
	other := strings.Replace(lost, "4,50", "4,51", 1)
	if l, _ := open(t, nil, map[string]string{"a.csv": full, "b.csv": other}); l.NumInvoices() != 4 {
		t.Errorf("%d invoices of lists that differ in an amount", l.NumInvoices())
	}
	if l, _ := open(t, nil, map[string]string{"a.csv": full + strings.TrimPrefix(lost, head)}); l.NumInvoices() != 5 {
		t.Errorf("%d invoices: two of one file whose ids differ are two", l.NumInvoices())
	}
}
