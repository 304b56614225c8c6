package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestImportDirection keeps the house: cmd -> report -> sim -> data, never
// back; a room never imports its own front door; only data knows Arrow.
func TestImportDirection(t *testing.T) {
	root := filepath.Join("..", "..")
	floor := map[string]int{"data": 0, "sim": 1, "report": 2, "cmd": 3}
	files := 0
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && path != root && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata") {
			return fs.SkipDir
		}
		if filepath.Ext(path) != ".go" {
			return nil
		}
		relative, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		parts := strings.Split(filepath.ToSlash(relative), "/")
		top := parts[0]
		own, known := floor[top]
		if !known {
			return nil
		}
		files++
		room := len(parts) > 2
		parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range parsed.Imports {
			target, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if strings.HasPrefix(target, "github.com/apache/arrow/") && top != "data" {
				t.Errorf("%s imports %s: only data/ may know Arrow", relative, target)
			}
			inside, ours := strings.CutPrefix(target, "firstcall/")
			if !ours {
				continue
			}
			other, _, _ := strings.Cut(inside, "/")
			if floor[other] > own {
				t.Errorf("%s imports %s: the direction is cmd -> report -> sim -> data", relative, target)
			}
			if room && inside == top && !strings.HasSuffix(path, "_test.go") {
				t.Errorf("%s imports %s: a room never imports its own front door", relative, target)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files == 0 {
		t.Fatalf("no Go files found under %s: nothing was checked", root)
	}
}
