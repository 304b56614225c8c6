package strategy

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"firstcall/sim/book"

	"github.com/goccy/go-yaml/ast"
)

// shortlist has its first part choose the best of the morning, and calls them
// in the order of its second part, which sees nobody else.
type shortlist struct {
	combined
	keep    int     // accounts; 0 where percent counts
	percent float64 // of the morning's accounts, rounded up

	// scratch
	kept []int32
	some book.Morning
}

func (s *shortlist) Fresh() Strategy {
	return &shortlist{combined: s.fresh(), keep: s.keep, percent: s.percent}
}

func (s *shortlist) Pick(m *book.Morning, n int, dst []int32) []int32 {
	s.choose(m)
	before := len(dst)
	dst = s.parts[1].Pick(&s.some, n, dst)
	for k, position := range dst[before:] {
		dst[before+k] = s.kept[position]
	}
	return dst
}

// choose finds those who are kept, and the morning that has nobody else.
func (s *shortlist) choose(m *book.Morning) {
	keep := s.keep
	if keep == 0 {
		// A billionth of an account mends percentages that are a hair above a whole number.
		keep = int(math.Ceil(s.percent*float64(len(m.Accounts))/100 - 1e-9))
	}
	s.kept = s.parts[0].Pick(m, keep, s.kept[:0])
	slices.Sort(s.kept) // equal scores go by position
	s.some.Select(m, s.kept, s.parts[1].Fields())
}

// shortlistDefinition is a shortlist as it was written.
type shortlistDefinition struct {
	from, then phrase
	keep       int
	percent    float64
}

func (s *shortlistDefinition) inWords() string {
	kept := strconv.Itoa(s.keep)
	if s.keep == 0 {
		kept = fmt.Sprintf("%.4g %%", s.percent)
	}
	return fmt.Sprintf("The best %s by %s, in the order of %s.", kept, s.from.text, s.then.text)
}

// keepValue is a number of accounts, or a percentage of them.
type keepValue struct{ to *shortlistDefinition }

func (v keepValue) read(d *document, n ast.Node) *Error {
	text, _ := scalar(n)
	if number, isPercent := strings.CutSuffix(text, "%"); isPercent {
		percent, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if err == nil && percent > 0 && percent <= 100 {
			v.to.percent = percent
			return nil
		}
	} else if keep, err := strconv.Atoi(text); err == nil && keep >= 1 && keep <= 1_000_000 {
		v.to.keep = keep
		return nil
	}
	return d.errorAt(n, "want a number of accounts from 1, or a percentage such as 20%, found "+found(n))
}

func (v keepValue) schema() schema {
	return schema{"anyOf": []schema{
		{"type": "integer", "minimum": 1, "maximum": 1_000_000},
		{"type": "string", "pattern": `^[0-9]+(\.[0-9]+)? ?%$`},
	}}
}
