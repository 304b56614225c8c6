package importer

import "fmt"

// letterEvidence is what a column of amounts tells about letters for debit and
// credit behind them.
type letterEvidence struct {
	debits, credits int // with no letter, S or D; with H or C
	credit          byte
}

func (e *letterEvidence) read(f figure, err error) {
	switch {
	case err != nil:
	case isCreditLetter(f.letter):
		e.credits++
		e.credit = f.letter
	default:
		e.debits++
	}
}

// weighLetters doubts a column in which every amount is a credit by its letter: what
// is billed would stand in none, and a C may mean another thing. Columns of what was
// paid, and lists of payments, may be full of them.
func (e *evidence) weighLetters(f *File, s *sheet) error {
	if f.Holds == "payment" {
		return nil
	}
	for _, role := range []int{roleAmount, roleDebit, roleOpen} {
		if l := e.letters[role]; l.credits > 0 && l.debits == 0 {
			return fmt.Errorf("every amount in %q has a %c behind it, which is a credit beside others that are debits, and nothing tells what it is alone: take it off, or write amounts with signs", s.header[s.at[role]], l.credit)
		}
	}
	return nil
}
