package importer

import "strings"

// isNothing reports whether a text stands for a blank cell, as spreadsheets, data
// frames and people write it. Who owes the money and what came of a call are
// kept as they are said, a dash for an amount is zero, and NA is a country.
func isNothing(text string, role int) bool {
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
