package audit

import (
	"fmt"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// unreadList is a file or sheet beside the ledger's that looks like a part of
// it: without its payments every invoice would count as unpaid.
func unreadList(_ *ledger.Ledger, r *source.Reading) *Finding {
	const shown = 3
	var lists []string
	for _, u := range r.Unread {
		lists = append(lists, describe(u))
	}
	switch others := len(lists) - shown; {
	case len(lists) == 0:
		return nil
	case others > 0:
		lists = append(lists[:shown], fmt.Sprintf("and %d more", others))
	}
	return &Finding{Text: "not read, and in none of these figures: " + strings.Join(lists, "; ")}
}

// describe says what a list looks like, why it is not read, and what it has.
func describe(u source.Unread) string {
	looks := map[string]string{
		"invoice": "looks like invoices", "payment": "looks like payments", "call": "looks like calls",
		"other": "has columns of a ledger", "unreadable": "can't be read",
		"copy":   "is",
		"beside": "has another table to the right of the list that is read: put it into a file or a sheet of its own",
	}
	text, known := looks[u.Looks]
	if !known {
		text = "is a table with dates and amounts"
	}
	text = u.File + " " + text
	switch {
	case u.Looks == "unreadable":
		text += ": " + u.Lacks
	case u.Looks == "copy":
		text += " " + u.Lacks
	case u.Lacks != "":
		text += ", but " + u.Lacks
	}
	const most = 12 // headings: enough to know it by
	if n := len(u.Headings); n > 0 {
		text += " (headings: " + strings.Join(u.Headings[:min(n, most)], ", ")
		if n > most {
			text += ", ..."
		}
		text += ")"
	}
	return text
}
