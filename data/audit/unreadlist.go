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
	if len(r.Unread) == 0 {
		return nil
	}
	looks := map[string]string{"invoice": "looks like invoices", "payment": "looks like payments", "call": "looks like calls"}
	var t tally
	var named []string
	for _, u := range r.Unread {
		like, known := looks[u.Looks]
		if !known {
			like = "a table with dates and amounts"
		}
		named = append(named, fmt.Sprintf("%s (%s)", u.File, like))
		if u.Lacks != "" {
			like += ": " + u.Lacks
		}
		if len(u.Headings) > 0 {
			like += "; it has the headings " + strings.Join(u.Headings, ", ")
		}
		t.add("%s: %s", u.File, like)
	}
	const most = 3
	if others := len(named) - most; others > 0 {
		named = append(named[:most], fmt.Sprintf("%d more", others))
	}
	return &Finding{Examples: t.examples, Text: "not read, and in none of these figures: " + strings.Join(named, ", ")}
}
