package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// Tie compares the money in the rows that were used with what the ledger makes
// of it. A difference is said, and never hidden.
type Tie struct {
	Of         string       `json:"of"` // invoices, credit notes, payments, write-offs
	Files      ledger.Cents `json:"files"`
	Ledger     ledger.Cents `json:"ledger"`
	Difference ledger.Cents `json:"difference"` // 0: they tie
}

// tie adds up the used rows of all files. A ledger that was not read from files
// has none; what was converted is no longer the money of the files.
func tie(t *Totals, r *source.Reading) []Tie {
	ties := []Tie{}
	if r.Converted() {
		return ties
	}
	unapplied := map[bool]ledger.Cents{} // by whether it is a credit, of used rows
	for _, u := range r.Unapplied {
		if !u.LeftOut {
			unapplied[u.Credit] += u.Amount
		}
	}
	for _, of := range []struct {
		name   string
		ledger ledger.Cents
	}{
		{"invoices", t.Billed},
		{"payments", t.Paid + unapplied[false]},
		{"credit notes", t.Credited + unapplied[true]},
		{"write-offs", t.WrittenOff},
	} {
		files, any := ledger.Cents(0), false
		for _, f := range r.Files {
			for _, s := range f.Sums {
				if s.Of == of.name {
					files, any = files+s.Used, true
				}
			}
		}
		if any {
			ties = append(ties, Tie{Of: of.name, Files: files, Ledger: of.ledger, Difference: files - of.ledger})
		}
	}
	return ties
}

// undated adds up the invoices that were set aside.
func undated(l *ledger.Ledger, r *source.Reading) (sum ledger.Cents) {
	if r.Converted() {
		return 0
	}
	for _, f := range r.Files {
		for _, s := range f.Sums {
			if s.Of == "invoices" && (s.Currency == "" || s.Currency == l.Currency) {
				sum += s.SetAside
			}
		}
	}
	return sum
}
