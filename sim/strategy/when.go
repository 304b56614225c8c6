package strategy

import (
	"fmt"
	"math"
	"strings"

	"firstcall/sim/book"
	"firstcall/sim/strategy/expr"

	"github.com/goccy/go-yaml/ast"
)

// when sorts the morning's accounts into cases, each with a strategy of its
// own that sees the accounts of its case only. An account belongs to the first
// case whose condition holds; those of no case are not called. Without shares
// earlier cases are called first, and what they leave goes to the next; with
// shares the calls are handed out as in share.
type when struct {
	combined
	conditions []*expr.Program // parallel to parts; nil: everybody
	shares     []float64       // parallel to parts, or nil

	// scratch
	division
	of      [][]int32 // positions of each case's accounts, ascending
	decided [expr.BlockSize]bool
	some    book.Morning
}

func (w *when) Fields() book.FieldSet {
	fields := w.combined.Fields()
	for _, c := range w.conditions {
		if c != nil {
			fields |= c.Fields()
		}
	}
	return fields
}

func (w *when) Fresh() Strategy {
	fresh := &when{combined: w.fresh(), shares: w.shares}
	for _, c := range w.conditions {
		if c != nil {
			c = c.Fresh()
		}
		fresh.conditions = append(fresh.conditions, c)
	}
	return fresh
}

func (w *when) Pick(m *book.Morning, n int, dst []int32) []int32 {
	n = min(n, len(m.Accounts))
	w.begin(len(m.Accounts), len(w.parts))
	if n <= 0 {
		return dst
	}
	w.sort(m)
	for i, left := 0, n; i < len(w.parts) && left > 0; i++ {
		w.list(m, i, n)
		if w.shares == nil {
			dst, left = w.take(dst, i, left, left)
		}
	}
	if w.shares != nil {
		dst = w.takeByQuota(dst, n, w.shares)
	}
	return dst
}

// sort finds the accounts of each case.
func (w *when) sort(m *book.Morning) {
	for len(w.of) < len(w.parts) {
		w.of = append(w.of, nil)
	}
	for i, c := range w.conditions {
		w.of[i] = w.of[i][:0]
		if c != nil {
			c.Prepare(m)
		}
	}
	for lo := 0; lo < len(m.Accounts); lo += expr.BlockSize {
		hi := min(lo+expr.BlockSize, len(m.Accounts))
		decided := w.decided[:hi-lo]
		clear(decided)
		for i, c := range w.conditions {
			var holds []float64
			if c != nil {
				holds = c.Block(m, lo, hi)
			}
			for k := range decided {
				if !decided[k] && (c == nil || holds[k] != 0) {
					decided[k] = true
					w.of[i] = append(w.of[i], int32(lo+k))
				}
			}
		}
	}
}

// list has the strategy of a case list its best n.
func (w *when) list(m *book.Morning, i, n int) {
	part, of := w.parts[i], w.of[i]
	switch len(of) {
	case 0:
	case len(m.Accounts): // the strategy of the day
		w.lists[i] = part.Pick(m, n, w.lists[i])
	default:
		w.some.Select(m, of, part.Fields())
		w.lists[i] = part.Pick(&w.some, n, w.lists[i])
		for k, position := range w.lists[i] {
			w.lists[i][k] = of[position]
		}
	}
}

// caseDefinition is a case as it was written.
type caseDefinition struct {
	condition, use phrase
	quota          float64 // 0: none
}

// casesValue is the list of the cases of a when.
type casesValue struct{ to *[]caseDefinition }

func (v casesValue) read(d *document, n ast.Node) *Error {
	list, ok := n.(*ast.SequenceNode)
	if !ok || len(list.Values) == 0 {
		return d.errorAt(n, "want a list of cases such as {if: overdue > 1000, use: biggest-balance}, found "+found(n))
	}
	total, quotas := 0.0, 0
	for i, item := range list.Values {
		var c caseDefinition
		if err := readKeys(d, item, "a case", caseKeys(&c)); err != nil {
			return err
		}
		if c.condition.at == nil && i < len(list.Values)-1 {
			return d.errorAt(item, "this case lacks if, which only the last may: nobody would be left for the cases after it")
		}
		if total += c.quota; c.quota > 0 {
			quotas++
		}
		*v.to = append(*v.to, c)
	}
	switch {
	case quotas > 0 && quotas < len(*v.to):
		return d.errorAt(n, fmt.Sprintf("%d of %d cases have a share above 0: either every case has one or none", quotas, len(*v.to)))
	case quotas > 0 && math.Abs(total-1) > 1e-6:
		return d.errorAt(n, fmt.Sprintf("shares must add to 1, these add to %.6g", total))
	}
	return nil
}

func (v casesValue) schema() schema {
	return schema{"type": "array", "items": objectSchema(caseKeys(&caseDefinition{})), "minItems": 1}
}

func (s *definition) caseStrategy(c combined, scope expr.Scope) (Strategy, *Error) {
	w := &when{combined: c}
	for _, one := range s.when {
		var condition *expr.Program
		if one.condition.at != nil {
			var err *Error
			if condition, err = s.doc.compile(one.condition, scope); err != nil {
				return nil, err
			}
		}
		w.conditions = append(w.conditions, condition)
		if one.quota > 0 {
			w.shares = append(w.shares, one.quota)
		}
	}
	return w, nil
}

func (s *definition) casesInWords() string {
	var texts []string
	for _, c := range s.when {
		text := "the others"
		if c.condition.at != nil {
			text = "where " + c.condition.text
		}
		text += ": " + c.use.text
		if c.quota > 0 {
			text += fmt.Sprintf(" (%.4g %% of the calls)", 100*c.quota)
		}
		texts = append(texts, text)
	}
	return "By case, " + strings.Join(texts, "; ") + "."
}
