package audit

import (
	"fmt"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// callsWithoutInvoice finds calls to customers of whom there is no invoice: a call
// log that spells them otherwise than the invoices do, or invoices that are missing.
func callsWithoutInvoice(l *ledger.Ledger, _ *source.Reading) *Finding {
	has := invoiced(l)
	calls := make([]int, l.NumCustomers())
	count := 0
	for i := range l.NumCalls() {
		if account := l.Call(i).Account; !has[account] {
			calls[account]++
			count++
		}
	}
	if count == 0 || l.NumInvoices() == 0 {
		return nil
	}
	alike := map[string]int{} // by key, the first customer with invoices who has it
	for i := range has {
		if has[i] {
			for _, key := range nameKeys(nameOf(l.Customer(i))) {
				if _, known := alike[key]; !known {
					alike[key] = i
				}
			}
		}
	}
	var spelt, strangers tally
	for i, n := range calls {
		if n == 0 {
			continue
		}
		c := l.Customer(i)
		if j, found := sharing(alike, c); found {
			spelt.add("%s: %s; there are invoices of %s", called(c), number(n, "call", "calls"), called(l.Customer(j)))
		} else {
			strangers.add("%s: %s", called(c), number(n, "call", "calls"))
		}
	}
	f := &Finding{Count: count, Examples: append(spelt.examples, strangers.examples...)}
	f.Examples = f.Examples[:min(len(f.Examples), shownExamples)]
	f.Text = fmt.Sprintf("%s to %s without any invoice: what they brought can't be seen, and a replay calls nobody there", number(count, "call", "calls"),
		number(spelt.count+strangers.count, "customer", "customers"))
	if spelt.count > 0 {
		f.Text += fmt.Sprintf("; the name of %d differs only in its spelling from one that has invoices", spelt.count)
	}
	return f
}

// sharing finds the customer that shares a key with c.
func sharing(alike map[string]int, c ledger.Customer) (int, bool) {
	for _, key := range nameKeys(nameOf(c)) {
		if j, found := alike[key]; found {
			return j, true
		}
	}
	return 0, false
}
