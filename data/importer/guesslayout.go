package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"firstcall/data/source"
)

// layOut tells documents from what stands around them: a row without an amount
// is none, unless it says more than a heading or a footer does. Where no column
// names the customers, headings above their rows may.
func (l list) layOut(f *File, taken map[int]guess, used []bool) (found []source.Found) {
	for _, role := range []int{roleAmount, roleOpen} {
		if _, there := taken[role]; there && len(f.Item) == 0 {
			f.Item = []string{roleNames[role]}
		}
	}
	if _, there := taken[roleIssued]; there && l.sided {
		f.Item = []string{roleNames[roleIssued]}
	}
	_, byID := taken[roleCustomerID]
	_, byName := taken[roleCustomer]
	if len(f.Item) > 0 {
		if !byID && !byName && customerIn(l.titles) != "" {
			f.Customer = "above"
			found = append(found, source.Found{What: "customer", Why: "no column names it: a title above the list does"})
		} else if l.customersAbove(taken) {
			f.Customer = "above"
			if !l.sided {
				f.Item = append(f.Item, roleNames[roleIssued])
			}
			found = append(found, source.Found{What: "customer", Why: "no column names it: the headings above its rows do"}) // without an example, which is a name
		}
	}
	for column, name := range l.header {
		if v := l.values(column); !used[column] && name != "" && !ageBucket.MatchString(name) && v.mostly(v.numbers) && v.decimals > 0 && !v.mostly(v.dates-v.timed) {
			why := "which holds amounts: if they are what is open, paid or credited, write so into a map"
			if l.running(column) {
				why = "which is a running balance"
			}
			found = append(found, source.Found{What: "not used", Why: fmt.Sprintf("column %s, %s", name, why)})
		}
	}
	return found
}

// ageBucket is what a column is called that repeats what is open by its age.
var ageBucket = regexp.MustCompile(`(?i)^(current|not (yet )?due|[<>+]?\s*\d.*|over \d.*)$`)

// customersAbove reports whether the customers stand in headings, and not in a
// column. A column that is called after customers may hold them in
// its headings only, and below these the numbers of their invoices.
func (l list) customersAbove(taken map[int]guess) bool {
	amount, there := taken[roleAmount]
	switch {
	case l.sided:
		amount = taken[roleIssued]
	case !there:
		amount = taken[roleOpen]
	}
	name, column := l.headingAbove(amount.column)
	if _, dated := taken[roleIssued]; name == "" || !dated {
		return false
	}
	_, byID := taken[roleCustomerID]
	customer, byName := taken[roleCustomer]
	_, numbered := taken[roleInvoiceID]
	switch {
	case !byID && !byName:
		return true
	case byID || numbered || customer.column != column || !l.distinct(column, amount.column):
		return false
	}
	delete(taken, roleCustomer)
	taken[roleInvoiceID] = guess{roleInvoiceID, column, 0, "whose headings are customers, and which is another text in every row below them"}
	return true
}

// headingAbove is the text that stands alone in the row above the first
// document, and its column. A document has an amount, or of a list with two sides a day.
func (l list) headingAbove(amount int) (name string, column int) {
	for _, row := range l.rows {
		if amount < len(row) && strings.TrimSpace(row[amount]) != "" {
			if _, err := splitDate(row[amount]); err == nil || !l.sided {
				return name, column
			}
		}
		filled := 0
		for i, cell := range row {
			if cell = tidy(cell); cell != "" {
				filled++
				name, column = cell, i
			}
		}
		if filled != 1 || !strings.ContainsFunc(name, unicode.IsLetter) {
			name = ""
		}
	}
	return "", 0
}

// distinct reports whether the documents have a text of their own each in a column.
func (l list) distinct(column, amount int) bool {
	var texts []string
	for _, row := range l.rows {
		if max(column, amount) >= len(row) || strings.TrimSpace(row[amount]) == "" {
			continue
		}
		text := tidy(row[column])
		if text == "" || slices.Contains(texts, text) {
			return false
		}
		texts = append(texts, text)
	}
	return true
}
