package expr

import "slices"

// percentiles gives each value its percentile rank among all of them:
// (how many are smaller + half of the others that are equal) / (n - 1), so the
// smallest alone is 0, the largest alone 1, and a value among equals or alone
// in the world 0.5. sorted is scratch of the same length.
func percentiles(values, sorted []float64) {
	n := len(values)
	copy(sorted, values)
	slices.Sort(sorted)
	for i, v := range values {
		smaller := below(sorted, v)
		equal := notAbove(sorted[smaller:], v)
		values[i] = 0.5
		if n > 1 {
			values[i] = (float64(smaller) + float64(0.5*float64(equal-1))) / float64(n-1)
		}
	}
}

// below counts the elements of sorted that are below v.
func below(sorted []float64, v float64) int {
	low, high := 0, len(sorted)
	for low < high {
		middle := int(uint(low+high) / 2)
		if sorted[middle] < v {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// notAbove counts the elements of sorted that are not above v.
func notAbove(sorted []float64, v float64) int {
	low, high := 0, len(sorted)
	for low < high {
		middle := int(uint(low+high) / 2)
		if sorted[middle] <= v {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}
