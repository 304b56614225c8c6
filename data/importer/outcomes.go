package importer

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// unknownOutcomes are the texts of outcomes that no map gives a meaning, in
// the order in which they came.
type unknownOutcomes struct {
	texts  []string
	rows   []int
	beside bool // other texts of their list have one
}

// add counts a text of a kind of file.
func (u *unknownOutcomes) add(text string, of *File) {
	const most = 40 // beyond them it is no column of outcomes
	u.beside = u.beside || len(of.Outcomes) > 0
	i := slices.Index(u.texts, text)
	switch {
	case i >= 0:
		u.rows[i]++
	case len(u.texts) < most:
		u.texts, u.rows = append(u.texts, strings.Clone(text)), append(u.rows, 1)
	}
}

// advise adds to an error the lines of a map that give the texts a meaning:
// each by itself, for the user to put where it belongs. A map that has outcomes
// gets them there: it can't have that key twice.
func (u *unknownOutcomes) advise(err error, used *Preset, veiled bool) error {
	var unusable *source.Error
	if len(u.texts) == 0 || veiled || !errors.As(err, &unusable) {
		return err
	}
	var b strings.Builder
	into := "it"
	if used != nil && used.own {
		into = used.ID
	} else {
		b.WriteString(beginsMap + ": ")
	}
	line, end := "        - %s", "(between brackets, as in [a, b], only the text, behind a comma; a meaning that is not there yet begins with a line such as refused:)"
	if u.beside {
		fmt.Fprintf(&b, "write each of these lines into %s, in its list of calls, under outcomes and the meaning that the text has, below the texts that are there\n", into)
	} else {
		fmt.Fprintf(&b, "write into %s, in its list of calls, what each text means\n    outcomes:\n", into)
		line, end = "      MEANING: [%s]", "(each MEANING once, with all its texts)"
	}
	for i, text := range u.texts {
		rows := "rows"
		if u.rows[i] == 1 {
			rows = "row"
		}
		fmt.Fprintf(&b, line+" # in %d %s\n", strconv.Quote(text), u.rows[i], rows)
	}
	b.WriteString(end + "\nthe meanings:")
	for i, name := range ledger.OutcomeNames() {
		fmt.Fprintf(&b, "\n  %-14s  %s", name, ledger.Outcome(i).Meaning())
	}
	advised := *unusable
	if advised.Advice != "" {
		advised.Advice += "\n"
	}
	advised.Advice += b.String()
	return &advised
}
