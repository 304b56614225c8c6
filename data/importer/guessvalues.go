package importer

import (
	"fmt"
	"slices"
	"strings"
)

// values are what a column of a list holds.
type values struct {
	timed                            int // of the dates: may be amounts as well
	filled, dates, numbers, decimals int
	numbered                         int // may be amounts or numbers of documents, as Rs100
	distinct                         map[string]bool
	daySum                           int64
	texts                            []string
}

func (l list) values(column int) values {
	v := values{distinct: map[string]bool{}}
	for _, row := range l.rows {
		if column >= len(row) || strings.TrimSpace(row[column]) == "" {
			continue
		}
		text := strings.TrimSpace(row[column])
		if isNothing(text, roleDue) {
			continue
		}
		v.filled++
		v.distinct[text] = true
		v.texts = append(v.texts, text)
		if d, err := splitDate(text); err == nil {
			v.dates++
			if isSerialWithTime(text) {
				v.timed++
			}
			if d.year < 100 {
				d.year = fullYear(d.year)
			}
			v.daySum += int64(d.year*372 + d.month*31 + d.day)
		}
		f, err := readFigure(text)
		switch {
		case err != nil || !endsWithDigit(f.digits): // as of Pier 1, Ltd
		case f.numbered:
			v.numbered++
		case strings.ContainsAny(f.digits, ".,"):
			v.numbers++
			v.decimals++
		default:
			v.numbers++
		}
	}
	return v
}

// mostly allows for some rows that are no documents.
func (v values) mostly(n int) bool { return v.filled > 0 && n*10 >= v.filled*8 }

// fits reports whether the values of a column can be what the role says. An
// empty column fits nothing that every document has.
func (l list) fits(role, column int, words *File) bool {
	v := l.values(column)
	switch {
	case role == roleIssued && l.sided: // headings and closing balances stand in the first column
		return v.dates*2 >= v.filled && v.dates > 0
	case slices.Contains(dateRoles, role):
		return v.mostly(v.dates) || v.filled == 0 && (role == rolePaidOn || role == roleLastPaid || role == rolePromisedOn)
	case role == roleOpen && l.running(column):
		return false
	case slices.Contains(moneyRoles, role) && isNumberHeading(l.header[column]):
		return false
	case slices.Contains(moneyRoles, role):
		amounts := v.numbers
		if saysAmount(role, l.header[column]) {
			amounts += v.numbered
		}
		return v.mostly(amounts) && (v.decimals > 0 || !v.mostly(v.dates)) || v.filled == 0 && role != roleAmount
	case role == roleDaysToPay:
		return v.mostly(v.numbers)
	case role == roleTerms: // a column of that name may hold the due dates themselves
		return v.filled > 0 && !v.mostly(v.dates)
	case role == roleHour:
		return v.filled > 0 && !slices.ContainsFunc(v.texts, func(t string) bool { _, ok := clock(t); return !ok })
	case role == roleOutcome:
		return v.known(words.Outcomes)
	case role == roleCurrency:
		// Of several, one that is no code is a mistake in its row, and not in the column.
		codes, others := 0, 0
		for text := range v.distinct {
			switch code := currencyCode(text); {
			case strings.ContainsAny(code, "0123456789"):
				return false
			case len(code) == 3 && strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "":
				codes++
			default:
				others++
			}
		}
		return codes > 0 || others > 1
	case role == roleCustomer:
		return v.filled > 0 && !v.mostly(v.dates) && (v.decimals == 0 || !v.mostly(v.numbers))
	}
	return v.filled > 0
}

// whyUnfit says what is wrong with the values of a column that fits has refused.
func (l list) whyUnfit(g guess) string {
	v := l.values(g.column)
	what := "what is wanted"
	var wrong func(text string) bool
	switch {
	case v.filled == 0:
		return "it is empty"
	case g.role == roleOpen && l.running(g.column):
		return "it is a running balance, and not what is open of its row"
	case slices.Contains(moneyRoles, g.role) && isNumberHeading(l.header[g.column]):
		return "its name says that it is a number, and no amount"
	case slices.Contains(dateRoles, g.role):
		what, wrong = "dates", func(text string) bool { _, err := splitDate(text); return err != nil }
	case slices.Contains(moneyRoles, g.role):
		says := saysAmount(g.role, l.header[g.column])
		what, wrong = "amounts", func(text string) bool { f, err := readFigure(text); return err != nil || f.numbered && !says }
	}
	if i := slices.IndexFunc(v.texts, func(text string) bool { return wrong != nil && wrong(text) }); i >= 0 {
		return fmt.Sprintf("too many of its values are no %s, such as %q", what, abridged(v.texts[i]))
	}
	return "its values are not " + what
}

// knowsAny reports whether some text has a meaning.
func (v values) knowsAny(meanings map[string][]string) bool {
	by := byText(meanings)
	return slices.ContainsFunc(v.texts, func(t string) bool { return by[textKey(t)] != "" })
}

// known reports whether every text has a meaning.
func (v values) known(meanings map[string][]string) bool {
	by := byText(meanings)
	return v.filled > 0 && !slices.ContainsFunc(v.texts, func(t string) bool { return by[textKey(t)] == "" })
}

// withTax finds a column that may be the amount, too, and is what was taken for it
// and another column together in every row: what is owed is billed with its tax.
func (l list) withTax(candidates []guess, taken map[int]guess) (gross guess, found bool) {
	net, there := taken[roleAmount]
	if !there {
		return gross, false
	}
	amounts := l.cents(net.column)
	for _, g := range candidates {
		if g.role != roleAmount || g.column == net.column {
			continue
		}
		rest := less(l.cents(g.column), amounts)
		for tax := range l.header {
			if tax != g.column && tax != net.column && l.isTax(l.cents(tax), rest) {
				g.why = fmt.Sprintf("which is columns %s and %s together", l.header[net.column], l.header[tax])
				return g, true
			}
		}
	}
	return gross, false
}

// isTax reports whether a column is what is left of another in every row, and in
// some row is anything.
func (l list) isTax(tax, rest []stated) bool {
	some := false
	for i := range rest {
		if rest[i].given && tax[i].amount != rest[i].amount {
			return false
		}
		some = some || tax[i].amount != 0
	}
	return some
}

// areTerms reports whether nearly all texts are terms of payment, and some come
// again, as terms do.
func (v values) areTerms() bool {
	terms := 0
	for _, text := range v.texts {
		if isPlainTerms(text) {
			terms++
		}
	}
	return terms > 0 && terms*10 >= v.filled*9 && len(v.distinct) < v.filled
}

// byValue finds what has no telling name: the only column of decimals is the
// amount; of two columns of dates the earlier is the issue date; the only one of
// terms is theirs; other texts that come again are the customers.
func (l list) byValue(taken map[int]guess, used []bool) (found []guess) {
	var dates, decimals, terms, repeated []int
	vs := make([]values, len(l.header))
	for column := range l.header {
		v := l.values(column)
		vs[column] = v
		switch {
		case used[column] || v.filled == 0:
		case v.mostly(v.dates) && !v.mostly(v.timed):
			dates = append(dates, column)
		case v.areTerms(): // 30 days may be an amount of some currency
			terms = append(terms, column)
		case v.mostly(v.numbers):
			if v.decimals > 0 && !l.running(column) {
				decimals = append(decimals, column)
			}
		case len(v.distinct) < v.filled:
			repeated = append(repeated, column)
		}
	}
	has := func(role int) bool { _, there := taken[role]; return there }
	if !has(roleAmount) && !has(roleOpen) && len(decimals) == 1 {
		found = append(found, guess{roleAmount, decimals[0], 0, "the only one of decimals"})
	}
	if !has(roleTerms) && len(terms) == 1 {
		found = append(found, guess{roleTerms, terms[0], 0, "the only one of payment terms, such as " + abridged(vs[terms[0]].texts[0])})
	}
	if !has(roleCustomer) && !has(roleCustomerID) && len(repeated) == 1 {
		v := vs[repeated[0]]
		found = append(found, guess{roleCustomer, repeated[0], 0, fmt.Sprintf("the only one of texts that come again (%d in %d rows)", len(v.distinct), v.filled)})
	}
	switch {
	case !has(roleIssued) && !has(roleDue) && len(dates) == 2:
		a, b := vs[dates[0]], vs[dates[1]]
		if b.daySum/int64(b.filled) < a.daySum/int64(a.filled) {
			dates[0], dates[1] = dates[1], dates[0]
		}
		found = append(found, guess{roleIssued, dates[0], 0, "the earlier of two dates"}, guess{roleDue, dates[1], 0, "the later of two dates"})
	case !has(roleIssued) && has(roleDue) && len(dates) == 1:
		found = append(found, guess{roleIssued, dates[0], 0, "the only other date"})
	case has(roleIssued) && !has(roleDue) && len(dates) == 1:
		found = append(found, guess{roleDue, dates[0], 0, "the only other date"})
	}
	return found
}
