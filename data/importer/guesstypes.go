package importer

import (
	"fmt"
	"regexp"
	"slices"
)

// typeCodes are what some systems call the kinds of documents, in letters that may
// mean anything elsewhere: they mean it where a column holds nothing else.
var typeCodes = []map[string][]string{
	{"invoice": {"SI"}, "credit_note": {"SC", "SD"}, "payment": {"SR", "SA"}}, // Sage 50: SD is a discount, SA a payment on account
	{"invoice": {"I"}, "credit_note": {"C"}, "payment": {"P"}},
}

// kindNames are whole words that name a kind of document and nothing that is sold or
// how it is: invoice, credit and sale say so of no kind (E-invoice, credit sale).
//
//nolint:misspell // other languages
var kindNames = regexp.MustCompile(`(?:^| )(?:credit ?(?:notes?|memos?)|debit ?(?:notes?|memos?)|receipts?|payments?|refunds?|journals?|journal entry|reversals?|write ?offs?|gutschrift(?:en)?|(?:rechnungs)?storno|stornierung|zahlung(?:en|seingang|seingänge)?|` +
	`creditnota'?s?|creditfactuur|betaling(?:en)?|avoirs?|paiements?|règlements?|nota de cr[eé]dito|abonos?|cobros?|nota di credito|pagament[oi]|incass[oi]|recebimentos?)(?: |$)`)

// mostKinds is how many texts a column of kinds of documents has at most.
const mostKinds = 8

// typesIn is what the texts of a column mean that may be the type, and why it is
// taken; nil where it says something else, or nothing: what kind of customer each
// is, or the same of every row, or what was sold. A column that is called a type, of
// whose few texts none is known, is one where they name a kind of document, or are codes
// beside amounts of both signs: its rows are then refused until a map says what each is.
func (l list) typesIn(g guess, candidates []guess, words *File) (types map[string][]string, why string) {
	v := l.values(g.column)
	switch {
	case l.sided: // an unknown text is what its side says, and a number is no type
		if g.isExact() && v.filled > 0 || v.knowsAny(words.Types) || len(v.distinct) < v.filled {
			return words.Types, g.why
		}
		return nil, ""
	case v.knowsAny(words.Types) && (len(v.distinct) <= mostKinds || v.knowsMost(words.Types)): // an unknown one among them is a mistake in its row: it may be a credit note
		return words.Types, g.why
	case len(v.distinct) < 2 || !g.isExact():
		return nil, ""
	}
	if _, _, marks := v.marks(); marks {
		return nil, ""
	}
	var customers, amounts []int
	for _, other := range candidates {
		switch {
		case other.column == g.column:
		case other.role == roleCustomerID, other.role == roleCustomer:
			customers = append(customers, other.column)
		case other.role == roleAmount, other.role == roleOpen:
			amounts = append(amounts, other.column)
		}
	}
	varies := l.variesWithin(g.column, customers)
	known := false // are some of its codes
	for _, codes := range typeCodes {
		invoices := codes["invoice"]
		if v.known(codes) && v.knowsAny(map[string][]string{"invoice": invoices}) && (len(invoices[0]) > 1 || varies) {
			return codes, g.why
		}
		if varies && v.knowsAny(map[string][]string{"invoice": invoices}) && v.knowsAny(map[string][]string{"credit_note": codes["credit_note"], "payment": codes["payment"]}) {
			known = true
		}
	}
	codes := areCodes(v.texts)
	if v.areFew(codes) && (slices.ContainsFunc(v.texts, namesKind) || codes && varies && (known || slices.ContainsFunc(amounts, l.bothSigns))) {
		return words.Types, fmt.Sprintf("%s; none of its texts is known: types in a map says what each is, or unused that the column says nothing of the kind", g.why)
	}
	return nil, ""
}

// variesWithin reports whether a customer has rows with several texts of a column:
// what a customer is does not differ from row to row, what its documents are does.
func (l list) variesWithin(column int, customers []int) bool {
	texts := map[string]string{}
	for _, row := range l.rows {
		if column >= len(row) || tidy(row[column]) == "" {
			continue
		}
		var of string
		for _, customer := range customers {
			if customer < len(row) && of == "" {
				of = tidy(row[customer])
			}
		}
		text, seen := texts[of]
		if of != "" && seen && text != tidy(row[column]) {
			return true
		}
		texts[of] = tidy(row[column])
	}
	return false
}

// bothSigns reports whether a column has positive and negative amounts.
func (l list) bothSigns(column int) bool {
	negative, positive := false, false
	for _, amount := range l.cents(column) {
		negative, positive = negative || amount.amount < 0, positive || amount.amount > 0
	}
	return negative && positive
}

// namesKind reports whether a text has the name of some kind of document in it.
func namesKind(text string) bool { return kindNames.MatchString(spoken(wordsOf(text))) }

// areCodes reports whether all texts are as short as codes are.
func areCodes(texts []string) bool {
	const longest = 3
	return !slices.ContainsFunc(texts, func(text string) bool { return len([]rune(text)) > longest })
}

// areFew reports whether the texts are as few as kinds of documents, each in several
// rows unless they are codes: what is said of single rows is no kind.
func (v values) areFew(codes bool) bool {
	rows := map[string]int{}
	for _, text := range v.texts {
		rows[textKey(text)]++
	}
	once := func(text string) bool { return rows[textKey(text)] < 2 }
	return len(rows) <= mostKinds && (codes || !slices.ContainsFunc(v.texts, once))
}

// knowsMost reports whether at least half of the rows have a text with a meaning.
func (v values) knowsMost(meanings map[string][]string) bool {
	by, known := byText(meanings), 0
	for _, text := range v.texts {
		if by[textKey(text)] != "" {
			known++
		}
	}
	return 2*known >= v.filled
}
