package importer

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"firstcall/data/posting"
)

// Sheets are called after customers, as are groups whose totals a file states,
// and cells that a guess is told by.
func TestAVeilHidesWhatNamesACustomerBesideItsRows(t *testing.T) {
	row := func(cells ...string) string {
		var b strings.Builder
		for _, text := range cells {
			b.WriteString(inline(text))
		}
		return "<row>" + b.String() + "</row>"
	}
	dir := t.TempDir()
	bills := row("Invoice", "Customer", "Invoice date", "Due date", "Amount") + row("7", "a", "2024-01-31", "2024-03-01", "1234.50")
	twice := row("Invoice", "Customer", "Invoice date", "Due date", "Amount") + row("8", "a", "2024-01-31", "2024-03-01", "x")
	writeBook(t, filepath.Join(dir, "read.xlsx"), [2]string{"Hidden Oak", bills}, [2]string{"Empty", ""}, [2]string{"Hidden Elm", row("Per month", "Hidden Elm")})
	writeBook(t, filepath.Join(dir, "refused.xlsx"), [2]string{"Hidden Oak", bills}, [2]string{"Hidden Elm", twice})
	const groups = ",Date,Transaction type,Num,Term,Due date,Open balance\nHidden Works,,,,,,\n,01/05/2026,Invoice,2001,Net 30,02/04/2026,300.00\nTotal for Hidden Works,,,,,,$300.00\n"
	late := strings.NewReplacer("01/05/2026", "13/25/2026", "02/04/2026", "25/13/2026", "2001", "2002").Replace(groups)
	for name, files := range map[string]map[string]string{
		"fault":   {"a.csv": groups, "b.csv": late + ",25/13/2026,Invoice,2003,Net 30,13/25/2026,1.00\n"},
		"guessed": {"a.csv": "Invoice,Customer,Invoice date,Due date,Amount\n7,a,2024-01-31,Hidden Oak,1.00\n"},
	} {
		of := writeAll(t, files)
		if name == "guessed" {
			of = filepath.Join(of, "a.csv")
		}
		veiledShows(t, of, name, "")
	}
	veiledShows(t, filepath.Join(dir, "read.xlsx"), "read", "read.xlsx (sheet 3)")
	veiledShows(t, filepath.Join(dir, "refused.xlsx"), "refused", "refused.xlsx (sheet 2)")
}

// veiledShows opens an export behind a veil, and looks at all that is said of it.
func veiledShows(t *testing.T, path, name, want string) {
	t.Helper()
	_, reading, used, err := Open(path, nil, posting.Rules{Veil: posting.NewVeil([]byte("k"))})
	text, failed := json.Marshal(reading)
	if failed != nil {
		t.Fatal(failed)
	}
	all := string(text)
	if err != nil {
		all += err.Error()
	}
	if used != nil {
		all += string(used.Map())
	}
	if i := strings.Index(all, "Hidden"); i >= 0 {
		t.Errorf("%s shows %.80q", name, all[max(0, i-40):])
	}
	if !strings.Contains(all, want) {
		t.Errorf("%s: %s lacks %q", name, all, want)
	}
}
