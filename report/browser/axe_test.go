package browser

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// axe-core (Mozilla Public License 2.0) is fetched by npm when the test runs,
// never kept here: this version, and this text of it.
const (
	axePackage = "axe-core@4.14.1"
	axeDigest  = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
)

// axe is the text of axe.min.js, or "" with the reason why it can't be had.
func axe(t *testing.T) (script, missing string) {
	t.Helper()
	npm, err := exec.LookPath("npm")
	if err != nil {
		return "", "npm is not installed"
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	dir := t.TempDir()
	pack := exec.CommandContext(ctx, npm, "pack", axePackage, "--silent")
	pack.Dir = dir
	if err := pack.Run(); err != nil {
		return "", "npm could not fetch " + axePackage
	}
	found, err := filepath.Glob(filepath.Join(dir, "*.tgz"))
	if err != nil || len(found) != 1 {
		t.Fatalf("npm pack left %v (%v)", found, err)
	}
	text := fileIn(t, found[0], "package/axe.min.js")
	sum := sha256.Sum256(text)
	if got := hex.EncodeToString(sum[:]); got != axeDigest {
		t.Fatalf("%s has the digest %s, want %s", axePackage, got, axeDigest)
	}
	return string(text), ""
}

func fileIn(t *testing.T, archive, name string) []byte {
	t.Helper()
	packed, err := os.ReadFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	files := tar.NewReader(plain)
	for {
		header, err := files.Next()
		if errors.Is(err, io.EOF) {
			t.Fatalf("%s: no %s", archive, name)
		}
		if err != nil {
			t.Fatal(err)
		}
		if header.Name == name {
			text, err := io.ReadAll(files)
			if err != nil {
				t.Fatal(err)
			}
			return text
		}
	}
}

// No rule of axe-core is broken, those of WCAG 2.2 AA and its own best
// practices, on screens and phones, by day and by night.
func TestAxe(t *testing.T) {
	b := open(t)
	script, missing := axe(t)
	if missing != "" {
		t.Skip(missing)
	}
	for _, name := range []string{"clear", "assumed", "many", "written"} {
		for _, dark := range []bool{false, true} {
			for _, width := range []int64{390, 1200} {
				if dark != (width == 390) && name != "clear" {
					continue // by night on phones, by day on screens
				}
				b.dark(dark)
				b.visit(name, width)
				ask[any](b, script+";0")
				var found struct {
					Violations []struct {
						ID, Help string
						Nodes    []struct{ HTML, FailureSummary string }
					}
					Passes []struct{ ID string }
				}
				text := ask[string](b, `axe.run().then(r => JSON.stringify({violations: r.violations, passes: r.passes}))`)
				if err := json.Unmarshal([]byte(text), &found); err != nil {
					t.Fatal(err)
				}
				if len(found.Passes) < 20 {
					t.Errorf("%s: only %d rules were tried", name, len(found.Passes))
				}
				for _, v := range found.Violations {
					n := v.Nodes[0]
					t.Errorf("%s, width %d, dark %v: %s (%s), %d times: %.200s: %s", name, width, dark, v.ID, v.Help, len(v.Nodes), n.HTML, strings.Join(strings.Fields(n.FailureSummary), " "))
				}
			}
		}
	}
}
