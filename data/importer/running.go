package importer

import (
	"strings"
)

// running reports that a column is a running balance, as statements of account
// have one: each is the one before it, or below it, and what its row adds, in
// one column or as one column less another. No row's balance is what is open of it.
func (l list) running(column int) bool {
	balance := l.cents(column)
	var changes [][]stated
	for other, name := range l.header {
		v := l.values(other)
		if other == column || ageBucket.MatchString(name) || !v.mostly(v.numbers+v.numbered) || v.mostly(v.dates) && v.decimals == 0 {
			continue
		}
		changes = append(changes, l.cents(other))
	}
	for i, a := range changes {
		if runs(balance, a) {
			return true
		}
		for j, b := range changes {
			if i != j && runs(balance, less(a, b)) {
				return true
			}
		}
	}
	return false
}

// cents are the amounts in a column, row by row. A sign of decimals that can't
// be told is a point: a column of such is compared with others written alike.
func (l list) cents(column int) []stated {
	var e numberEvidence
	for _, row := range l.rows {
		if column < len(row) {
			e.see(row[column])
		}
	}
	decimal, _, err := e.sign()
	if err != nil {
		decimal = '.'
	}
	amounts := make([]stated, len(l.rows))
	for i, row := range l.rows {
		if column < len(row) && strings.TrimSpace(row[column]) != "" {
			amount, _, err := readMoney(row[column], decimal)
			amounts[i] = stated{amount, err == nil}
		}
	}
	return amounts
}

// less is what one column has beyond another, where either has something.
func less(a, b []stated) []stated {
	rest := make([]stated, len(a))
	for i := range a {
		rest[i] = stated{a[i].amount - b[i].amount, a[i].given || b[i].given}
	}
	return rest
}

// runs allows for rows with which a balance begins anew, such as those of
// another customer: there it is what is added.
func runs(balance, added []stated) bool {
	for _, step := range []int{-1, 1} {
		rows, goesOn, begins := 0, 0, 0
		for i, b := range balance {
			if !b.given || !added[i].given {
				continue
			}
			rows++
			before := stated{}
			if j := i + step; j >= 0 && j < len(balance) {
				before = balance[j]
			}
			switch {
			case before.given && before.amount != 0 && added[i].amount != 0 && b.amount == before.amount+added[i].amount:
				goesOn++
			case b.amount == added[i].amount:
				begins++
			}
		}
		if goesOn >= 2 && (goesOn+begins)*10 >= rows*8 {
			return true
		}
	}
	return false
}
