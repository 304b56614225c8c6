package importer

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"firstcall/data/ledger"
	"firstcall/data/posting"
	"firstcall/data/source"
)

// rewrite gives the cells of a text and writes them again, each as change makes it.
func rewrite(t *testing.T, text []byte, change func(line int, cells []string) []string, write func(cells []string) string) []byte {
	t.Helper()
	r, err := source.Text(bytes.NewReader(text), source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := 0; ; line++ {
		cells, err := r.Next()
		if err != nil {
			return []byte(b.String())
		}
		b.WriteString(write(change(line, append([]string{}, cells...))))
	}
}

func same(_ int, cells []string) []string { return cells }

func asCSV(delimiter rune, ends string, always bool) func([]string) string {
	return func(cells []string) string {
		if always {
			quoted := make([]string, len(cells))
			for i, cell := range cells {
				quoted[i] = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			return strings.Join(quoted, string(delimiter)) + ends
		}
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		w.Comma = delimiter
		_ = w.Write(cells) // a buffer never fails
		w.Flush()
		return strings.TrimSuffix(b.String(), "\n") + ends
	}
}

// TestSamplesHoweverTheyAreWritten writes each sample in ways that change no
// figure: each must be found by looking, and give the same invoices and payments.
func TestSamplesHoweverTheyAreWritten(t *testing.T) {
	plain := asCSV(',', "\n", false)
	ways := map[string]func(text []byte) []byte{
		"commas":     func(text []byte) []byte { return rewrite(t, text, same, plain) },
		"tabs":       func(text []byte) []byte { return rewrite(t, text, same, asCSV('\t', "\r\n", false)) },
		"semicolons": func(text []byte) []byte { return rewrite(t, text, same, asCSV(';', "\n", false)) },
		"all quoted": func(text []byte) []byte { return rewrite(t, text, same, asCSV(',', "\r\n", true)) },
		"old line ends": func(text []byte) []byte {
			return bytes.ReplaceAll(rewrite(t, text, same, plain), []byte("\n"), []byte("\r"))
		},
		"a mark": func(text []byte) []byte { return append([]byte("\xef\xbb\xbf"), rewrite(t, text, same, plain)...) },
		"UTF-16": func(text []byte) []byte {
			var b bytes.Buffer
			b.WriteString("\xff\xfe")
			for _, unit := range utf16.Encode([]rune(string(rewrite(t, text, same, plain)))) {
				b.Write([]byte{byte(unit), byte(unit >> 8)})
			}
			return b.Bytes()
		},
		"blank columns behind": func(text []byte) []byte {
			return rewrite(t, text, func(_ int, cells []string) []string { return append(cells, "", "", "") }, plain)
		},
		"spaces": func(text []byte) []byte {
			return rewrite(t, text, func(_ int, cells []string) []string {
				for i := range cells {
					cells[i] = " " + cells[i] + "\u00a0 "
				}
				return cells
			}, plain)
		},
		"a title": func(text []byte) []byte {
			return append([]byte("Acme Ltd\nReceivables\n\n"), rewrite(t, text, same, plain)...)
		},
		"blank rows": func(text []byte) []byte {
			return rewrite(t, text, same, func(cells []string) string { return plain(cells) + strings.Repeat(",", len(cells)-1) + "\n" })
		},
		"a footer": func(text []byte) []byte {
			return append(rewrite(t, text, same, plain), "\nPrinted by office\n"...)
		},
	}
	for _, s := range samples() {
		from := filepath.Join("..", "..", "testdata", "presets", s.path)
		want, reading, _, err := Open(from, nil, posting.Rules{})
		if err != nil && !errors.Is(err, ledger.ErrOnlyCalls) {
			t.Fatal(err)
		}
		for name, way := range ways {
			dir := t.TempDir()
			err := filepath.WalkDir(from, func(path string, d os.DirEntry, err error) error {
				if err != nil || d.IsDir() {
					return err
				}
				text, err := os.ReadFile(path)
				if err != nil {
					return err
				}
				return os.WriteFile(filepath.Join(dir, filepath.Base(path)), way(text), 0o644)
			})
			if err != nil {
				t.Fatal(err)
			}
			l, again, _, err := Open(dir, nil, posting.Rules{})
			if err != nil && !errors.Is(err, ledger.ErrOnlyCalls) {
				t.Errorf("%s, %s: %v", s.path, name, err)
				continue
			}
			if a, b := figures(want), figures(l); a != b {
				t.Errorf("%s, %s: %s\nwant\n%s", s.path, name, b, a)
			}
			for i, f := range again.Files {
				if i < len(reading.Files) && (f.Refused != reading.Files[i].Refused || fmt.Sprint(f.Sums) != fmt.Sprint(reading.Files[i].Sums)) {
					t.Errorf("%s, %s: %d refused, %v, want %d, %v", s.path, name, f.Refused, f.Sums, reading.Files[i].Refused, reading.Files[i].Sums)
				}
			}
		}
	}
}

// figures are the invoices, payments and calls of a ledger without their ids,
// which may be lines.
func figures(l *ledger.Ledger) string {
	var b strings.Builder
	for i := range l.NumInvoices() {
		v := l.Invoice(i)
		fmt.Fprintf(&b, "%s %v %v %v %v\n", l.Customer(int(v.Account)).ID, v.Issued, v.Due, v.Amount, v.CreditNote)
	}
	for i := range l.NumPayments() {
		p := l.Payment(i)
		fmt.Fprintf(&b, "%d paid %v %v\n", p.Invoice, p.PaidOn, p.Amount)
	}
	fmt.Fprintf(&b, "%d calls", l.NumCalls())
	return b.String()
}
