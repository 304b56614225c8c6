package strategy

import "firstcall/sim/book"

// share gives each part a quota of the day's calls. The quotas are the shares
// of n rounded by the largest remainder (Hare quota; of equal remainders the
// part listed first gains). An account that several parts want goes to the one
// listed first; calls that a part cannot use go to the others in their order.
type share struct {
	combined
	shares []float64 // parallel to parts, adding to 1

	division // scratch
}

func (s *share) Fresh() Strategy { return &share{combined: s.fresh(), shares: s.shares} }

func (s *share) Pick(m *book.Morning, n int, dst []int32) []int32 {
	n = min(n, len(m.Accounts))
	s.begin(len(m.Accounts), len(s.parts))
	if n <= 0 {
		return dst
	}
	// The best n of each part are enough to choose from: a part loses at most
	// the n - quota accounts that others call.
	for i, part := range s.parts {
		s.lists[i] = part.Pick(m, n, s.lists[i])
	}
	return s.takeByQuota(dst, n, s.shares)
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
