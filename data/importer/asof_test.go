package importer

import (
	"fmt"
	"path/filepath"
	"strings"
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
			want := want
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
			if name == "footer" && (strings.HasPrefix(title, "OP-Liste per") || strings.HasPrefix(title, "Balance âgée au")) {
				want = "none" // what falls due per a day is no title
			}
			if got != want {
				t.Errorf("%s as a %s states %s, want %s", title, name, got, want)
			}
		}
	}
}

// A column that counts days past due, or since issue, tells the day as well.
func TestTheDayFromWhichAColumnCounts(t *testing.T) {
	list := func(head string, days ...string) string {
		text := "Invoice,Customer,Invoice date,Due date,Amount," + head + "\n"
		for i, d := range days {
			text += []string{"7,Ash,2026-01-05,2026-01-31,1.50,", "8,Ash,2026-02-05,2026-02-10,1.50,", "9,Ash,2026-03-05,2026-04-10,1.50,", "10,Ash,2026-03-06,2026-04-10,1.50,"}[i] + d + "\n"
		}
		return text
	}
	same := "Invoice,Customer,Invoice date,Due date,Amount,%s\n7,Ash,2026-01-01,2026-01-11,1.50,40\n8,Ash,2026-01-02,2026-01-12,1.50,39\n9,Ash,2026-01-03,2026-01-13,1.50,38\n"
	for text, want := range map[string]string{
		list("Days overdue", "59", "49", "-10", "-10"): "2026-03-31 Days overdue",
		list("Days overdue", "59", "49", "", "0"):      "", // two rows are chance
		list("Age", "85", "54", "26", "25"):            "2026-03-31 Age",
		list("Days late", "59", "49", "-10", "3"):      "",
		list("Score", "59", "49", "-10", "-10"):        "",
		fmt.Sprintf(same, "Age (Days)"):                "2026-02-10 Age (Days)",
		fmt.Sprintf(same, "Overdue days"):              "2026-02-20 Overdue days",
	} {
		_, reading := open(t, nil, map[string]string{"list.csv": text})
		got := ""
		if at := reading.Files[0].AsOf; at != nil {
			got = at.Day.String() + " " + at.Column
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
