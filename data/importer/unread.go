package importer

import (
	"errors"
	"slices"
	"strings"

	"firstcall/data/source"
)

// leaveUnread enters a list that is not read. Where it looks like one that
// belongs into a ledger its headings are kept, and what it lacks: why, or else
// what a guess would miss.
func leaveUnread(reading *source.Reading, at place, why string) {
	reading.OtherFiles = append(reading.OtherFiles, at.String())
	top, _, err := readTop(at)
	if err != nil {
		return
	}
	names, err := Load(flat)
	if err != nil {
		return
	}
	u := source.Unread{File: at.String(), Looks: or(looksLike(at, top, names), "invoice"), Lacks: why}
	c, err := guessed(at, top)
	var lacks *source.Error
	switch errors.As(err, &lacks); {
	case c.file == nil:
		if u.Headings = tableIn(top); u.Headings == nil {
			return
		}
		u.Looks = calledAfter(at)
	case why != "":
		u.Headings = c.header
	default:
		u.Headings = c.header
		if lacks != nil {
			u.Lacks, _, _ = strings.Cut(lacks.Problems[0].Reason, " (found:")
			u.Lacks = u.Lacks[max(0, strings.Index(u.Lacks, "no column")):]
		}
	}
	reading.Unread = append(reading.Unread, u)
}

// tableIn is the header of rows with dates and amounts, whatever they are of.
func tableIn(top [][]string) []string {
	for i, row := range top[:min(len(top), maxPreamble)] {
		header := join(nil, row)
		if filled := slices.DeleteFunc(slices.Clone(header), func(name string) bool { return name == "" }); len(filled) < 3 {
			continue
		}
		l := list{header: header, rows: top[i+1:]}
		dates, amounts := false, false
		for column := range header {
			v := l.values(column)
			dates = dates || v.mostly(v.dates)
			amounts = amounts || v.mostly(v.numbers) && v.decimals > 0 && !v.mostly(v.dates)
		}
		if dates && amounts {
			return header
		}
		return nil
	}
	return nil
}
