package importer

import (
	"errors"
	"io/fs"
	"path/filepath"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/posting"
)

// TestSamplesHaveTenRows walks the samples, so that none is forgotten in the
// lists of tests, and counts the rows of each that are documents or contacts.
func TestSamplesHaveTenRows(t *testing.T) {
	root := filepath.Join("..", "..", "testdata", "presets")
	paths := []string{"flat/facturas.csv", "flat/aging-groups.csv"}
	for _, s := range samples() {
		paths = append(paths, s.path)
	}
	walked := map[string]bool{}
	for _, path := range paths {
		_, reading, _, err := Open(filepath.Join(root, path), nil, posting.Rules{})
		if err != nil && !errors.Is(err, ledger.ErrOnlyCalls) {
			t.Fatal(err)
		}
		for _, f := range reading.Files {
			walked[f.Name] = true
			rows := f.Rows
			for _, c := range f.LeaveOuts {
				switch c.What {
				case "heading or footer", "total, compared with its rows", "the header again", "continues the row above":
					rows -= c.Rows
				}
			}
			if rows < 10 {
				t.Errorf("%s: %d rows, want 10 or more", f.Name, rows)
			}
		}
	}
	if err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !walked[path] {
			t.Errorf("%s: no test reads it", path)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}
