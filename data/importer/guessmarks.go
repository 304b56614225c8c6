package importer

import (
	"fmt"
	"slices"
	"strings"

	"firstcall/data/source"
)

// debitMarks and creditMarks tell of an amount on which side it stands.
var (
	debitMarks  = []string{"dr", "dr.", "d", "debit", "soll", "s", "debet", "débit", "debe", "dare"}
	creditMarks = []string{"cr", "cr.", "c", "credit", "haben", "h", "crédit", "haber", "avere"}
)

// marks finds a column that says of every row whether it is a debit or a credit:
// the ones are invoices, the others payments.
func (l *list) marks(f *File, taken map[int]guess, used []bool) (found []source.Found) {
	if _, typed := taken[roleType]; typed || l.sided {
		return nil
	}
	for column, name := range l.header {
		debits, credits, are := l.values(column).marks()
		if used[column] || !are {
			continue
		}
		used[column] = true
		f.Columns[roleNames[roleType]] = Names{name}
		f.Types = map[string][]string{"invoice": debits, "payment": credits}
		return []source.Found{{What: roleNames[roleType], Why: fmt.Sprintf("column %s says %s for what is billed and %s for what is paid or credited: taken for payments on account",
			name, strings.Join(debits, ", "), strings.Join(credits, ", "))}}
	}
	return nil
}

// marks are the texts of a column by the side that they say, if all of them say one,
// and some say each.
func (v values) marks() (debits, credits []string, are bool) {
	for text := range v.distinct {
		switch mark := strings.ToLower(text); {
		case slices.Contains(debitMarks, mark):
			debits = append(debits, text)
		case slices.Contains(creditMarks, mark):
			credits = append(credits, text)
		}
	}
	slices.Sort(debits)
	slices.Sort(credits)
	return debits, credits, len(debits) > 0 && len(credits) > 0 && len(debits)+len(credits) == len(v.distinct)
}
