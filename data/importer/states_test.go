package importer

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"firstcall/data/posting"
)

// A column of states says which invoices are settled and which are none; the
// money of either stands in the account of the file.
func TestColumnsOfStates(t *testing.T) {
	for name, c := range map[string]struct{ column, states, want string }{
		"states":         {"Status", "Paid,Sent,Void", "open 2.00, set aside 1.00, left out 4.00"},
		"German":         {"Zahlungsstatus", "bezahlt,offen,Storniert", "open 2.00, set aside 1.00, left out 4.00"},
		"yes and no":     {"Paid", "Yes,No,No", "open 6.00, set aside 1.00, left out 0.00"},
		"a cross":        {"Bezahlt", "x,,", "open 6.00, set aside 1.00, left out 0.00"},
		"unknown states": {"Status", "A,B,C", "open 7.00, set aside 0.00, left out 0.00"},
		"another column": {"Colour", "Paid,Sent,Void", "open 7.00, set aside 0.00, left out 0.00"},
	} {
		text := "Invoice;Customer;Invoice date;Due date;Amount;" + c.column + "\n"
		states := strings.Split(c.states, ",")
		for i, state := range states {
			text += fmt.Sprintf("%d;Ash;2024-01-31;2024-03-01;%d.00;%s\n", i, 1<<i, state)
		}
		dir := writeAll(t, map[string]string{"list.csv": text})
		l, reading, used, err := Open(filepath.Join(dir, "list.csv"), nil, posting.Rules{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		open := l.Invoice(0).Amount
		for i := 1; i < l.NumInvoices(); i++ {
			open += l.Invoice(i).Amount
		}
		s := reading.Files[0].Sums[0]
		if got := fmt.Sprintf("open %v, set aside %v, left out %v", open, s.SetAside, s.LeftOut); got != c.want || s.Used != open || len(reading.Files[0].Sums) != 1 {
			t.Errorf("%s: %s, want %s; %+v", name, got, c.want, reading.Files[0].Sums)
		}
		again, err := Parse("saved", used.Map())
		if err != nil {
			t.Fatal(err)
		}
		if l2, _, _, err := Open(filepath.Join(dir, "list.csv"), again, posting.Rules{}); err != nil || l2.Digest != l.Digest {
			t.Errorf("%s: read by the saved map it is another ledger: %v", name, err)
		}
	}
}
