package importer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestManualNamesEveryKey looks for the whole grammar in the manual, and reads its example.
func TestManualNamesEveryKey(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "ledgers.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(append(keys(), roleNames[:]...), kinds...) {
		if name != "title" && name != "files" && !strings.Contains(string(text), "`"+name+"`") && !strings.Contains(string(text), name+":") {
			t.Errorf("docs/ledgers.md does not name %s", name)
		}
	}
	_, rest, found := strings.Cut(string(text), "```yaml\n")
	example, _, closed := strings.Cut(rest, "```")
	if !found || !closed {
		t.Fatal("no map in docs/ledgers.md")
	}
	if _, err := Parse("docs/ledgers.md", []byte(example)); err != nil {
		t.Error(err)
	}
}
