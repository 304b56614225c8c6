package strategy

import (
	"fmt"
	"math"

	"firstcall/sim/book"

	"github.com/goccy/go-yaml/ast"
)

// blend calls by the weighted mean of the places that its parts give an account.
// Of the L accounts that a part would call, its first has the place 1, its last
// 1/L; an account that it would not call has 0. Who has 0 from all is not called.
type blend struct {
	combined
	weights []float64 // parallel to parts, above 0

	// scratch
	list   []int32
	places []float64
	best   top
}

func (b *blend) Fresh() Strategy { return &blend{combined: b.fresh(), weights: b.weights} }

func (b *blend) Pick(m *book.Morning, n int, dst []int32) []int32 {
	if n = min(n, len(m.Accounts)); n <= 0 {
		return dst
	}
	b.weigh(m)
	b.best.begin(b, 1)
	return b.best.appendBest(dst, n)
}

// keys are the accounts' places; see keySource.
func (b *blend) keys(int) []float64 { return b.places }

// weigh sets places to the weighted mean of each account's, in steps of 1 / fineness, and to -Inf for those that nobody calls.
func (b *blend) weigh(m *book.Morning) {
	accounts := len(m.Accounts)
	total := 0.0
	for _, w := range b.weights {
		total += w
	}
	b.places = b.places[:0]
	for range accounts {
		b.places = append(b.places, 0)
	}
	for i, part := range b.parts {
		b.list = part.Pick(m, accounts, b.list[:0])
		for rank, position := range b.list {
			place := float64(len(b.list)-rank) / float64(len(b.list))
			b.places[position] += float64(b.weights[i] / total * place) // rounded by itself: the same on every machine
		}
	}
	// Equal sums may differ in their last bits, and what is equal goes by position.
	for position, place := range b.places {
		if b.places[position] = math.Round(place * fineness); b.places[position] <= 0 {
			b.places[position] = math.Inf(-1)
		}
	}
}

// fineness is how many steps there are between no place and the first.
const fineness = 1e12

// weightsValue is a mapping from ids of strategies to weights.
type weightsValue struct{ to *[]portion }

// maxWeight bounds weights, so that none drowns the others beyond what a float64 can hold.
const maxWeight = 1e6

func (v weightsValue) read(d *document, n ast.Node) *Error {
	entries, ok := pairs(n)
	if !ok || len(entries) == 0 {
		return d.errorAt(n, "want strategy ids with their weights, found "+found(n))
	}
	for _, entry := range entries {
		id, _ := scalar(entry.Key)
		weight, ok := parseNumber(entry.Value)
		if !ok || weight < 1/maxWeight || weight > maxWeight {
			return d.errorAt(entry.Value, fmt.Sprintf("want a weight from %g to %g, found %s", 1/maxWeight, maxWeight, found(entry.Value)))
		}
		*v.to = append(*v.to, portion{phrase{id, entry.Key}, weight})
	}
	return nil
}

func (v weightsValue) schema() schema {
	return schema{"type": "object", "minProperties": 1,
		"additionalProperties": schema{"type": "number", "minimum": 1 / maxWeight, "maximum": maxWeight}}
}
