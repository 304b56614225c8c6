package source

import (
	"errors"
	"regexp"
	"slices"
	"strings"
)

// Veil keeps the texts of refused rows out of the problems to come, since they
// may be names: place, column and reason remain.
func (p *Problems) Veil() { p.veiled = true }

// Veiled takes the texts of a file out of an error about it as a whole, if it is an *Error.
func Veiled(err error) error {
	var unusable *Error
	if !errors.As(err, &unusable) {
		return err
	}
	hidden := *unusable
	hidden.Problems = slices.Clone(hidden.Problems)
	for i, p := range hidden.Problems {
		hidden.Problems[i] = p.veil(nil)
	}
	return &hidden
}

// shownAs stands where a text is hidden.
const shownAs = "..."

// quoted is a text of a file, or a guess at what was meant, within a reason.
var quoted = regexp.MustCompile(`"[^"]*"`)

// veil takes the texts of a row out of a problem with it.
func (p Problem) veil(record []string) Problem {
	if p.Text != "" {
		p.Text = shownAs
	}
	p.Reason = quoted.ReplaceAllString(p.Reason, `"`+shownAs+`"`)
	const short = 3 // texts that are in any sentence
	for _, cell := range record {
		for _, text := range []string{strings.TrimSpace(cell), strings.TrimSuffix(strings.TrimSpace(cell), ".0"), unguard(strings.TrimSpace(cell))} {
			if len(text) >= short {
				p.Reason = strings.ReplaceAll(p.Reason, text, shownAs)
			}
		}
	}
	return p
}
