package strategy

import "firstcall/sim/book"

// share gives each part a quota of the day's calls. The quotas are the shares
// of n rounded by the largest remainder (Hare quota; of equal remainders the
// part listed first gains). An account that several parts want goes to the one
// listed first; calls that a part cannot use go to the others in their order.
type share struct {
	id, description string
	parts           []Strategy
	shares          []float64 // parallel to parts, adding to 1

	// scratch
	lists  [][]int32
	quotas []int
	taken  picked
}

func (s *share) ID() string            { return s.id }
func (s *share) Description() string   { return s.description }
func (s *share) Fields() book.FieldSet { return fieldsOf(s.parts) }
func (s *share) Fresh() Strategy {
	return &share{id: s.id, description: s.description, parts: freshParts(s.parts), shares: s.shares}
}

func (s *share) Pick(m *book.Morning, n int, dst []int32) []int32 {
	n = min(n, len(m.Accounts))
	if n <= 0 {
		return dst
	}
	// The best n of each part are enough to choose from: a part loses at most
	// the n - quota accounts that others call.
	s.lists = resize(s.lists, len(s.parts))
	for i, part := range s.parts {
		s.lists[i] = part.Pick(m, n, s.lists[i][:0])
	}
	s.quotas = quotas(s.quotas, n, s.shares)
	s.taken.reset(len(m.Accounts))
	left := n
	for i, list := range s.lists {
		before := len(dst)
		dst = s.taken.take(dst, list, min(s.quotas[i], left))
		left -= len(dst) - before
	}
	for _, list := range s.lists {
		before := len(dst)
		dst = s.taken.take(dst, list, left)
		left -= len(dst) - before
	}
	return dst
}

// quotas splits n by the shares, rounding by the largest remainder.
func quotas(dst []int, n int, shares []float64) []int {
	dst = dst[:0]
	left := n
	for _, s := range shares {
		// A millionth of a call mends shares such as 0.1 + 0.2 that are a hair below their decimal value.
		whole := min(int(float64(s*float64(n))+1e-6), left)
		dst = append(dst, whole)
		left -= whole
	}
	for ; left > 0; left-- {
		gains := 0
		for i, s := range shares {
			if float64(s*float64(n))-float64(dst[i]) > float64(shares[gains]*float64(n))-float64(dst[gains])+1e-6 {
				gains = i
			}
		}
		dst[gains]++
	}
	return dst
}

func resize(lists [][]int32, n int) [][]int32 {
	for len(lists) < n {
		lists = append(lists, nil)
	}
	return lists
}
