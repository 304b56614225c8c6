package importer

import (
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"

	"firstcall/data/ledger"
	"firstcall/data/posting"
	"firstcall/data/source"
)

// Open reads the export at a path, a file or a directory, through the preset.
func Open(at, preset string, rules posting.Rules) (*ledger.Ledger, *source.Reading, error) {
	p, err := Load(preset)
	if err != nil {
		return nil, &source.Reading{Path: at, Format: preset}, err
	}
	return p.open(at, rules)
}

func (p *Preset) open(at string, rules posting.Rules) (*ledger.Ledger, *source.Reading, error) {
	reading := &source.Reading{Path: at, Format: p.ID}
	problems := &source.Problems{}
	files := p.find(at, reading, problems)
	desk := posting.NewDesk(p.makes("customers"), rules, reading, problems)
	for i, names := range files {
		for _, name := range names {
			if !p.Files[i].read(name, desk, reading, problems) {
				return nil, reading, problems.Err()
			}
		}
	}
	l, err := desk.Close(at)
	return l, reading, err
}

// find lists, for each kind of file in the preset, the files at path.
func (p *Preset) find(at string, reading *source.Reading, problems *source.Problems) [][]string {
	files := make([][]string, len(p.Files))
	info, err := os.Stat(at)
	switch {
	case err != nil:
		problems.Add(source.Problem{File: at, Reason: "no such file or directory"})
	case !info.IsDir() && len(p.Files) == 1:
		files[0] = []string{at} // a single file may have any name
	case !info.IsDir():
		problems.Add(source.Problem{File: at, Reason: fmt.Sprintf("an export of %s is a directory of %d kinds of files", p.ID, len(p.Files))})
	default:
		entries, err := os.ReadDir(at)
		if err != nil {
			problems.Add(source.Problem{File: at, Reason: fmt.Sprintf("the directory can't be read: %v", err)})
			return files
		}
		for _, e := range entries {
			i := slices.IndexFunc(p.Files, func(f File) bool { ok, _ := path.Match(f.Match, e.Name()); return ok })
			if i < 0 || e.IsDir() {
				reading.OtherFiles = append(reading.OtherFiles, e.Name())
				continue
			}
			files[i] = append(files[i], filepath.Join(at, e.Name()))
		}
		for i, f := range p.Files {
			if len(files[i]) == 0 {
				problems.Add(source.Problem{File: at, Reason: fmt.Sprintf("no file %s, which an export of %s has", f.Match, p.ID)})
			}
		}
	}
	return files
}

func (p *Preset) makes(table string) bool {
	for _, f := range p.Files {
		for _, t := range f.Tables {
			if t.Table == table {
				return true
			}
		}
	}
	return false
}

// read posts every row of a file.
func (f File) read(name string, desk *posting.Desk, reading *source.Reading, problems *source.Problems) bool {
	columns, at := f.columns()
	desk.Speak(posting.Dialect{Day: dayReader(f.Dates), Money: ledger.ParseCents})
	var makers []maker
	for _, t := range f.Tables {
		makers = append(makers, newMaker(t, at))
	}
	table := source.Table{Name: f.Tables[0].Table, Columns: columns}
	options := source.Options{Delimiter: []rune(f.Delimiter)[0]}
	for _, t := range f.Tables[1:] {
		table.Name += ", " + t.Table
	}
	return source.ReadFile(name, options, table, reading, problems, func(row source.Row) {
		for _, c := range f.Counted {
			c.count(row, at[c.Column])
		}
		used := false
		for _, m := range makers {
			if !row.Refused() && m.post(desk, row) {
				used = true
			}
		}
		if !used {
			row.LeaveOut("nothing in it for a ledger")
		}
	})
}

// columns lists the file's columns that the preset knows, and where each stands in the list.
func (f File) columns() (columns []source.Column, at map[string]int) {
	at = map[string]int{}
	add := func(name string, required bool) {
		if _, known := at[name]; !known && name != "" {
			at[name] = len(columns)
			columns = append(columns, source.Column{Name: name, Required: required})
		}
	}
	for _, t := range f.Tables {
		for _, native := range sortedKeys(t.Columns) {
			add(t.Columns[native], true)
		}
		add(t.When, true)
	}
	for _, c := range f.Counted {
		add(c.Column, false)
	}
	for _, name := range f.Unused {
		add(name, false)
	}
	return columns, at
}

func (c Counted) count(row source.Row, i int) {
	switch text := row.Cell(i); {
	case slices.Contains(c.Yes, text):
		row.Count(c.As)
	case text != "" && !slices.Contains(c.No, text):
		row.Refuse(i, fmt.Sprintf("neither yes %q nor no %q", c.Yes, c.No))
	}
}

func sortedKeys(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }
