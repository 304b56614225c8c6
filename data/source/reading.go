package source

import "firstcall/data/ledger"

// Reading is the account of what was read: nothing is silently dropped.
type Reading struct {
	Path   string `json:"path"`
	Format string `json:"format"` // "native" or the id of a preset
	Files  []File `json:"files"`
	// OtherFiles are the files of the directory that are no table of a ledger.
	OtherFiles []string `json:"other_files,omitempty"`
	// Unapplied is money received or credited that no invoice could take.
	Unapplied []Unapplied `json:"unapplied,omitempty"`
}

// File accounts for the rows of one file: Rows = Used + LeftOut.
type File struct {
	Name           string   `json:"name"`
	Table          string   `json:"table"`
	Rows           int      `json:"rows"`
	Used           int      `json:"used"`
	Repaired       int      `json:"repaired"` // of the used ones
	LeftOut        int      `json:"left_out"`
	Repairs        []Count  `json:"repairs,omitempty"`
	LeaveOuts      []Count  `json:"left_out_why,omitempty"`
	Counted        []Count  `json:"counted,omitempty"` // facts that are counted but not used
	UnknownColumns []string `json:"unknown_columns,omitempty"`
}

// Count is how often something was done to a row, and in which line first.
type Count struct {
	What      string `json:"what"`
	Rows      int    `json:"rows"`
	FirstLine int    `json:"first_line"`
}

// Unapplied is a payment or credit note, or the rest of one, that is in no balance.
type Unapplied struct {
	File     string       `json:"file"`
	Line     int          `json:"line"`
	ID       string       `json:"id"`
	Customer string       `json:"customer"`
	On       ledger.Day   `json:"on"`
	Amount   ledger.Cents `json:"amount"`
	Credit   bool         `json:"credit"` // a credit note, not cash
}

// count adds one row to the entry for what: few distinct texts, so a walk will do.
func count(counts []Count, what string, line int) []Count {
	for i := range counts {
		if counts[i].What == what {
			counts[i].Rows++
			return counts
		}
	}
	return append(counts, Count{what, 1, line})
}
