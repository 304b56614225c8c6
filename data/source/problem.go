// Package source reads other people's files strictly: every refusal says in
// which file, line and column, and every row is accounted for.
package source

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"firstcall/data/record"
	"firstcall/data/spreadsheet"
)

// Problem is one reason why a ledger can't be used, and where it stands.
type Problem struct {
	File         string // as the user named it
	Line, Column int    // from 1, the column in bytes; 0: not about one place
	Field        string // name of the column, "" when not about one
	Text         string // the offending text
	Reason       string // what is wrong with it, and the nearest valid name

	everywhere bool // the text is as wrong in any other row
	again      int  // so many rows more
}

func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
		if p.Column > 0 {
			fmt.Fprintf(&b, ":%d", p.Column)
		}
	}
	b.WriteString(": ")
	if p.Field != "" {
		fmt.Fprintf(&b, "%s %q: ", p.Field, abridged(p.Text))
	}
	b.WriteString(p.Reason)
	if p.again > 0 {
		fmt.Fprintf(&b, " (in %d rows)", p.again+1)
	}
	return b.String()
}

func abridged(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "..."
}

// Error says why a ledger can't be used: its first problems, how many more
// there are, and what can be done about them.
type Error struct {
	Problems []Problem
	More     int
	Advice   string // "": nothing that could be said for all of them
}

func (e *Error) Error() string {
	if e.Advice != "" {
		rest := *e
		rest.Advice = ""
		return rest.Error() + "\n" + e.Advice
	}
	if len(e.Problems) == 1 && e.More == 0 {
		return e.Problems[0].String()
	}
	all := len(e.Problems) + e.More
	for _, p := range e.Problems {
		all += p.again
	}
	lines := []string{fmt.Sprintf("%d problems:", all)}
	for _, p := range e.Problems {
		lines = append(lines, "  "+p.String())
	}
	if e.More > 0 {
		lines = append(lines, fmt.Sprintf("  and %d more", e.More))
	}
	return strings.Join(lines, "\n")
}

// maxShown is how many problems a reader is shown: enough to see the pattern.
const maxShown = 10

// Problems collects what is wrong with a ledger: faults, with which it can't be
// used at all, and refused rows, without which it may be.
type Problems struct {
	shown  []Problem
	more   int
	faults int
	veiled bool
}

// Add notes a fault: something is wrong with more than a row.
func (p *Problems) Add(problem Problem) {
	if p.veiled {
		problem = problem.veil(nil)
	}
	p.faults++
	p.note(problem)
}

// AddError notes why the records of a file could not be read; under a veil
// without the names of its sheets.
func (p *Problems) AddError(path string, err error) {
	var several *spreadsheet.SeveralError
	if p.veiled && errors.As(err, &several) {
		err = record.Refuse("%s", several.Nameless())
	}
	p.Add(ProblemOf(path, err))
}

// note keeps a problem to be shown. One that is shown already is counted there:
// it is given as it was shown before, and as it is now.
func (p *Problems) note(problem Problem) (before, now string) {
	if problem.everywhere {
		alike := func(s Problem) bool {
			return s.everywhere && s.File == problem.File && s.Field == problem.Field && s.Text == problem.Text && s.Reason == problem.Reason
		}
		if i := slices.IndexFunc(p.shown, alike); i >= 0 {
			before = p.shown[i].String()
			p.shown[i].again++
			return before, p.shown[i].String()
		}
	}
	if p.Full() {
		p.more++
	} else {
		p.shown = append(p.shown, problem)
	}
	return "", ""
}

// Full reports that further problems are only counted, so that nobody need
// spend time on wording them.
func (p *Problems) Full() bool { return len(p.shown) >= maxShown }

// Faults reports that something is wrong with more than rows.
func (p *Problems) Faults() bool { return p.faults > 0 }

// Err is an *Error with all problems, or nil without any.
func (p *Problems) Err() error {
	if len(p.shown) == 0 {
		return nil
	}
	return &Error{Problems: p.shown, More: p.more}
}
