package importer

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"firstcall/data/source"
)

// leaveUnread enters a list that is not read. Where it looks like one that
// belongs into a ledger its headings are kept, and what it lacks: why, or else
// what a guess would miss.
func leaveUnread(reading *source.Reading, at place, why string) {
	reading.OtherFiles = append(reading.OtherFiles, at.String())
	if u, is := unread(at, why); is {
		reading.Unread = append(reading.Unread, u)
	}
}

// BesideNative are the lists in a file beside native tables, with invoices or
// without, which look like a part of the ledger: only the tables are read.
func BesideNative(path string, invoices, veiled bool) (lists []source.Unread) {
	name := filepath.Base(path)
	if !HasEnding(name) && !isOtherSheet(name) {
		return nil
	}
	shown, _ := places(path, veiled)
	for _, at := range shown {
		u, is := unread(at, "beside native tables only they are read")
		if !is {
			continue
		}
		if !invoices && u.Looks != "unreadable" {
			u.Lacks = "nothing says that it is a list of invoices, and there is no native table of them: if it is one, write a map that names its columns, and read the folder by it (--map FILE)"
		}
		if table, is := map[string]string{"invoice": "invoices", "payment": "payments", "call": "calls"}[u.Looks]; is {
			u.Lacks += fmt.Sprintf(": add its rows to %s.csv", table)
		}
		lists = append(lists, u)
	}
	return lists
}

// IsList reports whether a file holds a list of invoices, payments or calls, as
// far as its top tells.
func IsList(path string) bool {
	if Knows(path) {
		return true
	}
	shown, _ := places(path, false)
	return slices.ContainsFunc(shown, func(at place) bool {
		u, is := unread(at, "")
		return is && slices.Contains([]string{"invoice", "payment", "call"}, u.Looks)
	})
}

// otherSheets are the endings of files that hold lists and can't be read.
var otherSheets = []string{".xls", ".xlsb", ".ods", ".numbers"}

func isOtherSheet(name string) bool {
	return slices.Contains(otherSheets, strings.ToLower(filepath.Ext(name)))
}

// unread describes a list that is not read, if it looks like one.
func unread(at place, why string) (u source.Unread, is bool) {
	u = source.Unread{File: at.String(), Lacks: why}
	top, _, err := readTop(at)
	if err != nil {
		u.Looks, u.Lacks = "unreadable", err.Error()
		return u, true
	}
	names, err := Load(flat)
	if err != nil || isOurs(top) {
		return u, false
	}
	c, err := guessed(at, top)
	if c.file == nil {
		u.Looks, u.Headings = calledAfter(at), tableIn(top)
		return u, u.Headings != nil
	}
	u.Headings = c.header
	if !hasFigures(top, c.header) {
		return u, false
	}
	u.Looks = or(looksLike(at, top, names), "invoice")
	if columns := c.file.Columns; u.Looks == "invoice" && len(columns["amount"])+len(columns["open"]) == 0 {
		u.Looks = "other"
		if len(columns["invoice_id"])+len(columns["customer_id"]) == 0 && plainName(strings.Join(columns["customer"], "")) == "name" {
			return u, false // of holidays, or of staff
		}
	}
	var lacks *source.Error
	if why == "" && errors.As(err, &lacks) {
		u.Lacks, _, _ = strings.Cut(lacks.Problems[0].Reason, " (found:")
		u.Lacks = u.Lacks[max(0, strings.Index(u.Lacks, "no column")):]
	}
	return u, true
}

// ours are how the headers of tables begin that firstcall writes or is given
// beside a ledger: results, decisions, rates.
var ours = [][]string{{"strategy", "replication", "day"}, {"strategy", "day", "rank"}, {"currency", "rate"}}

func isOurs(top [][]string) bool {
	return len(top) > 0 && slices.ContainsFunc(ours, func(names []string) bool {
		return len(top[0]) >= len(names) && slices.Equal(top[0][:len(names)], names)
	})
}

// hasFigures reports whether a row as long as the header, such as no prose has,
// holds a date or a number.
func hasFigures(top [][]string, header []string) bool {
	return slices.ContainsFunc(top, func(row []string) bool {
		return len(row) >= len(header) && slices.ContainsFunc(row, func(cell string) bool {
			_, date := splitDate(cell)
			return date == nil || isFigure(cell)
		})
	})
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
