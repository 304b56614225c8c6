package response

import "sort"

// numSizes is the number of size groups: quintiles of the customers by their mean invoice.
const numSizes = 5

// sizeGroups sorts customers into quintiles by mean invoice amount, which a
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
	for rank, i := range order {
		groups[i] = uint8(rank * numSizes / n)
	}
	return groups
}
