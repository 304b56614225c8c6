// Package importer reads exports of other systems. A preset says in YAML what
// a system calls its columns and how it lays out its rows; the importer makes
// native rows of them, and posting does the rest. A map file is a preset of
// the user's own.
package importer

import (
	"embed"
	"fmt"
	"os"
	"strings"

	"firstcall/data/nearest"
)

// Preset describes one system's export.
type Preset struct {
	ID    string `yaml:"-"` // the name of its file
	Title string `yaml:"title,omitempty"`
	Files []File `yaml:"files"` // the kinds of files that the system writes

	own  bool     // a map file
	text []byte   // as written; nil: found by looking
	why  []string // then
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

// ConfigError is a mistake in what the user asked for, not in the ledger: an
// unknown preset, or a map file that means nothing.
type ConfigError struct{ Text string }

func (e *ConfigError) Error() string { return e.Text }

// Source is a preset as it is written, by its id.
func Source(id string) (string, error) {
	for _, known := range IDs() {
		if known == id {
			text, err := presets.ReadFile("presets/" + id + ".yaml")
			return string(text), err
		}
	}
	return "", &ConfigError{fmt.Sprintf("unknown preset %q%s: there is %s", id, nearest.Hints(id, IDs()), IDList())}
}

// Load finds a preset by its id.
func Load(id string) (*Preset, error) {
	text, err := Source(id)
	if err != nil {
		return nil, err
	}
	return Parse(id, []byte(text))
}

// LoadMap reads a map file.
func LoadMap(path string) (*Preset, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, &ConfigError{fmt.Sprintf("reading the map: %v", err)}
	}
	p, err := Parse(path, text)
	if err != nil {
		return nil, err
	}
	p.own = true
	return p, nil
}

// Parse reads a preset, whose name messages call it by, and checks that it
// means something. The error is a *ConfigError with line, caret and the
// nearest valid name.
func Parse(name string, text []byte) (*Preset, error) {
	p := &Preset{ID: name, text: text}
	if err := decode(text, p); err != nil {
		return nil, &ConfigError{fmt.Sprintf("preset %s: %v", name, err)}
	}
	if len(p.Files) == 0 {
		return nil, &ConfigError{fmt.Sprintf("preset %s: no files", name)}
	}
	for i := range p.Files {
		if m := p.Files[i].check(); m != nil {
			m.path = fmt.Sprintf("$.files[%d]%s", i, m.path)
			return nil, &ConfigError{fmt.Sprintf("preset %s: %s", name, m.in(text))}
		}
	}
	return p, nil
}
