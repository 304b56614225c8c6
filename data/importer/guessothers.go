package importer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"firstcall/data/source"
)

// What lists of something else than invoices are called, where they are called nothing
// more than that, and what the numbers of such documents are called: a word within a
// name may be a customer's, or say which invoices these are (work orders billed).
//
//nolint:misspell // other languages
var (
	notBilled = regexp.MustCompile(`^(?:(?:(?:sales|purchase) )?orders?|quotes?|quotations?|estimates?|pro ?formas?|pro ?forma invoices?|angebote?|bestellungen|aufträge|auftraege|` +
		`offertes?|bestellingen|devis|commandes?|presupuestos?|pedidos?|preventivi|ordini|orçamentos?)$`)
	ofCredits = regexp.MustCompile(`^(?:credit ?(?:notes?|memos?)|gutschrift(?:en)?|creditnota'?s?|creditfactu(?:ur|ren)|avoirs?|(?:notas?|facturas) de cr[eé]dito|not[ae] di credito|abonos)$`)
	// otherNumber and creditNumber are the headings of numbers of documents.
	otherNumber = regexp.MustCompile(`^(?:(?:sales |purchase )?order|quote|quotation|estimate|pro ?forma|po|angebots|bestell|auftrags|offerte|devis|commande|presupuesto|pedido|preventivo|ordine|orçamento) ?(?:#|id|no|nos|nr|num|number|nummer)$|` +
		`^(?:no|nr|num|numero|número|numéro) (?:de |di |do |del )?(?:devis|commande|presupuesto|pedido|preventivo|ordine|orçamento)$`)
	creditNumber = regexp.MustCompile(`^(?:(?:sales )?credit ?(?:note|memo)|cn|gutschrifts?|gutschriften|creditnota|creditfactuur|avoir|abono|nota de cr[eé]dito|nota di credito)(?: ?(?:#|id|no|nr|num|number|nummer|numero|número))?$|` +
		`^(?:n|no|nr|num|numero|número|numéro) (?:d |de |di |do |da |del |della )?(?:avoir|abono|nota de cr[eé]dito|nota di credito)$`)
	// ofInvoices is in the headings of a list of what was billed.
	ofInvoices = regexp.MustCompile(`(?i)invoice|rechnung|factu|fattur|fatura|^bill (?:#|id|no|num|number)$`)
	months     = regexp.MustCompile(`^(?:jan(?:uary?|uari|vier|eiro)?|ene(?:ro)?|gen(?:naio)?|feb(?:ruary?|ruari|rero|braio)?|fév(?:rier)?|fevereiro|mar(?:ch|s|zo|ço)?|märz?|mrt|maart|apr(?:ile?)?|avr(?:il)?|abr(?:il)?|` +
		`may|mai|mei|mayo|maggio|maio|june?|juni|juin|junio|giugno|junho|july?|juli|juillet|julio|luglio|julho|aug(?:ust|ustus)?|août|ago(?:sto)?|sept?(?:ember|embre|iembre)?|set(?:tembre|embro)?|` +
		`o[ck]t(?:ober|obre|ubre)?|ott(?:obre)?|out(?:ubro)?|nov(?:ember|embre|iembre|embro)?|de[cz](?:ember|embre|embro)?|déc(?:embre)?|dic(?:iembre|embre)?)$`)
	refunds = regexp.MustCompile(`(?i)refund|erstattung|rembours|reembols|rimbors`)
	// suppliers are words in the names of columns that say whose bills a list holds.
	suppliers = []string{"vendor", "supplier", "creditor", "lieferant", "kreditor", "leverancier", "crediteur", "fournisseur", "proveedor", "fornitore", "fornecedor"}
)

// called is the whole name of a list, its sheet's or its file's, without the ending,
// numbers and dates.
func (at place) called() string {
	name := at.sheet
	if name == "" {
		name, _, _ = strings.Cut(at.base(), ".")
	}
	return spoken(slices.DeleteFunc(wordsOf(name), func(word string) bool {
		return strings.ContainsFunc(word, unicode.IsDigit) || months.MatchString(word)
	}))
}

func spoken(words []string) string { return strings.Join(words, " ") }

// isHeading reports whether a pattern is that of a column's name.
func isHeading(pattern *regexp.Regexp, name string) bool {
	text := spoken(wordsOf(name))
	if strings.HasSuffix(strings.TrimSpace(name), "#") {
		text += " #"
	}
	return pattern.MatchString(text)
}

// holdsCredits reports whether a list is called credit notes, and no more than that.
func holdsCredits(at place) bool { return ofCredits.MatchString(at.called()) }

// creditNumbers are the columns of a list of credit notes that are called after their
// numbers, which are its ids: another number is that of the invoice which a note credits.
func (l list) creditNumbers() (found []guess) {
	for column, name := range l.header {
		if v := l.values(column); isHeading(creditNumber, name) && v.filled > 0 && !v.mostly(v.decimals) && !v.mostly(v.dates) {
			found = append(found, guess{roleInvoiceID, column, exactly + 1, "called so, of credit notes"})
		}
	}
	slices.SortStableFunc(found, func(a, b guess) int { return len(l.header[b.column]) - len(l.header[a.column]) })
	return found
}

// isNotBilled says why a guessed list may be one of something else than what
// customers were billed, "" where its headings do not say so.
func (c choice) isNotBilled() string {
	if c.preset != flat || c.file.turn() != 0 {
		return ""
	}
	for _, role := range []string{"customer_id", "customer"} {
		for _, name := range c.file.Columns[role] {
			if words := wordsOf(name); slices.ContainsFunc(suppliers, func(s string) bool { return slices.Contains(words, s) || slices.Contains(words, s+"s") }) {
				return "column " + name + " says that it is a list of suppliers' bills, beside one of what customers were billed"
			}
		}
	}
	if slices.ContainsFunc(c.header, func(name string) bool { return isHeading(ofInvoices, name) }) {
		return ""
	}
	numbers := c.file.Columns["invoice_id"]
	if len(numbers) == 0 {
		numbers = c.header
	}
	if i := slices.IndexFunc(numbers, func(name string) bool { return isHeading(otherNumber, name) }); i >= 0 {
		return "column " + numbers[i] + " says that it is a list of what customers were not billed for, beside one of what they were"
	}
	if name := c.at.called(); notBilled.MatchString(name) {
		return "by its name a list of " + name + ", without a number of an invoice, beside one of what customers were billed"
	}
	return ""
}

// saysBilled reports whether a list is one of what customers were billed, as far as
// nothing says that it is not.
func (c choice) saysBilled() bool {
	return c.file.turn() == 0 && c.file.Holds != "credit_note" && c.isNotBilled() == "" && !refunds.MatchString(c.at.called())
}

// withoutOthers leaves lists of suppliers' bills, orders, quotes and the like unread
// where others say what customers were billed. By themselves they are read: some
// offices call so what they have.
func withoutOthers(chosen []choice, reading *source.Reading) []choice {
	if !slices.ContainsFunc(chosen, choice.saysBilled) {
		return chosen
	}
	return slices.DeleteFunc(chosen, func(c choice) bool {
		why := c.isNotBilled()
		if why != "" {
			leaveUnread(reading, c.at, why+": read it by itself, or with a map, if it is a part of the ledger")
		}
		return why != ""
	})
}
