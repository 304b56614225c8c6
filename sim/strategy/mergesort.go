package strategy

import "slices"

// mergesort sorts numbers, lowest first, without a branch on what they are. It returns them and memory for the
// next time, of which scratch may be some.
func mergesort(numbers, scratch []uint64) (sorted, free []uint64) {
	scratch = slices.Grow(scratch[:0], len(numbers))[:len(numbers)]
	lo := 0
	for ; lo+4 <= len(numbers); lo += 4 {
		sortFour((*[4]uint64)(numbers[lo:]))
	}
	for i := lo + 1; i < len(numbers); i++ {
		for j := i; j > lo && numbers[j] < numbers[j-1]; j-- {
			numbers[j], numbers[j-1] = numbers[j-1], numbers[j]
		}
	}
	for run := 4; run < len(numbers); run *= 2 {
		for lo := 0; lo < len(numbers); lo += 2 * run {
			middle, hi := min(lo+run, len(numbers)), min(lo+2*run, len(numbers))
			if hi-middle == run {
				mergeEven(scratch[lo:hi], numbers[lo:middle], numbers[middle:hi])
			} else {
				merge(scratch[lo:hi], numbers[lo:middle], numbers[middle:hi])
			}
		}
		numbers, scratch = scratch, numbers
	}
	return numbers, scratch
}

// sortFour is a sorting network.
func sortFour(a *[4]uint64) {
	w, x, y, z := min(a[0], a[1]), max(a[0], a[1]), min(a[2], a[3]), max(a[2], a[3])
	a[0], y = min(w, y), max(w, y)
	x, a[3] = min(x, z), max(x, z)
	a[1], a[2] = min(x, y), max(x, y)
}

// mergeEven is merge for lists of the same length: from both ends at once, each of which gets as many steps as a list is
// long and so never leaves one.
func mergeEven(dst, a, b []uint64) {
	n := len(a)
	b, dst = b[:n], dst[:2*n]
	i, j, p, q := 0, 0, n-1, n-1
	for k := range n {
		x, y := a[i], b[j]
		dst[k] = min(x, y)
		second := one(y < x)
		i, j = i+1-second, j+second

		x, y = a[p], b[q]
		dst[2*n-1-k] = max(x, y)
		second = one(y >= x)
		p, q = p-1+second, q-second
	}
}

// merge sets dst to what two sorted lists hold, in order.
func merge(dst, a, b []uint64) {
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		x, y := a[i], b[j]
		dst[i+j] = min(x, y)
		second := one(y < x)
		j += second
		i += 1 - second
	}
	copy(dst[i+j:], a[i:])
	copy(dst[i+j:], b[j:])
}
