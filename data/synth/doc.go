// Package synth makes ledgers whose truth is known: small worlds of customers
// who pay for reasons of their own, and an office that calls some of them.
//
// The worlds are mechanistic. A customer has pay days, a memory, a purse,
// patience, a grudge or a query about an invoice, and does what these make it
// do; nowhere is a payment hazard written down, least of all one of the shape
// that sim/response fits. Whatever a response model learns from such a ledger
// it has therefore learned from behaviour, not from its own formula.
//
// The truth is exact: the very world that wrote the ledger is lived again from
// one snapshot under other strategies. What a customer does unprompted depends
// on luck keyed by (customer, invoice, day) and is the same in every strategy;
// only the luck of the calls is averaged over replications.
package synth
