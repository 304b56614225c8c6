package importer

import "slices"

// A role is what a column of an export says. A preset names the columns by it.
const (
	roleCustomerID = iota
	roleCustomer
	roleInvoiceID
	roleType
	roleParticulars
	roleIssued
	roleDue
	roleTerms
	roleAmount
	roleDebit
	roleCredit
	rolePaid
	roleCredited
	roleOpen
	roleBalance
	rolePaidOn
	roleLastPaid
	roleDaysToPay
	roleClearing
	rolePaymentID
	roleCurrency
	roleSegment
	rolePhone
	roleCountry
	roleTimezone
	roleCreditLimit
	roleCalledOn
	roleHour
	roleOutcome
	rolePromisedOn
	rolePromisedAmount
	roleReason
	roleAgent
	numRoles
)

// roleNames are the keys under columns.
var roleNames = [numRoles]string{
	roleCustomerID:     "customer_id",
	roleCustomer:       "customer", // its name, which is its id where there is no other
	roleInvoiceID:      "invoice_id",
	roleType:           "type",        // of the document or contact, see types
	roleParticulars:    "particulars", // says in words what the row is, where its type does not
	roleIssued:         "issue_date",  // or the day of a payment or credit note
	roleDue:            "due_date",
	roleTerms:          "terms",        // such as Net 30
	roleAmount:         "amount",       // of the document, or of its line where lines are summed
	roleDebit:          "debit",        // what the row bills, in a column of its own
	roleCredit:         "credit",       // what it pays or credits, in another
	rolePaid:           "paid",         // so much of it
	roleCredited:       "credited",     // so much of it
	roleOpen:           "open",         // so much of it
	roleBalance:        "balance",      // of the customer after the row: debits less credits so far
	rolePaidOn:         "paid_on",      // the day on which it was settled
	roleLastPaid:       "last_paid_on", // the day of the last of perhaps several payments
	roleDaysToPay:      "days_to_pay",  // from its issue to its payment
	roleClearing:       "clearing",     // the document that cleared it
	rolePaymentID:      "payment_id",
	roleCurrency:       "currency",
	roleSegment:        "segment",
	rolePhone:          "phone",
	roleCountry:        "country",
	roleTimezone:       "timezone",
	roleCreditLimit:    "credit_limit",
	roleCalledOn:       "called_at", // the day of a call or letter, or day and time
	roleHour:           "hour",      // of the day, where it stands apart
	roleOutcome:        "outcome",
	rolePromisedOn:     "promised_on",
	rolePromisedAmount: "promised_amount",
	roleReason:         "reason",
	roleAgent:          "agent",
}

// dateRoles and moneyRoles are what the looking for formats looks at.
var (
	dateRoles  = []int{roleIssued, roleDue, rolePaidOn, roleLastPaid, roleCalledOn, rolePromisedOn}
	moneyRoles = []int{roleAmount, roleDebit, roleCredit, rolePaid, roleCredited, roleOpen, roleBalance, roleCreditLimit, rolePromisedAmount}
)

func roleOf(name string) int { return slices.Index(roleNames[:], name) }
