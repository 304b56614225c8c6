package importer

import (
	"fmt"
	"path/filepath"
	"testing"

	"firstcall/data/posting"
)

// TestEntries reads ERPNext's journal entries: what they debit is owed, what they
// credit is paid, whatever sign most of them have.
func TestEntries(t *testing.T) {
	const head = "Posting Date,Customer,Voucher Type,Voucher No,Due Date,Invoiced Amount,Paid Amount,Credit Note,Outstanding Amount,Currency\n2026-01-04,Ash,Sales Invoice,1,2026-02-03,1000.0,0.0,0.0,1000.0,USD\n"
	for name, c := range map[string]struct{ rows, want string }{
		"an opening balance":        {"2026-01-01,Ash,Journal Entry,JV1,2026-01-01,500.0,0.0,0.0,500.0,USD\n", "billed 1500.00, credited 0.00, paid 0.00"},
		"of which some is paid":     {"2026-01-01,Ash,Journal Entry,JV1,2026-01-01,500.0,100.0,0.0,400.0,USD\n", "billed 1400.00, credited 0.00, paid 0.00"},
		"a credit among the paid":   {"2026-02-01,Ash,Journal Entry,JV1,2026-02-01,0.0,50.0,0.0,-50.0,USD\n", "billed 1000.00, credited 0.00, paid 50.00"},
		"a credit among the billed": {"2026-01-01,Ash,Journal Entry,JV1,2026-01-01,500.0,0.0,0.0,500.0,USD\n2026-01-01,Elm,Journal Entry,JV2,2026-01-01,200.0,0.0,0.0,200.0,USD\n2026-02-01,Elm,Journal Entry,JV3,2026-02-01,-50.0,0.0,0.0,-50.0,USD\n", "billed 1700.00, credited 0.00, paid 50.00"},
		"one of several customers": {"2026-01-01,Ash,Journal Entry,JV1,2026-01-01,500.0,0.0,0.0,500.0,USD\n2026-01-01,Birch,Journal Entry,JV1,2026-01-01,200.0,0.0,0.0,200.0,USD\n2026-01-01,Cedar,Journal Entry,JV1,2026-01-01,30.0,0.0,0.0,30.0,USD\n" +
			"2026-01-01,Ash,Journal Entry,JV1,2026-01-01,500.0,0.0,0.0,500.0,USD\n", "billed 1730.00, credited 0.00, paid 0.00"},
	} {
		l, reading, _, err := Open(filepath.Join(writeAll(t, map[string]string{"list.csv": head + c.rows}), "list.csv"), nil, posting.Rules{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		billed, credited, paid := moneyOf(l)
		if got := fmt.Sprintf("billed %v, credited %v, paid %v", billed, credited, paid); got != c.want || reading.Format != "erpnext" {
			t.Errorf("%s: %s, want %s; read as %s", name, got, c.want, reading.Format)
		}
	}
}
