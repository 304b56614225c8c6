package audit

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

// similarNames finds customers with invoices whose names are one but for the way
// they are written. Those of one name and several ids, such as branches, are told
// apart by whoever gave the ids.
func similarNames(l *ledger.Ledger, _ *source.Reading) *Finding {
	has := invoiced(l)
	first := map[string]int{} // by key, the first customer who has it
	var t tally
	for i := range l.NumCustomers() {
		if !has[i] && l.NumInvoices() > 0 {
			continue
		}
		c := l.Customer(i)
		other := -1
		for _, key := range nameKeys(nameOf(c)) {
			if j, known := first[key]; !known {
				first[key] = i
			} else if other < 0 && nameOf(l.Customer(j)) != nameOf(c) {
				other = j
			}
		}
		if other >= 0 {
			t.add("%s and %s", called(l.Customer(other)), called(c))
		}
	}
	return t.finding("customer", "customers", "%s whose name is that of another, but for accents, capitals, punctuation or the legal form: two customers here, perhaps one in truth")
}

// nameOf is a customer's name, or the id of one that has no other.
func nameOf(c ledger.Customer) string {
	if c.Name == "" {
		return c.ID
	}
	return c.Name
}

// called names a customer by id and name.
func called(c ledger.Customer) string {
	if c.Name == "" || c.Name == c.ID {
		return c.ID
	}
	return c.ID + " (" + c.Name + ")"
}

// invoiced says of each customer whether there is an invoice, or a credit note, of it.
func invoiced(l *ledger.Ledger) []bool {
	has := make([]bool, l.NumCustomers())
	for i := range l.NumInvoices() {
		has[l.Invoice(i).Account] = true
	}
	return has
}
