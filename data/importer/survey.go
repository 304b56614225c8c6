package importer

import (
	"errors"
	"fmt"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// survey is what a file tells before it is read: how it writes dates and
// amounts, and what stands behind the rows that it belongs to.
type survey struct {
	order          [numRoles]dayOrder
	decimal        byte
	customers      []string       // of each group, where the total below names them
	negative       map[string]int // by type of document: how many of its amounts are negative,
	positive       map[string]int // and how many are not
	sums           map[string]ledger.Cents
	cleared        map[string]string       // by number of a payment that is cleared itself: its date, as written
	clearedCredits map[string]ledger.Cents // by clearing and number of an invoice: what of it credit notes cleared
	marks          map[string]int          // currencies that amounts name where no column does
	codes          map[string]bool         // of its column of currencies, where its amounts may be in another
	books          books
	credits        [2]int // of a list with two sides: how many are positive and negative
	firstDay       string // of the list, as written, from above
	lastDay        string
	currency       string         // that of rows which name none in a column
	byRow          bool           // amounts name it, each its own
	swapped        [numRoles]bool // day and month of its dates that are no texts
	swaps          []source.Swap  // what is told of it
	found          []source.Found
}

// evidence is what the cells say, before it is weighed.
type evidence struct {
	dates   [numRoles]dateEvidence
	numbers numberEvidence
	letters [numRoles]letterEvidence
}

// lookThrough reads the file once, and again where lines are summed or credit notes cleared, without
// entering anything. What contradicts itself is a problem; what can't be read
// the reading itself will find again.
func (f *File) lookThrough(at place, problems *source.Problems) (v *survey, ok bool) {
	v = &survey{negative: map[string]int{}, positive: map[string]int{}, marks: map[string]int{}}
	var e evidence
	types := byText(f.Types)
	s := f.each(at, func(s *sheet, cells []string) {
		v.see(s, cells, &e)
		if f.ClearedTogether && s.kind == itemRow && types[textKey(s.cell(cells, roleType))] == "payment" {
			v.seePayment(s, cells)
		}
	})
	if s == nil || s.header == nil {
		return v, true
	}
	err := s.unitAbove()
	if err == nil {
		err = v.weigh(f, s, &e)
	}
	if unlike := (*unlikeError)(nil); errors.As(err, &unlike) {
		v.sumMarks(f, at, unlike)
	}
	if err != nil {
		problems.Add(source.Problem{File: at.String(), Reason: err.Error()})
		return v, false
	}
	if f.ClearedTogether {
		f.planClearedCredits(at, v)
	}
	if f.Lines == "summed" {
		v.sums = map[string]ledger.Cents{}
		f.each(at, func(s *sheet, cells []string) {
			amount, _, err := readMoney(s.cell(cells, roleAmount), v.decimal)
			if err == nil && s.kind == itemRow { // otherwise the row is refused when it is read
				id, _ := bareID(s.cell(cells, roleInvoiceID))
				v.sums[strings.Clone(id)] += amount
			}
		})
	}
	return v, true
}

// each walks the rows behind the header, and gives nil when there is no file.
func (f *File) each(at place, row func(*sheet, []string)) *sheet {
	s, err := openSheet(at, f)
	if err != nil {
		return nil
	}
	defer s.Close()
	if s.begin() != nil {
		return s
	}
	for header := true; ; header = false {
		cells, err := s.Next()
		if err != nil {
			return s
		} else if header {
			continue
		}
		if len(cells) == len(s.header) {
			row(s, cells)
		}
	}
}

func (v *survey) see(s *sheet, cells []string, e *evidence) {
	if s.kind == totalRow {
		for len(v.customers) < s.group {
			v.customers = append(v.customers, strings.Clone(s.label))
		}
	}
	if s.kind != itemRow {
		return
	}
	if day := s.cell(cells, roleIssued); s.sided && s.isDate(cells, roleIssued) {
		v.firstDay, v.lastDay = or(v.firstDay, strings.Clone(day)), strings.Clone(day)
	}
	if s.sided {
		v.seeCredit(s.cell(cells, roleCredit))
	}
	if len(s.file.CompanyCurrency) > 0 {
		v.seeCurrency(currencyCode(s.cell(cells, roleCurrency)))
	}
	for _, role := range dateRoles {
		if text := s.cell(cells, role); text != "" {
			e.dates[role].see(text)
		}
	}
	for _, role := range moneyRoles {
		if text := s.cell(cells, role); text != "" {
			f, err := readFigure(text)
			e.numbers.read(text, f, err)
			e.letters[role].read(f, err)
			if mark := s.mark(cells, role); mark != "" && s.cell(cells, roleCurrency) == "" {
				v.marks[mark]++
			}
		}
	}
	kind := strings.ToLower(s.cell(cells, roleType))
	if figure, err := readFigure(or(s.cell(cells, roleAmount), s.cell(cells, roleOpen))); err == nil && figure.negative {
		v.negative[strings.Clone(kind)]++
	} else if err == nil {
		v.positive[strings.Clone(kind)]++
	}
}

// seePayment remembers the day of a payment that may have cleared invoices. One
// without a clearing document is still open: it has cleared nothing.
func (v *survey) seePayment(s *sheet, cells []string) {
	id, _ := bareID(s.cell(cells, roleInvoiceID))
	if id == "" || s.cell(cells, roleClearing) == "" {
		return
	}
	if v.cleared == nil {
		v.cleared = map[string]string{}
	}
	v.cleared[strings.Clone(id)] = strings.Clone(s.cell(cells, roleIssued))
}

// weigh decides how dates and amounts are written.
func (v *survey) weigh(f *File, s *sheet, e *evidence) error {
	v.decimal = '.'
	switch f.Decimals {
	case "comma":
		v.decimal = ','
	case "":
		decimal, why, err := e.numbers.sign()
		if err != nil {
			return err
		}
		if v.decimal = decimal; why != "" {
			v.found = append(v.found, source.Found{What: "amounts", Why: why})
		}
	}
	if err := e.weighLetters(f, s); err != nil {
		return err
	}
	if err := v.weighMarks(); err != nil {
		return err
	}
	v.weighBooks(s)
	v.weighMixes(s, e)
	if len(f.Dates) > 0 {
		return nil
	}
	var all dateEvidence
	for _, role := range dateRoles {
		all = all.add(e.dates[role])
	}
	early, why, err := f.yearComesFirst(all)
	if err != nil {
		return fmt.Errorf("dates: %w", err)
	}
	for _, role := range dateRoles {
		switch {
		case e.dates[role].swappable == 0:
			continue
		case early:
			v.order[role] = yearFirst
			v.found = append(v.found, source.Found{What: "dates in " + s.header[s.at[role]], Why: why})
			continue
		}
		order, why, err := orderOf(f, e.dates[role], all)
		if err != nil {
			return fmt.Errorf("dates in %q: %w", s.header[s.at[role]], err)
		}
		v.order[role] = order
		v.found = append(v.found, source.Found{What: "dates in " + s.header[s.at[role]], Why: why})
	}
	return nil
}

// orderOf decides by the column, else by the other columns of the file, else
// by the custom of the system.
func orderOf(f *File, column, all dateEvidence) (dayOrder, string, error) {
	order, why, err := column.order()
	if err != nil || order != orderUnknown {
		return order, why, err
	}
	if order, why, err = all.order(); err == nil && order != orderUnknown {
		return order, why, nil
	}
	switch f.AmbiguousDates {
	case "month first":
		return monthFirst, "the month comes first, as ambiguous_dates says and no date contradicts", nil
	case "day first":
		return dayFirst, "the day comes first, as ambiguous_dates says and no date contradicts", nil
	}
	return orderUnknown, "", fmt.Errorf("%q may be day and month, or month and day, and no other date tells: "+
		"write ambiguous_dates: day first, or month first, in a map file ("+beginsOne+")", column.exampleText)
}
