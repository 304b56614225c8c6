package runfile

import "strconv"

// Anonymise puts "customer 1", "customer 2" and so on, in the order of their
// first appearance, in the place of each customer's id, and takes the names
// away. What was written by hand, the goal, the title, ids of strategies and the
// paths of the command, stays as it is.
func (r *Run) Anonymise() {
	if r.Next == nil {
		return
	}
	numbers := make(map[string]int)
	for i := range r.Next.Lists {
		calls := r.Next.Lists[i].Calls
		for n := range calls {
			id := calls[n].CustomerID
			if numbers[id] == 0 {
				numbers[id] = len(numbers) + 1
			}
			calls[n].CustomerID, calls[n].Name = "customer "+strconv.Itoa(numbers[id]), ""
		}
	}
}
