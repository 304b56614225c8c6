package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// named finds `package.Function` and `package.Type.Method` in a text.
var named = regexp.MustCompile("`([a-z]+)\\.([A-Za-z]+(?:\\.[A-Z][A-Za-z]*)?)`")

// path finds `cmd/...`, `data/...`, `sim/...`, `report/...` and the like.
var path = regexp.MustCompile("`((?:cmd|data|sim|report|testdata|docs|\\.ci)/[a-zA-Z0-9_./-]*)`")

// TestArchitectureNamesWhatExists looks up every function and every path that ARCHITECTURE.md names.
func TestArchitectureNamesWhatExists(t *testing.T) {
	root := filepath.Join("..", "..")
	text, err := os.ReadFile(filepath.Join(root, "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	declared := functions(t, root)
	functions := 0
	for _, m := range named.FindAllStringSubmatch(string(text), -1) {
		if m[2] == "go" || m[2] == "md" || m[2] == "json" { // a file
			continue
		}
		functions++
		if !declared[m[1]+"."+m[2]] {
			t.Errorf("ARCHITECTURE.md names %s.%s, which is not declared", m[1], m[2])
		}
	}
	if functions < 10 {
		t.Errorf("only %d functions are named: was the flow understood?", functions)
	}
	for _, m := range path.FindAllStringSubmatch(string(text), -1) {
		if strings.Contains(m[1], "ID.yaml") { // stands for any
			continue
		}
		if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(m[1]))); err != nil {
			t.Errorf("ARCHITECTURE.md names %s: %v", m[1], err)
		}
	}
}

// functions are the functions and methods of the four floors, as package.Name and package.Type.Name.
func functions(t *testing.T, root string) map[string]bool {
	declared := make(map[string]bool)
	for _, floor := range []string{"cmd", "report", "sim", "data"} {
		err := filepath.WalkDir(filepath.Join(root, floor), func(path string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			for _, d := range file.Decls {
				declare(declared, file.Name.Name, d)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return declared
}

func declare(declared map[string]bool, in string, d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		name := d.Name.Name
		if d.Recv != nil {
			receiver := d.Recv.List[0].Type
			if pointer, ok := receiver.(*ast.StarExpr); ok {
				receiver = pointer.X
			}
			if ident, ok := receiver.(*ast.Ident); ok {
				name = ident.Name + "." + name
			}
		}
		declared[in+"."+name] = true
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			kind, ok := spec.(*ast.TypeSpec)
			if !ok {
				continue
			}
			if contract, ok := kind.Type.(*ast.InterfaceType); ok {
				for _, method := range contract.Methods.List {
					for _, name := range method.Names {
						declared[in+"."+kind.Name.Name+"."+name.Name] = true
					}
				}
			}
		}
	}
}
