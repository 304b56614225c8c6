package importer

import (
	"slices"
	"strings"
)

// moneyWords are words for money in names of columns, paidWords those that need none
// beside them, numberWords those for what documents are told apart by.
var (
	moneyWords  = strings.Fields("amount amounts betrag brutto netto montant importe importo monto montante valor value bedrag total totaal totale summe sum balance saldo solde")
	paidWords   = strings.Fields("paid received settled open outstanding due unpaid remaining bezahlt gezahlt offen betaald openstaand payé réglé dû pagado cobrado pendiente pagato incassato residuo pago recebido aberto")
	numberWords = strings.Fields("number num no nr nº ref reference id code nummer numéro numero número referenz referentie référence referencia referência riferimento")
	chequeWords = strings.Fields("cheque cheques chq scheck schecknummer chèque assegno talón")
)

// isNumberHeading reports whether a heading says that its column tells documents
// apart, whatever else is in it: Credit note no, Paid ref, Cheque. Cheque amount is
// one of money, and so is Total no mês.
func isNumberHeading(heading string) bool {
	words := wordsOf(heading)
	has := func(of []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(of, w) })
	}
	switch {
	case len(words) == 0:
		return false
	case has(chequeWords) && !has(moneyWords), slices.Contains(numberWords, words[len(words)-1]):
		return true
	}
	sign := strings.ContainsAny(heading, "#№") || strings.Contains(strings.ToLower(heading), "n°")
	return (has(numberWords) || sign) && !has(moneyWords) && !has(paidWords)
}

// saysAmount reports whether a column that may be of a role is one of amounts by its
// heading: Gutschrift may be the number of one.
func saysAmount(role int, heading string) bool {
	return role != roleCredited || slices.ContainsFunc(wordsOf(heading), func(w string) bool { return slices.Contains(moneyWords, w) })
}
