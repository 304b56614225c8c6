package ledger

// Before is the ledger as it was known on the morning of day: what was issued,
// paid, called, sent or disputed on that day or later is not in it. Customers keep their
// rows, and what a payment or credit of before was for stays, though it was issued
// later. Days keep the order of events that the whole ledger shows, which is the office's
// habit. It fails where nothing was issued before.
func (l *Ledger) Before(day Day) (*Ledger, error) {
	b := NewBuilder(l.Currency)
	for a := range l.NumCustomers() {
		b.AddCustomer(l.Customer(a))
	}
	settled := make([]bool, l.NumInvoices())
	for k := range l.NumPayments() {
		if p := l.Payment(k); p.PaidOn < day {
			settled[p.Invoice] = true
		}
	}
	for k := range l.NumCredits() {
		if c := l.Credit(k); c.On < day {
			settled[c.Invoice] = true
			if c.Note != NoNote {
				settled[c.Note] = true
			}
		}
	}
	rows := make([]int32, l.NumInvoices())
	for i := range rows {
		v := l.Invoice(i)
		if v.Issued >= day && !settled[i] {
			continue
		}
		if v.DisputedOn >= day {
			v.DisputedOn, v.DisputeResolved = NoDay, NoDay
		}
		if v.DisputeResolved >= day {
			v.DisputeResolved = NoDay
		}
		rows[i] = b.AddInvoice(v)
	}
	for k := range l.NumPayments() {
		if p := l.Payment(k); p.PaidOn < day {
			p.Invoice = rows[p.Invoice]
			b.AddPayment(p)
		}
	}
	for k := range l.NumCredits() {
		if c := l.Credit(k); c.On < day {
			c.Invoice = rows[c.Invoice]
			if c.Note != NoNote {
				c.Note = rows[c.Note]
			}
			b.AddCredit(c)
		}
	}
	for k := range l.NumCalls() {
		if c := l.Call(k); c.On < day {
			b.AddCall(c)
		}
	}
	for k := range l.NumContacts() {
		if c := l.Contact(k); c.On < day {
			b.AddContact(c)
		}
	}
	cut, err := b.Build()
	if err != nil {
		return nil, err
	}
	cut.eventsOnce.Do(func() {
		cut.dayOrder = l.Order()
		cut.events = sortByDay(cut.eventsByKind(cut.dayOrder))
	})
	return cut, nil
}
