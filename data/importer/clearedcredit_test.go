package importer

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/posting"
)

// TestClearedCredits reads FBL5N's items: what a credit note cleared was not paid,
// so that the payments of all rows are those of the file.
func TestClearedCredits(t *testing.T) {
	const head = "Customer|DocumentNo|Type|Clrng doc.|Doc. Date|Pstng Date|Net due dt|Amt in loc.cur.|LCurr|Clearing\n"
	items := func(rows ...string) (text string) {
		for i, row := range rows {
			kind, amount, cleared := strings.Fields(row)[0], strings.Fields(row)[1], strings.Fields(row)[2:]
			by, on := "", ""
			if len(cleared) > 0 {
				by, on = cleared[0], "02/20/2026"
			}
			text += fmt.Sprintf("1000|%d|%s|%s|01/15/2026|01/15/2026|02/14/2026|%s|USD|%s\n", i, kind, by, amount, on)
		}
		return head + text
	}
	for name, c := range map[string]struct{ text, want string }{
		"a credit note and a payment":     {items("RV 100.00 7", "DG 30.00- 7", "DZ 70.00- 7", "DZ 15.00-", "RV 200.00"), "billed 270.00, paid 85.00; invoices 300.00, payments 85.00, credit notes 30.00"},
		"a credit note alone":             {items("RV 100.00 7", "DG 100.00- 7", "RV 200.00"), "billed 200.00, paid 0.00; invoices 300.00, payments 0.00, credit notes 100.00"},
		"of two invoices, the note first": {items("DG 130.00- 7", "RV 100.00 7", "RV 90.00 7", "DZ 60.00- 7"), "billed 60.00, paid 60.00; invoices 190.00, payments 60.00, credit notes 130.00"},
		"a negative invoice":              {items("RV 100.00 7", "RV 30.00- 7", "DZ 70.00- 7"), "billed 70.00, paid 70.00; invoices 100.00, payments 70.00, credit notes 30.00"},
		"of another clearing":             {items("RV 100.00 7", "DZ 100.00- 7", "RV 40.00 8", "DG 30.00- 8", "DZ 10.00- 8"), "billed 110.00, paid 110.00; invoices 140.00, payments 110.00, credit notes 30.00"},
	} {
		l, reading, _, err := Open(filepath.Join(writeAll(t, map[string]string{"items.txt": c.text}), "items.txt"), nil, posting.Rules{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		billed, _, paid := moneyOf(l)
		for _, u := range reading.Unapplied {
			paid += u.Amount
		}
		all := map[string]ledger.Cents{}
		for _, s := range reading.Files[0].Sums {
			all[s.Of] += s.Used + s.SetAside + s.LeftOut + s.Refused
		}
		if got := fmt.Sprintf("billed %v, paid %v; invoices %v, payments %v, credit notes %v", billed, paid, all["invoices"], all["payments"], all["credit notes"]); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestClearedCreditsAgain reads what credit notes cleared twice: a row that is there
// again, or in another list in another order, is the same row.
func TestClearedCreditsAgain(t *testing.T) {
	const head = "Customer|DocumentNo|Type|Clrng doc.|Doc. Date|Pstng Date|Net due dt|Amt in loc.cur.|LCurr|Clearing\n"
	rows := []string{"1000|1|RV|7|01/15/2026|01/15/2026|02/14/2026|100.00|USD|02/20/2026\n", "1000|2|DG|7|01/15/2026|01/15/2026|02/14/2026|130.00-|USD|02/20/2026\n",
		"1000|3|RV|7|01/15/2026|01/15/2026|02/14/2026|90.00|USD|02/20/2026\n", "1000|4|DZ|7|02/20/2026|02/20/2026|02/20/2026|60.00-|USD|02/20/2026\n", "1000|5|RV||01/15/2026|01/15/2026|02/14/2026|50.00|USD|\n"}
	turned := slices.Clone(rows)
	slices.Reverse(turned)
	for name, files := range map[string]map[string]string{
		"once":                  {"a.txt": head + strings.Join(rows, "")},
		"an invoice twice":      {"a.txt": head + strings.Join(rows, "") + rows[2] + rows[0]},
		"a note twice":          {"a.txt": head + strings.Join(rows, "") + rows[1]},
		"a second list, turned": {"a.txt": head + strings.Join(rows, ""), "b.txt": head + strings.Join(turned, "")},
	} {
		l, _, _, err := Open(writeAll(t, files), nil, posting.Rules{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		billed, _, paid := moneyOf(l)
		if got := fmt.Sprintf("billed %v, paid %v", billed, paid); got != "billed 110.00, paid 60.00" {
			t.Errorf("%s: %s", name, got)
		}
	}
}
