package importer

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"firstcall/data/source"
)

// choose says what kind of file each file at the path is: of the preset, or
// without one of that whose headers it has, or a list whose columns are guessed.
// The preset that is given back holds the files as they are read.
func choose(at string, p *Preset, reading *source.Reading, problems *source.Problems, veiled bool) ([]choice, *Preset, error) {
	all := exports(at, reading, problems, veiled)
	var chosen []choice
	for _, list := range all {
		c, err := chooseFor(list, p, len(all) == 1)
		if err != nil {
			if c.file != nil { // what was guessed so far is where to begin
				p = describe([]choice{c}, reading)
			}
			return nil, p, err
		}
		if c.file == nil {
			leaveUnread(reading, list, whyNot(p))
			continue
		}
		if len(c.beside) > 0 {
			headings := slices.DeleteFunc(slices.Clone(c.beside), func(name string) bool { return name == "" })
			reading.Unread = append(reading.Unread, source.Unread{File: list.String(), Looks: "beside", Headings: headings})
		}
		chosen = append(chosen, c)
	}
	doubled(chosen, problems)
	if len(chosen) == 0 && problems.Err() == nil {
		problems.Add(source.Problem{File: at, Reason: noExport(p, all)})
	}
	if p == nil || p.ID == flat {
		chosen = fitTogether(withoutOthers(chosen, reading), reading, problems)
	} else {
		chosen = withoutPayments(chosen, p, reading)
	}
	if err := problems.Err(); err != nil {
		return nil, p, err
	}
	slices.SortStableFunc(chosen, func(a, b choice) int { return cmp.Compare(a.file.turn(), b.file.turn()) })
	if p == nil || p.ID == flat {
		p = describe(chosen, reading)
	}
	return chosen, p, nil
}

// whyNot is why a list was not read that a map or preset was to read.
func whyNot(p *Preset) string {
	if p == nil || p.ID == flat {
		return ""
	}
	return "none of the lists of " + p.ID + " has its columns"
}

// noExport says why none of the lists is read: of a preset, what each lacks.
func noExport(p *Preset, all []place) string {
	if p == nil {
		return "none of its files or sheets is a list of invoices, payments or calls"
	}
	var names []string
	for i := range p.Files {
		names = append(names, p.Files[i].String())
	}
	lines := []string{fmt.Sprintf("no file with the columns of %s (%s)", p.ID, strings.Join(names, "; "))}
	for _, at := range all {
		top, _, err := readTop(at)
		if err != nil {
			continue // in a directory it may be anything
		}
		var nearest *File // of which most columns are there
		var lacks []int
		most := -1
		for i := range p.Files {
			f := &p.Files[i]
			missing := f.missingIn(top)
			if there := len(f.Columns) - len(missing); there > most || there == most && len(missing) < len(lacks) {
				nearest, lacks, most = f, missing, there
			}
		}
		var columns []string
		for _, role := range lacks {
			columns = append(columns, fmt.Sprintf("%s (%s)", roleNames[role], strings.Join(nearest.Columns[roleNames[role]], ", ")))
		}
		lines = append(lines, fmt.Sprintf("    %s as %s: it has no column %s", at, nearest, abridged(strings.Join(columns, ", "))))
	}
	return strings.Join(lines[:min(len(lines), 1+mostListed)], "\n")
}

// mostListed is of how many files it is said what they lack.
const mostListed = 10

// missingIn are the columns that a file lacks, in the row that lacks fewest.
func (f *File) missingIn(top [][]string) (fewest []int) {
	rows := max(f.HeaderRows, 1)
	for i := range max(1, min(maxPreamble, len(top)-rows+1)) {
		var header []string
		for _, row := range top[i:min(i+rows, len(top))] {
			header = join(header, row)
		}
		if _, missing := f.place(header); i == 0 || len(missing) < len(fewest) {
			fewest = missing
		}
	}
	return fewest
}

// describe names what was found by looking; nil where all of it is native tables.
func describe(chosen []choice, reading *source.Reading) *Preset {
	found := &Preset{Title: "as found in " + reading.Path}
	var names, whys []string
	for _, c := range chosen {
		if c.table != nil {
			continue // no preset is needed for it
		}
		if !slices.Contains(names, c.preset) {
			names = append(names, c.preset)
		}
		whys = append(whys, c.why)
		found.why = append(found.why, c.why)
		for _, f := range c.found {
			found.why = append(found.why, f.What+": "+f.Why)
		}
		found.Files = append(found.Files, *c.file)
	}
	if len(names) == 0 {
		reading.Format = "native"
		return nil
	}
	reading.Format, reading.Why = strings.Join(names, ", "), strings.Join(whys, "; ")
	found.ID = reading.Format
	if len(names) == 1 && names[0] != flat {
		if p, err := Load(names[0]); err == nil {
			return p // as it is written, with its comments
		}
	}
	return found
}

// chooseFor finds the kind of one file. In a directory a file that is none of
// them is passed over, alone is true for a file that must be one.
func chooseFor(at place, p *Preset, alone bool) (choice, error) {
	top, fault, err := readTop(at)
	if err != nil {
		if alone {
			return choice{}, &source.Error{Problems: []source.Problem{source.ProblemOf(at.String(), err)}}
		}
		return choice{at: at}, nil
	}
	switch {
	case len(top) == 0 && fault == nil && alone:
		return choice{}, &source.Error{Problems: []source.Problem{{File: at.String(), Reason: "the file is empty: not even a header"}}}
	case p == nil:
		return detect(at, top, fault, alone)
	case p.ID == flat:
		if c, is := nativeTable(at, top, alone); is {
			return c, nil
		}
		return guessOf(at, top, fault, alone)
	}
	best, known, most := choice{at: at, preset: p.ID}, -1, 0
	for i := range p.Files {
		f := &p.Files[i]
		// Of two that are told apart by no name, the one with more columns: all of the other's may be in this one.
		if names, fits := f.knows(top); fits && (len(names) > known || len(names) == known && len(f.Columns) > most) {
			best.file, known, most = f, len(names), len(f.Columns)
		}
	}
	if best.file == nil && alone { // to say what is missing
		best.file = &p.Files[0]
	}
	if best.file == nil {
		if c, is := nativeTable(at, top, alone); is {
			return c, nil
		}
	}
	return best, nil
}

// Knows reports whether some preset knows the file at a path by its header.
func Knows(path string) bool {
	shown, _ := places(path, false)
	return slices.ContainsFunc(shown, func(at place) bool {
		top, _, err := readTop(at)
		if err != nil {
			return false
		}
		candidates, err := candidatesFor(at, top)
		return err == nil && len(candidates) > 0
	})
}

// shipped are all presets: parsed once, and never changed.
var shipped = sync.OnceValues(func() (all []*Preset, err error) {
	for _, id := range IDs() {
		p, err := Load(id)
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
})

// candidatesFor finds the presets that know a file by its header, by as many
// names as any: one kind of file of each.
func candidatesFor(at place, top [][]string) (candidates []choice, err error) {
	best := 0
	presets, err := shipped()
	if err != nil {
		return nil, err
	}
	for _, p := range presets {
		id := p.ID
		for i := range p.Files {
			f := &p.Files[i]
			names, fits := f.knows(top)
			if !fits || len(names) == 0 || len(names) < best {
				continue
			}
			if len(names) > best {
				best, candidates = len(names), nil
			}
			if !slices.ContainsFunc(candidates, func(c choice) bool { return c.preset == id }) {
				candidates = append(candidates, choice{at: at, preset: id, file: f,
					why: fmt.Sprintf("%s is %s of %s: its header has %s", at, f, id, strings.Join(names, ", "))})
			}
		}
	}
	return candidates, nil
}

// detect takes the preset that knows a file by most names. Several that know as
// much are for the user to choose from; where there is none its columns are guessed.
func detect(at place, top [][]string, fault error, alone bool) (choice, error) {
	candidates, err := candidatesFor(at, top)
	if err != nil {
		return choice{}, err
	}
	switch len(candidates) {
	case 1:
		return candidates[0], nil
	case 0:
		if c, is := nativeTable(at, top, alone); is {
			return c, nil
		}
		return guessOf(at, top, fault, alone)
	}
	var ids []string
	for _, c := range candidates {
		ids = append(ids, c.preset)
	}
	return choice{}, &ConfigError{fmt.Sprintf("%s may be an export of %s: write --preset and the one that it is", at, strings.Join(ids, " or "))}
}

// guessOf guesses the columns of a list. What it lacks may only be missing
// because reading came to a fault: then that is what is wrong with it.
func guessOf(at place, top [][]string, fault error, alone bool) (choice, error) {
	c, err := guessed(at, top)
	var unusable *source.Error
	switch {
	case !errors.As(err, &unusable):
		return c, err
	case fault != nil && (alone || c.file != nil):
		return choice{at: at}, &source.Error{Problems: []source.Problem{source.ProblemOf(at.String(), fault)}}
	case !alone:
		return choice{at: at}, nil // some other file
	}
	return c, err
}

// maxTop is how many rows are looked at to find out what a file is.
const maxTop = 400

// readTop reads the rows among which the header is, and some more, without the
// blank ones: up to a fault, to which the reading itself will come again if the file is chosen.
func readTop(at place) (rows [][]string, fault, err error) {
	records, err := at.open(nil)
	if err != nil {
		return nil, nil, err
	}
	defer records.Close()
	for range maxTop {
		cells, err := records.Next()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return rows, err, nil
		}
		if !isBlank(cells) {
			rows = append(rows, slices.Clone(cells))
		}
	}
	return rows, nil, nil
}

// knows reports whether a file has all columns that the preset wants, and
// which of the names that tell it from other files.
func (f *File) knows(top [][]string) (names []string, fits bool) {
	rows := max(f.HeaderRows, 1)
	for i := range min(maxPreamble, max(0, len(top)-rows+1)) {
		var header []string
		for _, row := range top[i : i+rows] {
			header = join(header, row)
		}
		if _, missing := f.place(header); len(missing) > 0 {
			continue
		}
		plain := plainNames(header)
		for _, known := range f.KnownBy {
			at := columnAt(plain, known)
			if at < 0 {
				return nil, true
			}
			names = append(names, header[at])
		}
		return names, true
	}
	return nil, false
}
