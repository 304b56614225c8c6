package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/posting"
	"firstcall/sim/strategy"
)

func readme(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestReadmeCommands finds the command and parses the flags of each line that the manual shows.
func TestReadmeCommands(t *testing.T) {
	line := regexp.MustCompile(`(?m)^(?:go run ./cmd/firstcall|firstcall) (.*)$`)
	shown := 0
	var blocks string
	for i, part := range strings.Split(readme(t), "\n```") {
		if i%2 == 1 {
			blocks += part
		}
	}
	for _, m := range line.FindAllStringSubmatch(blocks, -1) {
		text, _, _ := strings.Cut(m[1], "#")
		root := newRootCommand(&environment{})
		cmd, rest, err := root.Find(strings.Fields(text))
		switch {
		case err != nil:
			t.Errorf("%s: %v", text, err)
		case cmd == root:
			t.Errorf("%s: no such command", text)
		default:
			if err := cmd.ParseFlags(rest); err != nil {
				t.Errorf("%s: %v", text, err)
			}
			if err := cmd.Args(cmd, cmd.Flags().Args()); err != nil {
				t.Errorf("%s: %v", text, err)
			}
		}
		shown++
	}
	if shown < 4 {
		t.Errorf("only %d commands found", shown)
	}
}

// TestReadmePlaybook loads the manual's playbook, and looks for every key in its table.
func TestReadmePlaybook(t *testing.T) {
	text := readme(t)
	_, rest, found := strings.Cut(text, "```yaml\n")
	example, _, closed := strings.Cut(rest, "```")
	if !found || !closed {
		t.Fatal("no playbook in the README")
	}
	playbook, err := strategy.Load("README.md", []byte(example))
	if err != nil {
		t.Fatal(err)
	}
	if len(playbook.Strategies) != 3 {
		t.Errorf("%d strategies, want 3", len(playbook.Strategies))
	}
	mistaken := "no_such_key: 1\n"
	if _, err := strategy.Load("README.md", []byte(example+mistaken)); err == nil {
		t.Error("a wrong key was accepted: the example proves nothing")
	}
}

// TestReadmeTables compares the manual's native tables with what is read: required names are bold.
func TestReadmeTables(t *testing.T) {
	text := readme(t)
	for _, table := range posting.Tables() {
		row := regexp.MustCompile(`(?m)^\| \**` + table.Name + `\** \| (.*) \|$`).FindStringSubmatch(text)
		if row == nil {
			t.Errorf("no table %s", table.Name)
			continue
		}
		words := regexp.MustCompile(`\**[a-z_]+\**`).FindAllString(row[1], -1)
		for _, c := range table.Columns {
			if !slices.Contains(words, c.Name) && !slices.Contains(words, "**"+c.Name+"**") {
				t.Errorf("%s: no column %s", table.Name, c.Name)
			}
			if c.Required && !slices.Contains(words, "**"+c.Name+"**") {
				t.Errorf("%s: %s is required, but not bold", table.Name, c.Name)
			}
		}
	}
	for _, outcome := range ledger.OutcomeNames() {
		if !strings.Contains(text, "`"+outcome+"`") {
			t.Errorf("outcome %s is not listed", outcome)
		}
	}
}

// TestReadmeExitCodes compares the manual's list with the one in every help.
func TestReadmeExitCodes(t *testing.T) {
	text := readme(t)
	for _, m := range regexp.MustCompile(`(\d+) ([a-z][^·\n]*[a-z])`).FindAllStringSubmatch(exitCodesHelp, -1) {
		if !regexp.MustCompile(`(?m)^\| ` + m[1] + ` \| ` + regexp.QuoteMeta(m[2])).MatchString(text) {
			t.Errorf("exit code %s (%s) is not in the README", m[1], m[2])
		}
	}
}
