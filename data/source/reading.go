package source

import (
	"slices"

	"firstcall/data/ledger"
)

// Reading is the account of what was read: nothing is silently dropped.
type Reading struct {
	Path   string `json:"path"`
	Format string `json:"format"`        // "native" or the id of a preset
	Why    string `json:"why,omitempty"` // the format was found by looking
	Files  []File `json:"files"`
	// OtherFiles are the files of the directory that are no table of a ledger.
	OtherFiles []string `json:"other_files,omitempty"`
	// Unread are those of them, and the sheets, that look like a table nevertheless,
	// and columns of lists that are read where what is missing may stand in them.
	Unread []Unread `json:"unread,omitempty"`
	// Remarks are what was made of rows that can be read in more than one way.
	Remarks []Remark `json:"remarks,omitempty"`
	// Currencies are those of a ledger that has several.
	Currencies []Currency `json:"currencies,omitempty"`
	// Unapplied is money received or credited that no invoice could take.
	Unapplied []Unapplied `json:"unapplied,omitempty"`
}

// File accounts for the rows of one file: Rows = Used + LeftOut + Refused.
type File struct {
	Name           string   `json:"name"`
	Table          string   `json:"table"`
	Rows           int      `json:"rows"`
	Used           int      `json:"used"`
	Repaired       int      `json:"repaired"` // of the used ones
	LeftOut        int      `json:"left_out"`
	Refused        int      `json:"refused"`
	Repairs        []Count  `json:"repairs,omitempty"`
	LeaveOuts      []Count  `json:"left_out_why,omitempty"`
	Refusals       []Count  `json:"refused_why,omitempty"`
	FirstRefused   []string `json:"first_refused,omitempty"` // place and reason of the first
	Counted        []Count  `json:"counted,omitempty"`       // facts that are counted but not used
	Sums           []Sum    `json:"sums,omitempty"`
	UnknownColumns []string `json:"unknown_columns,omitempty"`
	// Of an export: what was found out by looking, money in no total of the
	// ledger, the totals that it states, the day at which it says it was made, and dates
	// that a spreadsheet may have changed.
	Found  []Found `json:"found,omitempty"`
	Aside  []Aside `json:"set_aside,omitempty"`
	Totals []Total `json:"totals,omitempty"`
	AsOf   *AsOf   `json:"as_of,omitempty"`
	Swaps  []Swap  `json:"swapped_dates,omitempty"`
}

// Unread is a list that is not read, and yet may belong to the ledger.
type Unread struct {
	File     string   `json:"file"`
	Looks    string   `json:"looks,omitempty"` // like a list of: invoice, payment, call, other columns of a ledger; unreadable; copy of another file; beside, to the right of a list that is read; "" any table with dates and amounts
	Lacks    string   `json:"lacks,omitempty"` // why it is not read as such
	Headings []string `json:"headings,omitempty"`
}

// Sum is the money in the rows of a file, by what became of the rows.
type Sum struct {
	Of       string       `json:"of"`       // invoices, credit notes, payments, write-offs, other documents
	Currency string       `json:"currency"` // "" where the row names none
	Used     ledger.Cents `json:"used"`
	SetAside ledger.Cents `json:"set_aside"` // of rows of any fate: see Aside
	LeftOut  ledger.Cents `json:"left_out"`
	Refused  ledger.Cents `json:"refused"` // of the rows whose amount could be read
}

// Remark is what was made of some rows that can be read in more than one way.
type Remark struct {
	Code     string       `json:"code"`
	Rows     int          `json:"rows"`
	Amount   ledger.Cents `json:"amount"` // 0 where it is not about money
	Examples []string     `json:"examples,omitempty"`
}

// Remark enters a row under a code. The example is asked for only while it is shown.
func (r *Reading) Remark(code string, amount ledger.Cents, example func() string) {
	const shown = 3
	i := slices.IndexFunc(r.Remarks, func(m Remark) bool { return m.Code == code })
	if i < 0 {
		i = len(r.Remarks)
		r.Remarks = append(r.Remarks, Remark{Code: code})
	}
	m := &r.Remarks[i]
	m.Rows++
	m.Amount += amount
	if len(m.Examples) < shown {
		m.Examples = append(m.Examples, example())
	}
}

// Remarked is what stands under a code.
func (r *Reading) Remarked(code string) Remark {
	for _, m := range r.Remarks {
		if m.Code == code {
			return m
		}
	}
	return Remark{Code: code}
}

// Converted reports whether some of the money was converted into the run's currency.
func (r *Reading) Converted() bool {
	return slices.ContainsFunc(r.Currencies, func(c Currency) bool { return c.Use == "converted" })
}

// Currency is the money of a ledger in one currency, as the files have it.
type Currency struct {
	Code       string       `json:"code"`
	Use        string       `json:"use"`            // the run's, converted, or left out
	Rate       string       `json:"rate,omitempty"` // what one is worth in the run's, or from what to what
	Invoices   int          `json:"invoices"`
	Billed     ledger.Cents `json:"billed"`
	Credited   ledger.Cents `json:"credit_notes"`
	Payments   int          `json:"payments"`
	Paid       ledger.Cents `json:"paid"`
	WrittenOff ledger.Cents `json:"written_off"`
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
	Credit   bool         `json:"credit"`   // a credit note, not cash
	LeftOut  bool         `json:"left_out"` // its row is not used: it pays an invoice that is in no ledger
}

// mostCounts is how many texts are told apart: beyond it a text is one of the
// others, so that entering a row costs no more in a ledger of a thousand faults.
const mostCounts = 40

// count adds one row to the entry for what: few distinct texts, so a walk will do.
func count(counts []Count, what string, line int) []Count {
	for i := range counts {
		if counts[i].What == what {
			counts[i].Rows++
			return counts
		}
	}
	switch {
	case len(counts) > mostCounts:
		counts[mostCounts].Rows++
		return counts
	case len(counts) == mostCounts:
		what = "others"
	}
	return append(counts, Count{what, 1, line})
}
