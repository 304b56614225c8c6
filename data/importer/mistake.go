package importer

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml"

	"firstcall/data/nearest"
)

// maxBytes bounds a preset, and maxOpen its brackets: the YAML parser
// recurses, and a stack that is used up can't be recovered from.
const (
	maxBytes = 256 << 10
	maxOpen  = 50
)

// decode turns the panics of the YAML library, such as on a list that is only
// a tag, into errors, and offers the nearest valid key.
func decode(text []byte, p *Preset) (err error) {
	if len(text) > maxBytes || depth(text) > maxOpen {
		return fmt.Errorf("longer than %d bytes, or more than %d brackets are open", maxBytes, maxOpen)
	}
	defer func() {
		if panicked := recover(); panicked != nil {
			err = fmt.Errorf("not YAML that can be decoded: %v", panicked)
		}
	}()
	err = yaml.UnmarshalWithOptions(text, p, yaml.Strict())
	if err == nil {
		return nil
	}
	message := strings.TrimRight(yaml.FormatError(err, false, true), "\n")
	if m := unknownField.FindStringSubmatch(message); m != nil {
		message = strings.Replace(message, m[0], m[0]+nearest.Hint(m[1], keys()), 1)
	}
	message = definedTwice.ReplaceAllString(message, "$0: write its lines below those that are there")
	return fmt.Errorf("%s", message)
}

var definedTwice = regexp.MustCompile(`mapping key "[^"]*" already defined at \[[0-9:]+\]`)

// depth is how many brackets are open at most.
func depth(text []byte) (most int) {
	open := 0
	for _, c := range text {
		switch c {
		case '[', '{':
			open++
		case ']', '}':
			open = max(open-1, 0)
		}
		most = max(most, open)
	}
	return most
}

var unknownField = regexp.MustCompile(`unknown field "([^"]*)"`)

// keys are all keys of the grammar.
func keys() []string {
	var names []string
	for _, t := range []reflect.Type{reflect.TypeFor[Preset](), reflect.TypeFor[File](), reflect.TypeFor[Condition](), reflect.TypeFor[Counted]()} {
		for i := range t.NumField() {
			if name, _, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ","); name != "-" && name != "" {
				names = append(names, name)
			}
		}
	}
	return names
}

// mistake is what is wrong at a path of the YAML.
type mistake struct{ path, text string }

func wrong(path, format string, args ...any) *mistake {
	return &mistake{path, fmt.Sprintf(format, args...)}
}

// in words the mistake with the place in the text, where it can be found.
func (m *mistake) in(text []byte) (worded string) {
	worded = m.text
	defer func() { _ = recover() }() // the same library as in decode
	path, err := yaml.PathString(m.path)
	if err != nil {
		return worded
	}
	shown, err := path.AnnotateSource(text, false)
	if err != nil {
		return worded
	}
	return m.text + "\n" + strings.TrimRight(string(shown), "\n")
}
