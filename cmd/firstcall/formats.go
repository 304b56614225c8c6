package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"firstcall/data/nearest"
	"firstcall/report"
)

// formats are the values of --format of compare and gate.
var formats = []string{"text", "md", "json", "junit", "github"}

// suffixes say in which format a file is written.
var suffixes = map[string]string{".txt": "text", ".md": "md", ".json": "json", ".xml": "junit"}

// telling are the flags that say how an answer is told.
type telling struct {
	Format string
	Output []string
	All    bool
}

// AddFlags declares the flags.
func (o *telling) AddFlags(f *pflag.FlagSet) {
	f.StringVar(&o.Format, "format", "text", "on standard output: text, md (for a pull request), json, junit or github (annotations)")
	f.StringArrayVarP(&o.Output, "output", "o", nil, "also write a file, in the format of its ending: .txt, .md, .json or .xml (JUnit); can be repeated")
	f.BoolVar(&o.All, "all", false, "fold nothing: show what did not change, too")
}

// check refuses what can't be told, before anything is read.
func (o *telling) check() error {
	if !slices.Contains(formats, o.Format) {
		return usageError(fmt.Errorf("--format %q: want %s%s", o.Format, strings.Join(formats, ", "), nearest.Hint(o.Format, formats)))
	}
	for _, path := range o.Output {
		if suffixes[filepath.Ext(path)] == "" {
			return usageError(fmt.Errorf("--output %s: the ending says the format: want .txt, .md, .json or .xml (JUnit)", path))
		}
	}
	return nil
}

// tell writes to standard output, and each file whole or not at all.
func (o *telling) tell(stdout io.Writer, write func(w io.Writer, format string) error) error {
	for _, path := range o.Output {
		var b bytes.Buffer
		if err := write(&b, suffixes[filepath.Ext(path)]); err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return fmt.Errorf("--output %s: %w", path, err)
		}
		if err := report.WriteFile(path, b.Bytes()); err != nil {
			return fmt.Errorf("--output %s: %w", path, err)
		}
	}
	return write(stdout, o.Format)
}
