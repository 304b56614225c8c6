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
	texts []string
	rows  []int
}

func (u *unknownOutcomes) add(text string) {
	const most = 40 // beyond them it is no column of outcomes
	i := slices.Index(u.texts, text)
	switch {
	case i >= 0:
		u.rows[i]++
	case len(u.texts) < most:
		u.texts, u.rows = append(u.texts, strings.Clone(text)), append(u.rows, 1)
	}
}

// advise adds to an error the lines of a map that give the texts a meaning:
// each by itself, for the user to write what it is.
func (u *unknownOutcomes) advise(err error, veiled bool) error {
	var unusable *source.Error
	if len(u.texts) == 0 || veiled || !errors.As(err, &unusable) {
		return err
	}
	var b strings.Builder
	b.WriteString("--save-map FILE begins a map file: write into it, under its list of calls, what each text means\n    outcomes:\n")
	for i, text := range u.texts {
		rows := "rows"
		if u.rows[i] == 1 {
			rows = "row"
		}
		fmt.Fprintf(&b, "      MEANING: [%s] # in %d %s\n", strconv.Quote(text), u.rows[i], rows)
	}
	fmt.Fprintf(&b, "where each MEANING is one of %s (once each, with all its texts)", strings.Join(ledger.OutcomeNames(), ", "))
	advised := *unusable
	if advised.Advice != "" {
		advised.Advice += "\n"
	}
	advised.Advice += b.String()
	return &advised
}
