package response

import "sort"

// sizeShares are the shares of customers below each size group after the
// first, by mean invoice: finer at the top, where few customers hold much of the cash.
var sizeShares = [...]float64{0.25, 0.5, 0.7, 0.85, 0.93}

const numSizes = len(sizeShares) + 1

// sizeGroups sorts customers into groups by mean invoice amount, which a
// strategy can see and which may go with how much a customer heeds a call.
func sizeGroups(t *Tally) []uint8 {
	n := len(t.Customers)
	order := make([]int, n)
	mean := make([]float64, n)
	for i := range t.Customers {
		order[i] = i
		mean[i] = float64(t.Customers[i].Invoiced) / float64(max(t.Customers[i].Invoices, 1))
	}
	sort.SliceStable(order, func(a, b int) bool { return mean[order[a]] < mean[order[b]] })
	groups := make([]uint8, n)
	group := 0
	for rank, i := range order {
		for group < len(sizeShares) && float64(rank) >= sizeShares[group]*float64(n) {
			group++
		}
		groups[i] = uint8(group)
	}
	return groups
}
