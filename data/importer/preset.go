// Package importer reads exports of other systems. A preset says in YAML how
// a system's columns become the native ones; posting does the rest.
package importer

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"firstcall/data/nearest"
	"firstcall/data/posting"
)

// Preset describes one system's export.
type Preset struct {
	ID    string `yaml:"-"` // the name of its file
	Title string `yaml:"title"`
	Files []File `yaml:"files"` // in the order in which they must be read
}

// File describes one kind of file in the export.
type File struct {
	Match     string    `yaml:"match"`     // a glob over names of files
	Delimiter string    `yaml:"delimiter"` // one character
	Dates     []string  `yaml:"dates"`     // such as m/d/yyyy, tried in turn (see layout)
	Tables    []Table   `yaml:"tables"`    // what each row becomes, in the order of posting
	Counted   []Counted `yaml:"counted"`
	Unused    []string  `yaml:"unused"` // known columns that say nothing that a ledger holds
}

// Table makes a row of a native table from a row of the file.
type Table struct {
	Table   string            `yaml:"table"`
	When    string            `yaml:"when"`     // only where this column is not blank
	OncePer string            `yaml:"once_per"` // only the first row for each value of this native column
	Columns map[string]string `yaml:"columns"`  // native column: the file's column
}

// Counted is a yes/no column without a place in a ledger: its yes is counted and reported.
type Counted struct {
	Column string   `yaml:"column"`
	Yes    []string `yaml:"yes"`
	No     []string `yaml:"no"` // blank is always a no
	As     string   `yaml:"as"`
}

//go:embed presets/*.yaml
var presets embed.FS

// IDs lists the presets, in alphabetical order.
func IDs() []string {
	entries, err := presets.ReadDir("presets")
	if err != nil {
		panic(err) // embedded at build time
	}
	var ids []string
	for _, e := range entries {
		ids = append(ids, strings.TrimSuffix(e.Name(), ".yaml"))
	}
	return ids
}

// IDList is IDs as text for messages.
func IDList() string { return strings.Join(IDs(), ", ") }

// UnknownPresetError says that there is no preset of that name.
type UnknownPresetError struct{ ID string }

func (e *UnknownPresetError) Error() string {
	return fmt.Sprintf("unknown preset %q%s: there is %s", e.ID, nearest.Hint(e.ID, IDs()), IDList())
}

// Load finds a preset by its id.
func Load(id string) (*Preset, error) {
	for _, known := range IDs() {
		if known == id {
			text, err := presets.ReadFile("presets/" + id + ".yaml")
			if err != nil {
				return nil, fmt.Errorf("reading preset %s: %w", id, err)
			}
			return Parse(id, text)
		}
	}
	return nil, &UnknownPresetError{id}
}

// Parse reads a preset and checks that it means something: unknown keys,
// unknown native columns, missing required ones and unreadable date formats are errors.
func Parse(id string, text []byte) (*Preset, error) {
	p := Preset{ID: id}
	if err := decode(text, &p); err != nil {
		return nil, fmt.Errorf("preset %s: %w", id, err)
	}
	if len(p.Files) == 0 {
		return nil, fmt.Errorf("preset %s: no files", id)
	}
	for _, f := range p.Files {
		if err := f.check(); err != nil {
			return nil, fmt.Errorf("preset %s, file %q: %w", id, f.Match, err)
		}
	}
	return &p, nil
}

// decode turns the panics of the YAML library, such as on a list that is only
// a tag, into errors.
func decode(text []byte, p *Preset) (err error) {
	defer func() {
		if panicked := recover(); panicked != nil {
			err = fmt.Errorf("not YAML that can be decoded: %v", panicked)
		}
	}()
	return yaml.UnmarshalWithOptions(text, p, yaml.Strict())
}

func (f File) check() error {
	if _, err := path.Match(f.Match, "x"); err != nil || f.Match == "" {
		return fmt.Errorf("match %q is not a pattern of file names", f.Match)
	}
	if delimiter := []rune(f.Delimiter); len(delimiter) != 1 || !validDelimiter(delimiter[0]) {
		return fmt.Errorf("delimiter %q: want one character, such as ; or a tab", f.Delimiter)
	}
	for _, d := range f.Dates {
		if _, err := layout(d); err != nil {
			return err
		}
	}
	if len(f.Tables) == 0 {
		return fmt.Errorf("no tables")
	}
	for _, t := range f.Tables {
		if err := t.check(); err != nil {
			return err
		}
	}
	for _, c := range f.Counted {
		if c.Column == "" || c.As == "" || len(c.Yes) == 0 {
			return fmt.Errorf("counted: column, yes and as are required")
		}
	}
	return nil
}

// validDelimiter follows encoding/csv.
func validDelimiter(r rune) bool {
	return r != 0 && r != '"' && r != '\r' && r != '\n' && r != '\ufffd'
}

func (t Table) check() error {
	native, err := nativeTable(t.Table)
	if err != nil {
		return err
	}
	known := make([]string, len(native.Columns))
	for i, c := range native.Columns {
		known[i] = c.Name
		if c.Required && t.Columns[c.Name] == "" {
			return fmt.Errorf("table %s: required column %s comes from nowhere", t.Table, c.Name)
		}
	}
	for _, name := range sortedKeys(t.Columns) {
		if !slices.Contains(known, name) {
			return fmt.Errorf("table %s: unknown column %q%s", t.Table, name, nearest.Hint(name, known))
		}
	}
	if t.OncePer != "" && t.Columns[t.OncePer] == "" {
		return fmt.Errorf("table %s: once_per names %q, which is not among its columns", t.Table, t.OncePer)
	}
	return nil
}

func nativeTable(name string) (posting.Table, error) {
	var names []string
	for _, t := range posting.Tables() {
		if t.Name == name {
			return t, nil
		}
		names = append(names, t.Name)
	}
	return posting.Table{}, fmt.Errorf("unknown table %q%s", name, nearest.Hint(name, names))
}
