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
