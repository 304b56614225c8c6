// Package metric watches a replay: one metric a file. A metric sees the events
// of a season and the closing book, and never changes either.
package metric

// Info documents a metric.
type Info struct {
	ID         string // key in run.json
	Name       string // column head
	Unit       string // "money", "calls", "conversations", "promises", "days" or "share"
	Better     string // "higher", "lower" or "neither"
	Definition string // one sentence, with the formula
}
