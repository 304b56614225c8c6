// Package ledger is the vocabulary: a Ledger (Arrow tables at rest), Event,
// Day, Cents, outcomes and ids. Everything else in firstcall speaks in these
// words; only data/ knows that Arrow is underneath.
package ledger
