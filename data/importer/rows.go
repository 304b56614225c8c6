package importer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// usualTotals are how labels of total rows begin, in small letters.
var usualTotals = []string{
	"total", "grand total", "subtotal", "sub total", "sum", "summe", "gesamt", "gesamtsumme", "gesamtbetrag", "zwischensumme", "endsumme", "totaal", "subtotaal", "eindtotaal",
	"totale", "subtotale", "sous-total", "somme", "suma", "soma",
	"carried forward", "brought forward", "balance carried forward", "balance brought forward", "übertrag", "à reporter", "report à nouveau", "suma y sigue", "riporto",
}

// pageNumber is no customer, though it stands alone among a customer's rows.
var pageNumber = regexp.MustCompile(`(?i)^(page|seite|blad|pagina|página|pág\.|pag\.|folio)\s*:?\s*\d+`)

// printedAt is when a report was printed, as QuickBooks writes it below its rows. Where
// it stands without marks its commas divide it into cells.
var printedAt = regexp.MustCompile(`(?i)^(?:(?:accrual|cash) basis\W*)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\W+[a-z]+ \d{1,2}\W+\d{4}\W+\d{1,2}:\d\d`)

// tell finds out what the row is, from the cells that documents have and others lack.
func (s *sheet) tell(cells []string) {
	s.kind, s.label, s.carries = itemRow, "", false
	if isBlank(cells) {
		return // whoever reads rows leaves it out
	}
	if s.isHeader(cells) {
		s.kind, s.other = headerAgain, 0
		return
	}
	if s.figures = s.figures || hasDigit(cells); s.other == 0 && s.figures && beginsTable(cells) {
		s.other = s.line()
	}
	if s.other > 0 {
		s.kind = otherRow
		return
	}
	if s.sided && s.tellSided(cells) {
		return
	}
	texts, label := s.texts(cells)
	total := s.isTotal(cells, label)
	switch {
	case strings.HasSuffix(label, "day") && printedAt.MatchString(tidy(strings.Join(cells, " "))):
		s.kind = headingRow
		return
	case (slices.Contains(s.preamble, label) || pageNumber.MatchString(label)) && !s.hasDate(cells) && !s.hasAmount(cells): // of another page
		s.kind = headingRow
		return
	case total && !s.hasDate(cells):
		s.kind, s.label = totalRow, label
	case isNote(cells) && !s.hasAmount(cells):
		s.kind, s.label, s.above = headingRow, label, label
	case texts == 0 && s.file.Lines == "" && s.hasAmount(cells): // of nobody and no day
		s.kind = totalRow
	case len(s.file.Item) == 0, s.isItem(cells), texts > 1:
		return
	case (s.file.Customer != "above" || label == "") && s.hasAmount(cells):
		s.kind, s.label = totalRow, label
	default:
		s.kind, s.label, s.above = headingRow, label, label
	}
	if s.kind == totalRow && s.file.Customer == "below" && label != "" && !total {
		s.group++
	}
}

func isBlank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) != "" })
}

// isNote reports whether a row holds a single text and no figure but in it, as
// titles and footers do: no document is that short.
func isNote(cells []string) bool {
	note := ""
	for _, cell := range cells {
		if cell = strings.TrimSpace(cell); cell == "" {
			continue
		} else if note != "" {
			return false
		}
		note = cell
	}
	_, date := splitDate(note)
	return date != nil && !isFigure(note)
}

// isItem reports whether the cells are filled that all documents have; where a
// date belongs, a heading's text is none.
func (s *sheet) isItem(cells []string) bool {
	for _, name := range s.file.Item {
		role := roleOf(name)
		if s.cell(cells, role) == "" || slices.Contains(dateRoles, role) && !s.isDate(cells, role) {
			return false
		}
	}
	return true
}

func (s *sheet) isDate(cells []string, role int) bool {
	_, err := splitDate(s.cell(cells, role))
	return err == nil
}

func (s *sheet) hasDate(cells []string) bool {
	return slices.ContainsFunc(dateRoles, func(role int) bool { return s.isDate(cells, role) })
}

// isHeader finds headers that are repeated on every page, or a row of one that
// has several.
func (s *sheet) isHeader(cells []string) bool {
	same := 0
	for i, cell := range cells {
		if cell = tidy(cell); cell == "" {
			continue
		} else if cell != s.header[i] && (s.file.HeaderRows < 2 || !strings.Contains(s.header[i], cell)) {
			return false
		}
		same++
	}
	return same > 1
}

// texts counts the cells that say more than a number or a currency, of which
// the first is the label of a heading or total. The first cell of a row may be
// a number and yet a label: that of a customer.
func (s *sheet) texts(cells []string) (n int, label string) {
	first := true
	for i, cell := range cells {
		cell = tidy(cell)
		if cell == "" || i == s.at[roleCurrency] || slices.Contains(s.at[roleAmount:roleOpen+1], i) {
			continue
		}
		if first || strings.ContainsFunc(cell, unicode.IsLetter) {
			if n++; n == 1 {
				label = cell
			}
		}
		first = false
	}
	return n, label
}

func (s *sheet) hasAmount(cells []string) bool {
	for role := roleAmount; role <= roleOpen; role++ {
		if _, err := readFigure(s.cell(cells, role)); err == nil {
			return true
		}
	}
	return false
}

// isTotal compares whole words: a customer may be called Summit, or Total Energies.
func (s *sheet) isTotal(cells []string, label string) bool {
	return label != "" && s.hasAmount(cells) && isTotalLabel(label, s.totals)
}

// isTotalLabel finds Total, Total for NAME and NAME Total.
func isTotalLabel(label string, totals []string) bool {
	if !strings.ContainsAny(label, " :") && strings.ContainsAny(label, "0123456789") {
		return false // most labels are the numbers of documents
	}
	label = strings.ToLower(label)
	return slices.ContainsFunc(totals, func(t string) bool {
		if rest, found := strings.CutPrefix(label, t); found && (rest == "" || strings.ContainsAny(rest[:1], " :")) {
			return true
		}
		rest, found := strings.CutSuffix(label, t)
		return found && strings.HasSuffix(rest, " ")
	})
}
