package ledger

// Part is a ledger of some of the accounts, with all that concerns them.
func (l *Ledger) Part(keep func(account int32) bool) (*Ledger, error) {
	b := NewBuilder(l.Currency)
	accounts := make([]int32, l.NumCustomers()) // as numbered in the part, -1: not in it
	for a := range accounts {
		accounts[a] = -1
		if keep(int32(a)) {
			accounts[a] = b.AddCustomer(l.Customer(a))
		}
	}
	invoices := make([]int32, l.NumInvoices())
	for i := range invoices {
		invoices[i] = -1
		if a := accounts[l.invoices.account.Value(i)]; a >= 0 {
			v := l.Invoice(i)
			v.Account = a
			invoices[i] = b.AddInvoice(v)
		}
	}
	for i := range l.NumPayments() {
		if n := invoices[l.payments.invoice.Value(i)]; n >= 0 {
			p := l.Payment(i)
			p.Invoice = n
			b.AddPayment(p)
		}
	}
	for i := range l.NumCredits() {
		if n := invoices[l.credits.invoice.Value(i)]; n >= 0 {
			c := l.Credit(i)
			c.Invoice = n
			if c.Note != NoNote {
				c.Note = invoices[c.Note] // of the same account
			}
			b.AddCredit(c)
		}
	}
	for i := range l.NumCalls() {
		if c := l.Call(i); accounts[c.Account] >= 0 {
			c.Account = accounts[c.Account]
			b.AddCall(c)
		}
	}
	for i := range l.NumContacts() {
		if c := l.Contact(i); accounts[c.Account] >= 0 {
			c.Account = accounts[c.Account]
			b.AddContact(c)
		}
	}
	return b.Build()
}
