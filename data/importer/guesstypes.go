package importer

import (
	"fmt"
	"slices"
	"strings"
)

// typeCodes are what some systems call the kinds of documents, in letters that may
// mean anything elsewhere: they mean it where a column holds nothing else.
var typeCodes = []map[string][]string{
	{"invoice": {"SI"}, "credit_note": {"SC", "SD"}, "payment": {"SR", "SA"}}, // Sage 50: SD is a discount, SA a payment on account
	{"invoice": {"I"}, "credit_note": {"C"}, "payment": {"P"}},
}

// hints are words in the names of kinds of documents, whatever stands beside them.
var hints = []string{"invoice", "credit", "receipt", "payment", "refund", "rechnung", "gutschrift", "zahlung", "factuur", "creditnota", "betaling", "facture", "avoir", "paiement", "règlement",
	"factura", "abono", "cobro", "fattura", "pagamento", "incasso", "fatura", "recebimento"}

// typesIn is what the texts of a column mean that may be the type, and why it is
// taken; nil where it says something else, or nothing: what kind of customer each
// is, or the same of every row. A column that is called a type, of whose texts none
// is known, is one where they look like kinds of documents: its rows are then
// refused until a map says what each is.
func (l list) typesIn(g guess, candidates []guess, words *File) (types map[string][]string, why string) {
	v := l.values(g.column)
	switch {
	case l.sided: // an unknown text is what its side says, and a number is no type
		if g.isExact() && v.filled > 0 || v.knowsAny(words.Types) || len(v.distinct) < v.filled {
			return words.Types, g.why
		}
		return nil, ""
	case v.knowsAny(words.Types): // an unknown one among them is a mistake in its row: it may be a credit note
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
	for _, codes := range typeCodes {
		invoices := codes["invoice"]
		if v.known(codes) && v.knowsAny(map[string][]string{"invoice": invoices}) && (len(invoices[0]) > 1 || varies) {
			return codes, g.why
		}
	}
	if slices.ContainsFunc(amounts, l.bothSigns) || l.hint(g.column) || varies && l.areCodes(g.column) {
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

// hint reports whether a text of a column has the name of some kind of document in it.
func (l list) hint(column int) bool {
	return slices.ContainsFunc(l.values(column).texts, func(text string) bool {
		spoken := wordsOf(text)
		return slices.ContainsFunc(hints, func(word string) bool {
			return slices.ContainsFunc(spoken, func(w string) bool {
				return strings.TrimSuffix(w, "s") == word || len(word) > 5 && strings.HasSuffix(w, word)
			})
		})
	})
}

// areCodes reports whether all texts of a column are as short as codes are.
func (l list) areCodes(column int) bool {
	const longest = 3
	return !slices.ContainsFunc(l.values(column).texts, func(text string) bool { return len([]rune(text)) > longest })
}
