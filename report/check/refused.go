package check

import (
	"io"

	"firstcall/data/source"
)

// Refused is the check of a ledger that can't be used: what was read of it, as
// far as reading came, and why that will not do.
type Refused struct {
	Schema  string          `json:"schema"` // firstcall.check-refused/1
	Why     []string        `json:"why"`    // the first problems, with file, line and column
	More    int             `json:"more"`   // problems beyond them
	Advice  string          `json:"advice,omitempty"`
	Reading *source.Reading `json:"reading"`
}

// NewRefused says what was read of a ledger that was refused for the error.
func NewRefused(r *source.Reading, err *source.Error) *Refused {
	why := []string{}
	for _, p := range err.Problems {
		why = append(why, p.String())
	}
	return &Refused{Schema: "firstcall.check-refused/1", Why: why, More: err.More, Advice: err.Advice, Reading: r}
}

// WriteJSON writes the account for other programs.
func (c *Refused) WriteJSON(w io.Writer) error { return writeJSON(w, c) }

// WriteText writes nothing: why the ledger was refused is an error, and told as
// such where errors are told.
func (c *Refused) WriteText(io.Writer) error { return nil }
