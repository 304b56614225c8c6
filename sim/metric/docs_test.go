package metric

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// go test ./sim/metric -update writes docs/metrics.md anew from the list.
var update = flag.Bool("update", false, "rewrite docs/metrics.md")

const docsIntro = `# Metrics

What every strategy of a run is measured by: in run.json and in the tables of report.html, with these definitions beside the numbers.
This page is written from the list in sim/metric by ` + "`go test ./sim/metric -update`" + `; a test keeps it so.

A season is the replayed days, both ends included. Money is in the ledger's currency. A value that does not exist, such as the
cash per call of a season without calls, is null in run.json and a dash on the page; means and ranges leave it out.
*Measured* says in which runs a metric is there; the others are in every run.
`

// TestDocs: docs/metrics.md says of every metric what the list says.
func TestDocs(t *testing.T) {
	var b strings.Builder
	b.WriteString(docsIntro)
	group := ""
	for _, m := range all {
		if m.Group != group {
			group = m.Group
			fmt.Fprintf(&b, "\n## %s\n| id | name | unit | better | definition | source | measured |\n|---|---|---|---|---|---|---|\n", group)
		}
		source, when := m.Source, ""
		if source == "" {
			source = "own"
		}
		if m.when.holds != nil {
			when = "if " + m.when.text
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %s |\n", "`"+m.ID+"`", m.Name, m.Unit, m.Better, m.Definition, source, when)
	}
	path := filepath.Join("..", "..", "docs", "metrics.md")
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(text) != b.String() {
		t.Error("docs/metrics.md says something else than the list of metrics; see -update")
	}
}
