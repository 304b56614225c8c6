package importer

import (
	"slices"
	"strings"
)

// isNothing reports whether a text stands for a blank cell, as spreadsheets, data
// frames and people write it. Who owes the money and what came of a call are
// kept as they are said, a dash for an amount is zero, and NA is a country.
func isNothing(text string, role int) bool {
	if isUnpaid(text, role) {
		return true
	}
	if text == "" || len(text) > len("#null") || strings.IndexByte("nN#-\xe2", text[0]) < 0 {
		return false // as most are
	}
	switch strings.ToLower(text) {
	case "n/a", "#n/a", "n.a.", "null", "#null", "nan", "nat":
		return role != roleOutcome
	case "none", "nil":
		return role != roleOutcome && role != roleCustomer && role != roleReason
	case "na":
		return role != roleOutcome && role != roleCustomer && role != roleCountry
	case "-", "--", "\u2013", "\u2014":
		return role != roleOutcome && (role < roleAmount || role > roleOpen) && role != roleCreditLimit && role != rolePromisedAmount
	}
	return false
}

// unpaid are words for a payment that was not made yet, where its day belongs.
var unpaid = []string{
	"not yet", "not paid", "not yet paid", "not paid yet", "unpaid", "pending", "open", "still open", "outstanding", "due", "not due", "overdue", "awaiting", "awaiting payment", "unsettled", "tbd", "tba", "tbc", "no", "never",
	"offen", "noch offen", "ausstehend", "unbezahlt", "nicht bezahlt", "noch nicht", "noch nicht bezahlt", "überfällig", "nein",
	"openstaand", "open staand", "onbetaald", "niet betaald", "nog niet", "nog niet betaald", "nog open", "nee",
	"impayé", "impayée", "non payé", "non payée", "non réglé", "non réglée", "en attente", "à payer", "pas encore", "non",
	"pendiente", "impagado", "impagada", "no pagado", "no pagada", "por pagar", "por cobrar", "abierto", "abierta", "todavía no",
	"in sospeso", "da pagare", "da incassare", "non pagato", "non pagata", "aperto", "aperta", "non ancora",
	"pendente", "em aberto", "não pago", "não paga", "a pagar", "a receber", "ainda não", "não",
}

// isUnpaid reports whether a text says that there is no day of payment yet.
func isUnpaid(text string, role int) bool {
	if role != rolePaidOn && role != roleLastPaid || text == "" || text[0] >= '0' && text[0] <= '9' {
		return false
	}
	return slices.Contains(unpaid, strings.ToLower(strings.Trim(tidy(text), ".()[]")))
}

// arePaymentDays reports whether a column that may have the days of payment of a
// list of invoices has them. One that is called so has, unless it holds amounts: what
// is no date in it is a mistake in its row. Of others most must be dates, where
// something was paid.
func (l list) arePaymentDays(g guess) bool {
	v := l.values(g.column)
	v.texts = slices.DeleteFunc(v.texts, func(text string) bool { return isUnpaid(text, g.role) })
	v.filled = len(v.texts)
	return v.filled == 0 || v.mostly(v.dates) || g.isExact() && !v.mostly(v.numbers)
}
