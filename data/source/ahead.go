package source

import (
	"slices"

	"firstcall/data/record"
)

// Ahead is records whose first rows have been read already, so that one can
// see how a file writes things before its rows are used.
type Ahead struct {
	record.Reader
	rows []row
	at   int   // rows given out; beyond all of them the file's own rows follow
	err  error // why looking ahead ended
}

// row is a row kept while others are read.
type row struct {
	cells   []string
	places  [][2]int
	repairs []string
}

// LookAhead reads up to n rows in advance. An error among them is given in its turn.
func LookAhead(r Records, n int) *Ahead {
	a := &Ahead{Reader: r}
	for len(a.rows) < n {
		cells, err := r.Next()
		if err != nil {
			a.err = err
			break
		}
		kept := row{cells: slices.Clone(cells), repairs: slices.Clone(r.Repairs())}
		for i := range cells {
			line, column := r.Pos(i)
			kept.places = append(kept.places, [2]int{line, column})
		}
		a.rows = append(a.rows, kept)
	}
	return a
}

// Rows are those read in advance, as long as none of them was given out.
func (a *Ahead) Rows() [][]string {
	rows := make([][]string, len(a.rows))
	for i := range rows {
		rows[i] = a.rows[i].cells
	}
	return rows
}

// Next is the next row.
func (a *Ahead) Next() ([]string, error) {
	a.at++
	switch {
	case a.at <= len(a.rows):
		return a.rows[a.at-1].cells, nil
	case a.err != nil:
		return nil, a.err
	}
	a.rows = a.rows[:0]
	return a.Reader.Next()
}

// Want says which columns the batches of texts have.
func (a *Ahead) Want(columns []int) {
	if text, ok := a.Reader.(record.Text); ok {
		text.Want(columns)
	}
}

// Batch is rows of a text that were not read in advance.
func (a *Ahead) Batch() *record.Batch {
	text, ok := a.Reader.(record.Text)
	if !ok || a.at < len(a.rows) || a.err != nil {
		return nil
	}
	return text.Batch()
}

// Pass makes row n of the batch the next one.
func (a *Ahead) Pass(n int) {
	a.at = len(a.rows) + 1 // beyond those that were read in advance
	a.Reader.(record.Text).Pass(n)
}

// kept is the current row if it was read in advance.
func (a *Ahead) kept() *row {
	if a.at >= 1 && a.at <= len(a.rows) {
		return &a.rows[a.at-1]
	}
	return nil
}

// Pos is where cell i of the current row stands.
func (a *Ahead) Pos(i int) (line, column int) {
	if r := a.kept(); r != nil {
		return r.places[i][0], r.places[i][1]
	}
	return a.Reader.Pos(i)
}

// Repairs says what was corrected in the current row.
func (a *Ahead) Repairs() []string {
	if r := a.kept(); r != nil {
		return r.repairs
	}
	return a.Reader.Repairs()
}
