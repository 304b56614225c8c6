package book

import "math/bits"

// accountSet is a set of accounts, a bit each.
type accountSet []uint64

func newAccountSet(accounts int) accountSet { return make(accountSet, (accounts+63)/64) }

func (s accountSet) add(account int32)    { s[account>>6] |= 1 << (account & 63) }
func (s accountSet) remove(account int32) { s[account>>6] &^= 1 << (account & 63) }

func (s accountSet) has(account int32) bool {
	return s[account>>6]>>(account&63)&1 != 0
}

// each calls do with every account of the set, in order.
func (s accountSet) each(do func(account int32)) {
	for n, word := range s {
		for ; word != 0; word &= word - 1 {
			do(int32(n<<6 + bits.TrailingZeros64(word)))
		}
	}
}
