package importer

import (
	"regexp"
	"slices"
	"strings"

	"firstcall/data/source"
)

// notBilled are words in the names of files and sheets that hold what customers were
// not billed; ofInvoices are those which say that they were.
var (
	notBilled = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:orders?|quotes?|quotations?|estimates?|pro[ _-]?formas?|bills?|purchases?|payables?|angebote?|bestellungen|aufträge|auftraege|eingangsrechnungen|kreditoren|` +
		`offertes?|bestellingen|inkoop\pL*|crediteuren|devis|command(?:e|es)|achats?|fournisseurs?|presupuestos?|pedidos?|compras?|proveedores|preventivi|ordini|acquisti|fornitori|orçamentos?|fornecedores)(?:[^\pL]|$)`)
	ofInvoices = regexp.MustCompile(`(?i)invoices?|receivables?|rechnung|debitor|facturen|debiteur|factures?|facturas|fatture|faturas`)
	ofCredits  = regexp.MustCompile(`(?i)credit[ _-]?(?:notes?|memos?)|gutschrift|creditnota|creditfactu|avoirs?(?:[^\pL]|$)|notas?[ _-]de[ _-]cr[eé]dito|note[ _-]di[ _-]credito|abonos(?:[^\pL]|$)`)
	// suppliers are words in the names of columns that say whose bills a list holds.
	suppliers = []string{"vendor", "supplier", "creditor", "lieferant", "kreditor", "leverancier", "crediteur", "fournisseur", "proveedor", "fornitore", "fornecedor"}
)

// name is what a list is called: its sheet, or its file.
func (at place) name() string { return or(at.sheet, at.base()) }

// holdsCredits reports whether a list holds credit notes by its name.
func holdsCredits(at place) bool {
	name := at.name()
	return ofCredits.MatchString(name) && !ofInvoices.MatchString(ofCredits.ReplaceAllString(name, ""))
}

// isNotBilled says why a guessed list may be one of something else than what
// customers were billed, "" where nothing says so.
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
	name := c.at.name()
	if word := strings.TrimFunc(notBilled.FindString(name), func(r rune) bool { return strings.ContainsRune(" _-.()", r) }); word != "" && !ofInvoices.MatchString(name) {
		return "by its name a list of " + strings.ToLower(word) + ", which customers were not billed for, beside one of what they were"
	}
	return ""
}

// withoutOthers leaves lists of suppliers' bills, orders, quotes and the like unread
// where others say what customers were billed. By themselves they are read: some
// offices call so what they have.
func withoutOthers(chosen []choice, reading *source.Reading) []choice {
	if !slices.ContainsFunc(chosen, func(c choice) bool {
		return c.file.turn() == 0 && c.file.Holds != "credit_note" && c.isNotBilled() == ""
	}) {
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
