package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"firstcall/data"
	"firstcall/data/source"
)

// marked stands before every name and id of the ledger below.
const marked = "REAL"

// personal are the columns whose cells are marked.
var personal = []string{"customer_id", "name", "phone", "invoice_id", "payment_id", "call_id", "contact_id", "agent", "reason", "template"}

// markedLedger is the small ledger with every name and id marked, and with rows
// that make every remark that names somebody, and every kind of refusal.
func markedLedger(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for table, more := range map[string][]string{
		"customers": {"acorn,Acorn Baking,shop,2023-03-01,2000.00,GB", "ACORN,Acorn,shop,,,GB", "gorse,Gorse,shop,tomorrow,,GB"},
		"invoices":  {"INV-001,acorn,2024-01-11,2024-01-25,575.99,GBP,,,invoice", "INV-002,birch,2024-01-16,2024-02-15,1.00,GBP,,,invoice", "INV-998,nobody,2024-01-16,2024-02-15,1.00,GBP,,,invoice", "CN-9,elder,2024-04-16,,1.00,GBP,,,credit_note", "INV-999,birch,2024-05-16,2030-02-15,7.00,GBP,,,invoice"},
		"payments":  {"PAY-900,INV-001,2024-05-01,20.00", "PAY-901,INV-777,2024-05-01,20.00", "PAY-902,CN-9,2024-05-01,20.00"},
		"calls":     {"CALL-900,nobody,2024-02-16T10:40:00,no_answer,,,25,late,firm,kim", "CALL-001,fern,2024-02-17T10:40:00,promise_to_pay,,,25,,firm,kim", "CALL-901,fern,2024-02-17T10:40:00,promise_to_pay,,,25,lost his job,kim is firm,kim"},
		"contacts":  nil,
	} {
		var rows [][]string
		if table == "contacts" {
			rows = [][]string{{"contact_id", "customer_id", "sent_at", "channel", "template"}, {"1", "fern", "2024-02-17", "letter", "dear-fern"}}
		} else {
			text, err := os.ReadFile(filepath.Join(smallLedger, table+".csv"))
			if err != nil {
				t.Fatal(err)
			}
			if rows, err = csv.NewReader(strings.NewReader(string(text) + strings.Join(more, "\n"))).ReadAll(); err != nil {
				t.Fatal(err)
			}
		}
		for i, name := range rows[0] {
			for _, row := range rows[1:] {
				for _, p := range personal {
					if name == p && row[i] != "" {
						row[i] = marked + row[i]
					}
				}
			}
		}
		var out bytes.Buffer
		if err := csv.NewWriter(&out).WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, table+".csv"), out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// every is the commands of outputs, most those whose bytes are compared.
var (
	every = []string{"check", "json", "refused", "backtest", "estimate", "converted", "late"}
	most  = []string{"check", "backtest", "converted"}
)

// outputs runs commands that write about a ledger, and gives all that was
// written: what was printed, and the content of every file by its name.
func outputs(t *testing.T, ledger string, commands []string, flags ...string) map[string]string {
	t.Helper()
	all, dir := map[string]string{}, t.TempDir()
	out := filepath.Join(dir, "out")
	for name, c := range map[string]struct {
		code int
		args []string
	}{
		"check":     {exitGood, []string{"check", ledger, "--max-refused", "100%", "-o", filepath.Join(dir, "check.json")}},
		"json":      {exitGood, []string{"check", ledger, "--max-refused", "100%", "--format", "json"}},
		"refused":   {exitLedger, []string{"check", ledger}},
		"backtest":  {exitGood, []string{"backtest", ledger, "--max-refused", "100%", "--replications", "3", "-o", out}},
		"estimate":  {exitGood, []string{"backtest", ledger, "--max-refused", "100%", "--estimate", "-o", out}},
		"converted": {exitGood, []string{"convert", ledger, filepath.Join(dir, "converted"), "--max-refused", "100%", "--format", "csv"}},
		"late":      {exitUsage, []string{"backtest", ledger, "--max-refused", "100%", "--from", "2030-01-01", "-o", out}},
	} {
		if !slices.Contains(commands, name) {
			continue
		}
		var printed, said bytes.Buffer
		if code := run(append(c.args, flags...), &printed, &said); code != c.code {
			t.Fatalf("%s: exit code %d, %s", name, code, &said)
		}
		all["stdout of "+name], all["stderr of "+name] = printed.String(), said.String()
	}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		all[d.Name()] = string(text)
		if err != nil || filepath.Ext(path) != ".parquet" {
			return err
		}
		records, err := source.Open(path, source.Options{}) // its texts are compressed
		if err != nil {
			return err
		}
		defer records.Close()
		for {
			cells, err := records.Next()
			if errors.Is(err, io.EOF) {
				return nil
			} else if err != nil {
				return err
			}
			all[d.Name()+" as text"] += strings.Join(cells, ",") + "\n"
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestAnonymiseHidesEveryNameAndID(t *testing.T) {
	ledger := markedLedger(t)
	key := filepath.Join(t.TempDir(), "key")
	if err := os.WriteFile(key, []byte("a key that nobody guesses\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	open := outputs(t, ledger, every)
	for _, where := range []string{"stdout of check", "stdout of json", "check.json", "stderr of refused", "decisions.parquet as text", "customers.csv", "calls.csv"} {
		if !strings.Contains(open[where], marked) {
			t.Errorf("without --anonymise %s names nobody: this test would not see a name there", where)
		}
	}
	for _, rule := range []string{"similar-ids", "name-variants", "overpaid", "doubled-rows", "refused-rows", "distant-due", "promise-without-date", "credit-applied"} {
		if !strings.Contains(open["stdout of check"], rule) {
			t.Errorf("the ledger gives no occasion for %s", rule)
		}
	}
	hidden := outputs(t, ledger, every, "--anonymise-key", key)
	for name, text := range hidden {
		if i := strings.Index(text, marked); i >= 0 {
			t.Errorf("%s shows %.60q", name, text[i:])
		}
	}
	again := outputs(t, ledger, most, "--anonymise-key", key)
	for _, name := range []string{"stdout of check", "check.json", "run.json", "report.html", "decisions.parquet", "results.parquet", "calls.csv"} {
		if hidden[name] == "" || hidden[name] != again[name] {
			t.Errorf("%s is not the same with the same key", name)
		}
	}
	random := outputs(t, ledger, most, "--anonymise")
	if random["calls.csv"] == hidden["calls.csv"] || strings.Contains(random["calls.csv"], marked) {
		t.Error("a key of this run gives the pseudonyms of another")
	}
	if random["results.parquet"] != open["results.parquet"] || random["results.parquet"] != hidden["results.parquet"] {
		t.Error("pseudonyms change what a replay finds")
	}
}

func TestAKeyMustNotBeGuessed(t *testing.T) {
	short := filepath.Join(t.TempDir(), "key")
	if err := os.WriteFile(short, []byte("secret\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	if code := run([]string{"check", smallLedger, "--anonymise-key", short}, io.Discard, &said); code != exitUsage || !strings.Contains(said.String(), "a key of 6 characters can be guessed") {
		t.Errorf("exit code %d: %s", code, &said)
	}
	t.Setenv(keyVariable, "a key in the environment")
	var first, second bytes.Buffer
	for _, out := range []*bytes.Buffer{&first, &second} {
		if code := run([]string{"check", smallLedger, "--anonymise", "--format", "json"}, out, io.Discard); code != exitGood {
			t.Fatal(code)
		}
	}
	if first.String() != second.String() || strings.Contains(first.String(), "birch") {
		t.Error("the key of the environment is not used")
	}
}

// Exports name customers in more places than cells: in group rows, totals and
// the reasons of refusals.
func TestAnonymiseHidesTheNamesInExports(t *testing.T) {
	exports, err := filepath.Glob(filepath.Join("..", "..", "testdata", "presets", "*"))
	if err != nil || len(exports) == 0 {
		t.Fatal(exports, err)
	}
	looked := 0
	for _, export := range exports {
		l, _, err := data.Open(export, data.Options{Rules: data.Rules{MaxRefused: 1}})
		if l == nil {
			t.Errorf("%s: %v", export, err)
			continue
		}
		var out, said bytes.Buffer
		for _, format := range []string{"text", "json"} {
			if code := run([]string{"check", export, "--anonymise", "--max-refused", "1", "--format", format}, &out, &said); code != exitGood {
				t.Fatalf("%s: exit code %d: %s", export, code, &said)
			}
		}
		for i := range l.NumCustomers() {
			c := l.Customer(i)
			for _, text := range []string{c.ID, c.Name, c.Phone} {
				if strings.ContainsFunc(text, unicode.IsLetter) && len(text) > 4 {
					looked++
					if strings.Contains(out.String(), text) {
						t.Errorf("%s shows %q", export, text)
					}
				}
			}
		}
	}
	if looked < 25 {
		t.Errorf("only %d names were looked for", looked)
	}
}
