package source

import (
	"slices"
	"strings"

	"firstcall/data/ledger"
)

// Found is something that was found out about an export by looking: what a
// column holds, or how it writes its dates.
type Found struct {
	What string `json:"what"`
	Why  string `json:"why"`
}

// Aside is money of an export that is in no total of the ledger.
type Aside struct {
	What      string       `json:"what"`
	Of        string       `json:"of"`                 // invoices, credit notes or payments
	Currency  string       `json:"currency,omitempty"` // "" where the rows name none
	Rows      int          `json:"rows"`
	Amount    ledger.Cents `json:"amount"`
	FirstLine int          `json:"first_line"`
}

// Total is a total that an export states, and the sum of the rows that it is of.
type Total struct {
	Line   int          `json:"line"`
	Label  string       `json:"label"`
	Of     string       `json:"of"` // amount, debit, credit, paid, credited, open or balance, or the column of an age
	Stated ledger.Cents `json:"stated"`
	Summed ledger.Cents `json:"summed"`
}

// Swap is a column in which a spreadsheet may have taken the day of dates for
// their month: none of its Dates has a day beyond the 12th, and all of its Texts do.
type Swap struct {
	Column string `json:"column"`
	Dates  int    `json:"dates"`
	Date   string `json:"date"` // an example
	Texts  int    `json:"texts"`
	Text   string `json:"text"`
	Undone bool   `json:"undone"` // day and month of the dates are put back
}

// AsOf is the day at which an export says that it was made, and in which line.
// NoDay: the text may be two days. A period is the last of the days that its
// documents are of. Without such a text it is the day to which a column of days
// comes, counted from those of its rows, the first of which is in the line.
type AsOf struct {
	Day    ledger.Day `json:"day"`
	Line   int        `json:"line"`
	Period bool       `json:"period,omitempty"`
	Column string     `json:"column,omitempty"`
}

// SetAside notes money of the row that is in no total of the ledger, of what
// documents, and why.
func (r Row) SetAside(what, of, currency string, amount ledger.Cents) {
	file := r.current.file
	file.sum(of, currency).SetAside += amount
	for i := range file.Aside {
		if a := &file.Aside[i]; a.What == what && a.Of == of && a.Currency == currency {
			a.Rows++
			a.Amount += amount
			return
		}
	}
	file.Aside = append(file.Aside, Aside{what, of, strings.Clone(currency), 1, amount, r.Line()})
}

// Derived is a row of other columns whose texts were worked out from this row:
// at[i] is the column of this row that text i came from, and that a refusal
// points at; -1: none.
func (r Row) Derived(texts []string, at []int, columns []Column) Row {
	derived := view{at: make([]int, len(at)), columns: slices.Clone(columns), texts: texts}
	for i, j := range at {
		derived.at[i] = -1
		if j >= 0 {
			derived.at[i], derived.columns[i] = r.view.at[j], r.view.columns[j]
		}
	}
	return Row{r.current, &derived}
}
