package importer

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
)

// Map is the preset as a map file, which LoadMap reads: as it was written, or
// what was found by looking, with why as comments.
func (p *Preset) Map() []byte {
	if p.text != nil {
		return p.text
	}
	var b strings.Builder
	b.WriteString("# How firstcall read an export; firstcall check EXPORT --map FILE reads it by this file.\n# docs/ledgers.md explains each key.\n")
	for _, line := range p.why {
		fmt.Fprintf(&b, "# %s\n", strings.Join(strings.Fields(line), " "))
	}
	text, err := yaml.MarshalWithOptions(p, yaml.IndentSequence(true))
	if err != nil {
		panic(fmt.Sprintf("importer: a preset that can't be written: %v", err)) // plain values only
	}
	b.Write(text)
	return []byte(b.String())
}
