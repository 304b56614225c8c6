package importer

import (
	"path/filepath"
	"testing"

	"firstcall/data/posting"
)

// Titles and footers state the day of a list in many ways; other dates in them
// are none.
func TestTheDayThatAListStates(t *testing.T) {
	for title, want := range map[string]string{
		`"As of Mar 31, 2026",,,,`:                    "2026-03-31",
		`As at 31 March 2026,,,,`:                     "2026-03-31",
		`"Receivables, as of 31/03/2026 (all)",,,,`:   "2026-03-31",
		`As of:,2026-03-31,,,`:                        "2026-03-31",
		`Stand: 31.03.2026,,,,`:                       "2026-03-31",
		`OP-Liste per 31.3.2026,,,,`:                  "2026-03-31",
		`Peildatum 31-03-2026,,,,`:                    "2026-03-31",
		`Balance âgée au 31 mars 2026,,,,`:            "2026-03-31",
		`Situazione al 31/03/2026,,,,`:                "2026-03-31",
		`Posição em 31 de março de 2026,,,,`:          "2026-03-31",
		`01/01/2026 - 31/03/2026,,,,`:                 "2026-03-31, a period",
		`Vom 1. Januar 2026 bis 31. März 2026,,,,`:    "2026-03-31, a period",
		`As of 03/04/2026,,,,`:                        ", in two ways",
		`Printed 31/03/2026,,,,`:                      "none",
		`"Thursday, July 30, 2026 04:19 PM",,,,`:      "none",
		`As of 45000 customers,,,,`:                   "none",
		`All dates,,,,`:                               "none",
		`Stand 7 of the fair as at 31 March 2026,,,,`: "2026-03-31",
		`As of 31 February 2026,,,,`:                  "none",
	} {
		const list = "Invoice,Customer,Invoice date,Due date,Amount\n7,Ash,2026-01-05,2026-01-31,1234.50\n"
		for name, text := range map[string]string{"title": title + "\n\n" + list, "footer": list + title + "\n"} {
			dir := writeAll(t, map[string]string{"list.csv": text})
			_, reading, _, err := Open(filepath.Join(dir, "list.csv"), nil, posting.Rules{})
			if err != nil {
				t.Errorf("%s as a %s: %v", title, name, err)
				continue
			}
			got := "none"
			if at := reading.Files[0].AsOf; at != nil {
				if got = at.Day.String(); got == "" {
					got += ", in two ways"
				} else if at.Period {
					got += ", a period"
				}
			}
			if got != want {
				t.Errorf("%s as a %s states %s, want %s", title, name, got, want)
			}
		}
	}
}
