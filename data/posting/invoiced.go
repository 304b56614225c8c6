package posting

// Invoiced is whose an invoice is that a row names by this id, as the customer was
// entered, and in which currency ("": the run's, which nothing names). Of one that is
// in no ledger, since its currency is left out, the customer is "". ok is false where
// no invoice of this id is read.
func (d *Desk) Invoiced(id string) (customer, currency string, ok bool) {
	n, _, known := d.invoices.meant(id)
	switch {
	case !known || n == spoiled:
		return "", "", false
	case n < spoiled:
		return "", d.currencies.seen[spoiled-n].Code, true
	}
	account := *d.posted.Account.At(int(n))
	return d.customers.known.Text(*d.customers.numbers.At(int(account))), d.currencies.seen[*d.posted.currency.At(int(n))].Code, true
}

// NeedsCurrency reports whether a row must name its currency: there are several, and
// nobody said which one is that of rows that name none.
func (d *Desk) NeedsCurrency() bool { return len(d.currencies.seen) > 1 && d.currencies.unsaid == "" }
