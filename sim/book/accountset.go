package book

import "math/bits"

// AccountSet is a set of accounts, a bit each.
type AccountSet []uint64

// NewAccountSet is an empty set for so many accounts.
func NewAccountSet(accounts int) AccountSet { return make(AccountSet, (accounts+63)/64) }

// Add puts an account into the set.
func (s AccountSet) Add(account int32) { s[account>>6] |= 1 << (account & 63) }

// Remove takes an account out of the set.
func (s AccountSet) Remove(account int32) { s[account>>6] &^= 1 << (account & 63) }

// Has reports whether an account is in the set.
func (s AccountSet) Has(account int32) bool {
	return s[account>>6]>>(account&63)&1 != 0
}

// each calls do with every account of the set, in order.
func (s AccountSet) each(do func(account int32)) {
	for n, word := range s {
		for ; word != 0; word &= word - 1 {
			do(int32(n<<6 + bits.TrailingZeros64(word)))
		}
	}
}
