package importer

import (
	"testing"
)

// A list that was saved twice counts once: payments without ids would be two.
func TestACopyCountsOnce(t *testing.T) {
	l, reading := open(t, nil, map[string]string{"a.csv": bills, "zahlungen.csv": cash, "zahlungen (1).csv": cash, "zahlungen 2.csv": cash + "\n"})
	once, _ := open(t, nil, map[string]string{"a.csv": bills, "zahlungen.csv": cash + "\n", "zahlungen (1).csv": cash})
	if l.Digest != once.Digest || len(reading.Unread) != 1 || reading.Unread[0].Looks != "copy" || reading.Unread[0].Lacks != "the same, byte for byte, as zahlungen (1).csv" {
		t.Errorf("%+v", reading.Unread)
	}
}
