package source

import (
	"fmt"
	"hash/maphash"
	"strings"
	"unicode/utf8"

	"firstcall/data/ledger"
	"firstcall/data/nearest"
)

// Row is a view on the row being read: valid until the next one. Columns are
// numbered as the reader asked for them.
type Row struct {
	current *current
	view    *view
}

// view is the columns that a reader asked for.
type view struct {
	at      []int // index in the record of each column, -1: the file has no such column
	columns []Column
	texts   []string // of a derived row, instead of the record's
}

// Cell is the text of column i without the spaces around it, "" when the file has no such column.
func (r Row) Cell(i int) string {
	if r.view.texts != nil {
		return r.view.texts[i]
	}
	at := r.view.at[i]
	if at < 0 {
		return ""
	}
	raw := r.current.text(at)
	if Bare(raw) {
		return raw
	}
	text := strings.TrimSpace(raw)
	if len(text) != len(raw) {
		r.Repair("spaces around a value removed")
	}
	if text != "" && text[0] == '\'' && r.current.guarded {
		return unguard(text)
	}
	return text
}

// Bare reports that a text plainly is as Cell gives it: without spaces around
// it and without an apostrophe that Guard may have put there.
func Bare(text string) bool {
	if text == "" {
		return true
	}
	first, last := text[0], text[len(text)-1]
	return ' ' < first && first < utf8.RuneSelf && ' ' < last && last < utf8.RuneSelf && first != '\''
}

// Day is the value of column i where the file holds a date and no text of one:
// NoDay for none. typed is false where Cell has to be read.
func (r Row) Day(i int) (day ledger.Day, typed bool) {
	if r.current.typed == nil || r.view.texts != nil || r.view.at[i] < 0 {
		return ledger.NoDay, false
	}
	return r.current.typed.Day(r.view.at[i])
}

// Cents is the value of column i where the file holds an exact amount and no
// text of one. typed is false where Cell has to be read, as for a blank.
func (r Row) Cents(i int) (amount ledger.Cents, typed bool) {
	if r.current.typed == nil || r.view.texts != nil || r.view.at[i] < 0 {
		return 0, false
	}
	return r.current.typed.Cents(r.view.at[i])
}

// Says hashes what the cells of the row say, also those that the reader has not
// asked for; of columns with types those alone that it has.
func (r Row) Says(seed maphash.Seed) uint64 {
	var hash maphash.Hash
	hash.SetSeed(seed)
	for i := range r.current.record {
		hash.WriteString(r.current.text(i))
		hash.WriteByte(0) // in no text
	}
	return hash.Sum64()
}

// File is the file of the row, as the user named it.
func (r Row) File() string { return r.current.path }

// Line is the line in which the row starts, from 1.
func (r Row) Line() int { return r.current.line() }

// Refuse notes that the row can't be used because of the text of column i.
func (r Row) Refuse(i int, reason string) { r.refuse(i, reason, false) }

// RefuseWord is Refuse for a word of column i that is none of the valid ones,
// wherever it stands: it is shown once, with its number of rows, what can be
// done about it and the nearest valid word.
func (r Row) RefuseWord(i int, what, advice string, valid []string) {
	r.refuse(i, fmt.Sprintf("unknown %s: %s%s", what, advice, nearest.PhraseHint(r.Cell(i), valid)), true)
}

func (r Row) refuse(i int, reason string, everywhere bool) {
	p := Problem{everywhere: everywhere, File: r.current.path, Line: r.Line(), Field: r.view.columns[i].Name, Reason: reason}
	if at := r.view.at[i]; at >= 0 {
		p.Line, p.Column = r.current.records.Pos(at)
		p.Text = strings.Clone(r.current.text(at)) // it is part of its whole line
	}
	r.current.refuse(p)
}

// Refused reports whether a column of the row was refused.
func (r Row) Refused() bool { return r.current.refused }

// Repair notes that the row is used with a correction, and which.
func (r Row) Repair(how string) {
	for _, already := range r.current.repairs {
		if already == how {
			return
		}
	}
	r.current.repairs = append(r.current.repairs, how)
}

// LeaveOut notes that the row is not used, and why; the ledger remains usable.
func (r Row) LeaveOut(why string) { r.current.leftOut = why }

// Use takes back that the row is left out: something of it is used after all.
func (r Row) Use() { r.current.leftOut = "" }

// Worth notes an amount that the row holds, for the account of the file's money.
func (r Row) Worth(of, currency string, amount ledger.Cents) {
	r.current.worth = append(r.current.worth, worth{of, currency, amount, false})
}

// WorthTwice is Worth of an amount that another row has too: it is left out even where the row is used.
func (r Row) WorthTwice(of, currency string, amount ledger.Cents) {
	r.current.worth = append(r.current.worth, worth{of, currency, amount, true})
}

// Count notes a fact about the row that is counted and not otherwise used.
func (r Row) Count(what string) {
	r.current.file.Counted = count(r.current.file.Counted, what, r.Line())
}
