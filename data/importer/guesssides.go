package importer

import (
	"fmt"
	"slices"

	"firstcall/data/source"
)

// ofSides are the roles that only lists with debits and credits have.
var ofSides = []int{roleDebit, roleCredit, roleBalance, roleParticulars}

// sides finds out whether a list has debits in one column and credits in another,
// and leaves it the roles that it can have. Where most rows have both, the one is
// what the row's invoice is about, and the other what was paid of it.
func (l *list) sides(words *File, candidates []guess) (left []guess, found []source.Found) {
	plain := plainNames(l.header)
	at := func(role int) int { return columnAt(plain, words.Columns[roleNames[role]]) }
	debit, credit := at(roleDebit), at(roleCredit)
	without := func(roles ...int) []guess {
		return slices.DeleteFunc(candidates, func(g guess) bool { return slices.Contains(roles, g.role) })
	}
	if debit < 0 || credit < 0 {
		return without(ofSides...), nil
	}
	rows, both := 0, 0
	debits, credits := l.cents(debit), l.cents(credit)
	for i := range l.rows {
		if debits[i].amount != 0 || credits[i].amount != 0 {
			rows++
		}
		if debits[i].amount != 0 && credits[i].amount != 0 {
			both++
		}
	}
	if both*2 > rows {
		return append([]guess{{roleAmount, debit, 0, "what its rows are about"}, {rolePaid, credit, 0, "what was paid of it: most rows have both"}}, without(append(ofSides, roleAmount, rolePaid)...)...), nil
	}
	l.sided = true
	balance := at(roleBalance)
	return slices.DeleteFunc(without(roleAmount, rolePaid, roleCredited), func(g guess) bool { return g.role == roleOpen && g.column == balance }),
		[]source.Found{{What: "amount", Why: fmt.Sprintf("columns %s, which is billed, and %s, which is paid or credited", l.header[debit], l.header[credit])}}
}

// dueAtOnce assumes that what a statement of account lists is due when it is
// issued, where no column says when, and says so.
func (l *list) dueAtOnce(f *File, taken map[int]guess) (found []source.Found) {
	_, due := taken[roleDue]
	_, terms := taken[roleTerms]
	if !l.sided || due || terms {
		return nil
	}
	days := 0
	f.DueAfterIssue = &days
	return []source.Found{{What: "due_date", Why: "no column has it: taken to be the issue date, so that all days past due are counted from there; due_days_after_issue: 30 in a map says otherwise"}}
}
