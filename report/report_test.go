package report_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"firstcall/report"
	"firstcall/report/internal/example"
	"firstcall/report/runfile"
	"firstcall/report/words"
)

// Rewrite the golden texts only after reading them: go test ./report -update
var update = flag.Bool("update", false, "rewrite golden files")

func plans() map[string]example.Plan {
	few, alone := example.Clear(), example.Clear()
	few.Replications = 3
	alone.Strategies = example.Yardsticks()
	return map[string]example.Plan{
		"clear": example.Clear(), "tie": example.Tie(), "assumed": example.Assumed(),
		"many": example.Many(), "hostile": example.Hostile(), "few": few, "yardsticks": alone, "written": example.Written(), "settled": example.Settled(),
	}
}

func text(t *testing.T, run *runfile.Run) string {
	t.Helper()
	var b bytes.Buffer
	if err := report.WriteText(&b, run); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func page(t *testing.T, run *runfile.Run) string {
	t.Helper()
	var b bytes.Buffer
	if err := report.WritePage(&b, run); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTextGolden(t *testing.T) {
	for name, plan := range plans() {
		path := filepath.Join("..", "testdata", "golden", "report-"+name+".txt")
		got := text(t, plan.Run())
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: got\n%swant\n%s", name, got, want)
		}
	}
}

// What the run file says, page and terminal say too, to the last digit shown.
func TestTextPageAndRunFileAgree(t *testing.T) {
	for name, plan := range plans() {
		var b bytes.Buffer
		if err := runfile.WriteJSON(&b, plan.Run()); err != nil {
			t.Fatal(err)
		}
		run := new(runfile.Run)
		if err := json.Unmarshal(b.Bytes(), run); err != nil {
			t.Fatal(err)
		}
		run = run.Printable()
		terminal, p := text(t, plan.Run()), page(t, plan.Run())
		ranking := gridOf(t, p, "The strategies, ranked by cash")
		cash, diff := words.CashScale(run), words.DifferenceScale(run, runfile.History)
		for _, s := range run.Strategies {
			shown := []string{cash.Format(float64(s.Metrics[runfile.Cash].Mean))}
			if d, ok := s.Versus[runfile.History][runfile.Cash]; ok {
				shown = append(shown, diff.Signed(float64(d.Mean)), diff.Signed(float64(d.Low))+" to "+diff.Signed(float64(d.High)))
			}
			line := lineOf(t, terminal, s.ID[:min(len(s.ID), 39)])
			row := strings.Join(ranking.row(t, s.ID), " ")
			for _, amount := range shown {
				if !strings.Contains(line, amount) {
					t.Errorf("%s: the terminal does not say %s of %s: %s", name, amount, s.ID, line)
				}
				if !strings.Contains(row, amount) {
					t.Errorf("%s: the page does not say %s of %s: %s", name, amount, s.ID, row)
				}
			}
		}
		if why := run.Recommendation.Why; !strings.Contains(html.UnescapeString(p), why) || !strings.Contains(strings.Join(strings.Fields(terminal), " "), why) {
			t.Errorf("%s: the verdict's why is missing", name)
		}
	}
}

// Whoever was not replayed to the end comes after all strategies that were, even
// where the luck of its few replications gave it more cash; the answer does not name it.
func TestDroppedComeLast(t *testing.T) {
	p := example.Settled()
	p.Dropped = map[string]int{"approach-12-of-twelve": 60}
	run := p.Run()
	if line := lineOf(t, text(t, run), "approach-12-of-twelve"); !strings.HasPrefix(line, "12 ") {
		t.Errorf("the dropped strategy has the line %q, want the place 12", line)
	}
	if rec := run.Recommendation; rec.Strategy != "approach-11-of-twelve" {
		t.Errorf("the answer names %s, want approach-11-of-twelve", rec.Strategy)
	}
}

func lineOf(t *testing.T, terminal, id string) string {
	t.Helper()
	_, table, _ := strings.Cut(terminal, "calls  evidence\n")
	for _, line := range strings.Split(table, "\n") {
		if strings.Contains(line, " "+id) {
			return line
		}
	}
	t.Fatalf("no line of %s", id)
	return ""
}

func TestPageHoldsBack(t *testing.T) {
	for name, plan := range plans() {
		run := plan.Run()
		p := page(t, run)
		if named := strings.Contains(p, ">recommended<"); named != (run.Recommendation.Verdict == runfile.Clear) {
			t.Errorf("%s: recommended is %v at verdict %s", name, named, run.Recommendation.Verdict)
		}
		assumed := strings.Contains(p, "Assumed, not measured")
		if assumed != (run.Response.Evidence == "C" || name == "written") {
			t.Errorf("%s: assumptions are announced: %v, evidence %s", name, assumed, run.Response.Evidence)
		}
		for _, w := range run.Warnings {
			if !strings.Contains(html.UnescapeString(p), words.Sentence(run, w.Text)) {
				t.Errorf("%s: doubt %s is not on the page", name, w.Code)
			}
		}
		for _, d := range run.Definitions {
			if !strings.Contains(html.UnescapeString(p), d.Definition) {
				t.Errorf("%s: the page does not say what %s is", name, d.Name)
			}
		}
	}
}

var oldDefinition = runfile.Definition{ID: "old", Name: "Of an older version", Unit: "days", Definition: "Has no group."}

// TestPagePolicies: what a policy did and rests on stands on the page, escaped, and the answer names
// it without letting it win.
func TestPagePolicies(t *testing.T) {
	run := example.Written().Run()
	if run.Recommendation.Strategy != "promised-first" || run.Recommendation.Verdict != runfile.Clear {
		t.Errorf("%s, %s: a policy that rests on assumptions takes part in the verdict", run.Recommendation.Strategy, run.Recommendation.Verdict)
	}
	p := page(t, run)
	for _, want := range []string{
		"Beside the contest, resting on assumptions: if these hold, our-policy would collect",
		"<h2 id=\"policies\">What the policies did</h2>", "&lt;b&gt;verification&lt;/b&gt; letter (letter)", "<td class=\"text when\">issue &#43; 1</td>", "<td>4,321</td><td>12</td>",
		"<h2 id=\"assumed\">Assumed, not measured</h2>", "Uplift of a letter", "survey opinion (CCAA/CLLA)", "&#43;$1.00M to &#43;$1.90M", "rests on assumptions, not ranked",
		"our-policy collects", "take no part in the verdict",
	} {
		if !strings.Contains(p, want) {
			t.Errorf("not on the page: %s", want)
		}
	}
	if strings.Contains(p, "<b>verification") {
		t.Error("a step's name is not escaped")
	}
	if p := page(t, example.Clear().Run()); strings.Contains(p, "What the policies did") || strings.Contains(p, "Assumed, not measured") {
		t.Error("tables of policies where there are none")
	}
}

func TestEqualCashSharesAPlace(t *testing.T) {
	p := example.Clear()
	p.Luck, p.OwnLuck = 0, 0
	p.Strategies[5].Gain = p.Strategies[4].Gain
	got := text(t, p.Run())
	for _, want := range []string{"1  promised-first", "2  biggest-balance", "2  oldest-debt", "4  likely-payers"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestFidelityIsChecked(t *testing.T) {
	run := example.Clear().Run()
	if p := page(t, run); !strings.Contains(p, "gave back the recorded cash exactly") {
		t.Error("an exact replay is not said to be exact")
	}
	run.Trust.Fidelity.Exact = false
	if p := page(t, run); !strings.Contains(p, "do not rely on this run") || !strings.Contains(strings.Join(strings.Fields(text(t, run)), " "), "do not rely on this run") {
		t.Error("a replay that is a cent off passes")
	}
}

// TestPageNext: the recommended strategy's list stands in full with names as text, the others' beside it.
func TestPageNext(t *testing.T) {
	p := page(t, example.Clear().Run())
	for _, want := range []string{
		">Whom to call on Monday, 23 June 2025</h2>", "The first 10 calls of promised-first",
		`<th scope="row" role="rowheader" class="name">Customer 1 &amp; Sons <small>C01</small></th><td role="cell" class="owed">$900,000</td><td role="cell" class="text" data-label="For">12 days</td><td role="cell" class="text" data-label="Last">promised to pay by 21 Jun 2025; spoken to on 11 Jun 2025</td>`,
		"&lt;script&gt;alert(&#34;name&#34;)&lt;/script&gt;", "<dt>oldest-debt</dt>",
	} {
		if !strings.Contains(p, want) {
			t.Errorf("not on the page: %s", want)
		}
	}
	const unproven = "which this run does not prove better than all others"
	if strings.Contains(p, unproven) {
		t.Error("a clear winner's list is said to be unproven")
	}
	if p := page(t, example.Tie().Run()); !strings.Contains(p, unproven) {
		t.Error("the list of a tied strategy goes without a caution")
	}
	run := example.Clear().Run()
	run.Ledger.Calls = 0
	if p := page(t, run); strings.Contains(p, "never called") || !strings.Contains(p, ">not on record</td>") {
		t.Error("a ledger without calls is said to show that nobody was called")
	}
	run.Next = nil
	if strings.Contains(page(t, run), "Whom to call on") {
		t.Error("a list of calls where nobody is to be called")
	}
}

func TestWriteFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	run := example.Clear().Run()
	if err := report.WriteFolder(dir, run, report.File{Name: "extra.parquet", Content: []byte("PAR1")}); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	want := "aging-at-the-end.png aging-at-the-end.svg cash-against-calls.png cash-against-calls.svg " +
		"cash-against-capacity.png cash-against-capacity.svg cash-by-month.png cash-by-month.svg " +
		"difference-to-history.png difference-to-history.svg extra-cash-against-calls.png extra-cash-against-calls.svg " +
		"extra.parquet report.html run.json summary.png weeks-forecast.png weeks-forecast.svg where-it-wins.png where-it-wins.svg who-gets-called.png who-gets-called.svg"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	// Redrawn from the file, every byte is the same.
	f, err := os.Open(filepath.Join(dir, "run.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	again, err := runfile.ReadJSON(f, "run.json")
	if err != nil {
		t.Fatal(err)
	}
	other := t.TempDir()
	if err := report.WriteFolder(other, again); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"report.html", "run.json", "summary.png", "extra-cash-against-calls.png"} {
		a, errA := os.ReadFile(filepath.Join(dir, name))
		b, errB := os.ReadFile(filepath.Join(other, name))
		if errA != nil || errB != nil || !bytes.Equal(a, b) {
			t.Errorf("%s redrawn differs (%v, %v)", name, errA, errB)
		}
	}
}

func TestWriteFolderLeavesNothingHalf(t *testing.T) {
	dir := t.TempDir()
	// A folder stands where a file should go: the rename fails.
	if err := os.MkdirAll(filepath.Join(dir, "run.json", "x"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := report.WriteFolder(dir, example.Clear().Run()); err == nil {
		t.Fatal("no error")
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			t.Errorf("left behind: %s", e.Name())
		}
	}
	occupied := filepath.Join(dir, "file")
	if err := os.WriteFile(occupied, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := report.WriteFolder(occupied, example.Clear().Run()); err == nil {
		t.Error("a file was taken for a folder")
	}
}

// A name from a playbook must not steer the terminal.
func TestTextIsPrintable(t *testing.T) {
	p := example.Clear()
	p.Strategies[3].ID = "evil\x1b[2J\r\n"
	if got := text(t, p.Run()); strings.ContainsAny(got, "\x1b\r") {
		t.Errorf("%q", got)
	}
}

// TestPromisesOfBefore: what customers promised before the season is no merit of a strategy that asks for nothing in it.
func TestPromisesOfBefore(t *testing.T) {
	for made, want := range map[runfile.Number]bool{0: false, 3: true} {
		run := example.Clear().Run()
		run.Definitions = append(run.Definitions, runfile.Definition{ID: "promises_kept", Name: "Promises kept", Group: "Promises", Unit: "share", Better: "higher", Definition: "x."})
		for i := range run.Strategies {
			run.Strategies[i].Metrics["promises_made"] = runfile.Metric{Mean: made}
			run.Strategies[i].Metrics["promises_kept"] = runfile.Metric{Mean: 0.4321}
		}
		if got := strings.Contains(page(t, run), "0.4321"); got != want {
			t.Errorf("with %v promises made, the share kept is shown: %v, want %v", made, got, want)
		}
	}
}
