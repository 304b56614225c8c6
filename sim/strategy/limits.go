package strategy

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml/ast"

	"firstcall/data/nearest"
	"firstcall/data/zone"
	"firstcall/sim/book"
)

// Limits protect the customer. They hold for every strategy, on every day; 0 is no limit.
type Limits struct {
	Preset                string     // that they begin with, "" for none
	DaysBetweenAttempts   int        // an attempt on day d is followed by none before day d + this
	DaysAfterConversation int        // the same after somebody was spoken to
	AttemptsPer7Days      int        // attempts on any 7 consecutive days
	MessagesPerDay        int        // letters, e-mails, messages left: on one day
	CallingHours          zone.Hours // in the customer's local time
}

// InBook is the form in which a replay checks the limits. Calling hours need
// the customers' time zones, which a playbook does not know: they are left open.
func (l Limits) InBook() book.Limits {
	return book.Limits{
		DaysBetweenAttempts:   l.DaysBetweenAttempts,
		DaysAfterConversation: l.DaysAfterConversation,
		AttemptsPer7Days:      l.AttemptsPer7Days,
		MessagesPerDay:        l.MessagesPerDay,
	}
}

//go:embed limits/*.yaml
var limitFiles embed.FS

// presetNames are limits that somebody else wrote down. A new one is a file
// limits/<name>.yaml and a line here.
var presetNames = []string{"reg-f", "massachusetts"}

// LimitPreset is a named set of limits, every one of them given. It is the
// reading of a rule by the authors of this program, and no legal advice.
type LimitPreset struct {
	Name, Description, Source string
	Limits                    Limits
}

// LimitPresets lists the presets.
var LimitPresets = sync.OnceValue(func() []LimitPreset {
	var all []LimitPreset
	for _, name := range presetNames {
		p, err := readPreset(name)
		if err != nil {
			panic("strategy: a preset of limits is wrong: " + err.Error())
		}
		all = append(all, p)
	}
	return all
})

func readPreset(name string) (LimitPreset, *Error) {
	p := LimitPreset{Name: name}
	file := "limits/" + name + ".yaml"
	text, err := limitFiles.ReadFile(file)
	if err != nil {
		return p, &Error{File: file, Text: err.Error()}
	}
	d, mistake := parseDocument(file, text)
	if mistake != nil {
		return p, mistake
	}
	keys := limitKeys(&p.Limits)
	for i := range keys {
		keys[i].required = true
	}
	mistake = readKeys(d, d.root, "a preset", []key{
		{name: "description", required: true, value: textValue{&p.Description}},
		{name: "source", required: true, value: textValue{&p.Source}},
		{name: "limits", required: true, value: section{"limits", keys}},
	})
	p.Limits.Preset = name
	return p, mistake
}

// FromPreset is the preset that the limits name, or nil.
func (l Limits) FromPreset() *LimitPreset {
	for _, p := range LimitPresets() {
		if p.Name == l.Preset {
			return &p
		}
	}
	return nil
}

// Loosened says in which limits l allows more than its preset: "attempts_per_7_days 9 instead of 7".
func (l Limits) Loosened() []string {
	p := l.FromPreset()
	if p == nil {
		return nil
	}
	var out []string
	// more: a higher number allows more. In the limits that count days, it allows less.
	number := func(limit book.Limit, own, preset int, more bool) {
		switch {
		case own == preset, preset == 0, own != 0 && (own > preset) != more:
		case own == 0 && preset <= 1 && !more: // nobody is called twice on a day anyway
		default:
			out = append(out, fmt.Sprintf("%s %d instead of %d", limit, own, preset))
		}
	}
	number(book.DaysBetweenAttempts, l.DaysBetweenAttempts, p.Limits.DaysBetweenAttempts, false)
	number(book.DaysAfterConversation, l.DaysAfterConversation, p.Limits.DaysAfterConversation, false)
	number(book.AttemptsPer7Days, l.AttemptsPer7Days, p.Limits.AttemptsPer7Days, true)
	number(book.MessagesPerDay, l.MessagesPerDay, p.Limits.MessagesPerDay, true)
	none := zone.Hours{}
	if own, preset := l.CallingHours, p.Limits.CallingHours; preset != none && (own == none || own.From < preset.From || own.To > preset.To) {
		out = append(out, fmt.Sprintf("%s %v instead of %v", book.CallingHours, own, preset))
	}
	return out
}

// limitsValue is the name of a preset, or a mapping that may begin with one.
type limitsValue struct{ to *Limits }

func (v limitsValue) read(d *document, n ast.Node) *Error {
	entries, isMapping := pairs(n)
	if !isMapping {
		return v.preset(d, n)
	}
	// What a mapping says beside a preset counts, wherever the preset stands.
	for _, entry := range entries {
		if name, _ := scalar(entry.Key); name == "preset" {
			if err := v.preset(d, entry.Value); err != nil {
				return err
			}
		}
	}
	return readKeys(d, n, "limits", v.keys())
}

func (v limitsValue) keys() []key {
	preset := key{name: "preset", doc: "Begin with the limits of " + presetList() + ", and change some.", value: wordValue{&v.to.Preset, presetNames}}
	return append([]key{preset}, limitKeys(v.to)...)
}

func (v limitsValue) preset(d *document, n ast.Node) *Error {
	name, _ := scalar(n)
	i := slices.Index(presetNames, name)
	if i < 0 {
		return d.errorAt(n, fmt.Sprintf("want the keys of limits, or the name of a preset (%s), found %s%s", strings.Join(presetNames, ", "), found(n), nearest.Hint(name, presetNames)))
	}
	*v.to = LimitPresets()[i].Limits
	return nil
}

func (v limitsValue) schema() schema {
	return schema{"anyOf": []schema{{"enum": presetNames}, objectSchema(v.keys())}}
}

func presetList() string {
	var all []string
	for _, p := range LimitPresets() {
		all = append(all, fmt.Sprintf("%s (%s; not legal advice)", p.Name, p.Source))
	}
	return strings.Join(all, " or ")
}
