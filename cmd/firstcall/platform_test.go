package main

import (
	"bufio"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// fused finds a product that the compiler for arm64 has fused into a sum, and
// the place in the source that it comes from.
var fused = regexp.MustCompile(`\(([^()]+\.go:\d+)\)\tFN?M(?:ADD|SUB)[SD]\t`)

// TestNoFusedProducts compiles all of firstcall for arm64 and reads the assembly: a
// product that is fused into a sum has another last digit there than on amd64.
// float64(x*y) + z forbids it (see package portable).
func TestNoFusedProducts(t *testing.T) {
	if text, err := arm64(t.TempDir(), "math").CombinedOutput(); err != nil {
		t.Skipf("this Go can't compile for arm64, so nothing is checked: %v\n%s", err, text)
	}
	control := t.TempDir()
	for name, text := range map[string]string{
		"go.mod": "module control\n",
		"a.go":   "package control\n\nfunc Fused(x, y, z float64) float64 { return x*y + z }\n\nfunc Apart(x, y, z float64) float64 { return float64(x*y) + z }\n",
	} {
		if err := os.WriteFile(filepath.Join(control, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if places, _ := fusedIn(t, control); len(places) != 1 || !strings.HasSuffix(places[0], "a.go:3") {
		t.Fatalf("found in a package that fuses one product of two: %v", places)
	}
	places, functions := fusedIn(t, filepath.Join("..", ".."))
	if functions < 1000 {
		t.Errorf("only %d functions of firstcall were compiled", functions)
	}
	for _, place := range places {
		t.Errorf("%s: a product is fused into a sum on arm64; write float64(x*y) + z", place)
	}
}

// fusedIn are the places of fused products in all packages of the module in dir, and how many functions these have.
func fusedIn(t *testing.T, dir string) (places []string, functions int) {
	t.Helper()
	build := arm64(dir, "-gcflags=-S", "./...")
	output, err := build.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := build.Start(); err != nil {
		t.Fatal(err)
	}
	var said []string // what is no assembly: a mistake in the source
	seen := make(map[string]bool)
	lines := bufio.NewScanner(output)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		switch line := lines.Text(); {
		case strings.Contains(line, " STEXT "):
			functions++
		case strings.HasPrefix(line, "\t"):
			if m := fused.FindStringSubmatch(line); m != nil && !seen[m[1]] {
				seen[m[1]] = true
				places = append(places, m[1])
			}
		case len(said) < 20:
			said = append(said, line)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if err := build.Wait(); err != nil {
		t.Fatalf("%s: %v\n%s", build, err, strings.Join(said, "\n"))
	}
	return places, functions
}

func arm64(dir string, arguments ...string) *exec.Cmd {
	build := exec.Command("go", append([]string{"build"}, arguments...)...)
	build.Dir = dir
	build.Env = append(os.Environ(), "GOOS=linux", "GOARCH=arm64", "CGO_ENABLED=0", "GOWORK=off")
	return build
}

// exact are the names of package math that have the same bits everywhere:
// IEEE 754 defines them to the last bit, or they take bits apart.
var exact = regexp.MustCompile(`^(Abs|Ceil|Copysign|Float64bits|Float64frombits|Floor|Frexp|Inf|IsInf|IsNaN|Ldexp|Max|Min|Mod|NaN|Pow10|Round|Signbit|Sqrt|Trunc|` +
	`Pi|E|Ln2|Sqrt2|(Max|Min)(Int|Uint)\d*|MaxFloat64)$`)

// TestNoMathThatDiffers: no package calls a function whose last bit depends on the processor, nor a
// library that does. The charts are drawn by gonum/plot, and show what a run file has found; tests may
// hold anything against it.
func TestNoMathThatDiffers(t *testing.T) {
	root := filepath.Join("..", "..")
	calls := 0
	for _, floor := range []string{"cmd", "report", "sim", "data"} {
		err := filepath.WalkDir(filepath.Join(root, floor), func(path string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			files := token.NewFileSet()
			file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			math := "" // the name by which the file knows it
			for _, spec := range file.Imports {
				target, err := strconv.Unquote(spec.Path.Value)
				if err != nil {
					return err
				}
				switch {
				case target == "math":
					math = "math"
					if spec.Name != nil {
						math = spec.Name.Name
					}
				case target == "math/cmplx" || strings.HasPrefix(target, "math/rand") || strings.HasPrefix(target, "gonum.org/v1/gonum/"):
					t.Errorf("%s imports %s: its last digits depend on the processor; data/portable and sim/luck have none such", path, target)
				}
			}
			ast.Inspect(file, func(n ast.Node) bool {
				s, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				if x, ok := s.X.(*ast.Ident); ok && math != "" && x.Name == math {
					calls++
					if !exact.MatchString(s.Sel.Name) {
						t.Errorf("%s: the last digit of math.%s depends on the processor; see data/portable", files.Position(s.Pos()), s.Sel.Name)
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if calls < 100 {
		t.Errorf("only %d uses of package math found: was anything read?", calls)
	}
}
