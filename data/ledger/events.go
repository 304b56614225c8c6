package ledger

// Events is the whole ledger as one stream, ordered by day, then kind (see
// Order), then table row. It is computed once; callers must not modify it.
func (l *Ledger) Events() []Event {
	l.eventsOnce.Do(l.order)
	return l.events
}

// eventsByKind lists the events kind by kind, in their order within a day, each in table order.
func (l *Ledger) eventsByKind(o Order) []Event {
	events := make([]Event, 0, l.NumInvoices()+l.NumCalls()+l.NumContacts()+l.NumCredits()+l.NumPayments())
	event := func(day Day, kind Kind, account, invoice int32, index int, amount Cents) {
		events = append(events, Event{
			Day: day, Kind: kind, Account: account, Invoice: invoice, Index: int32(index), Due: NoDay, Amount: amount,
		})
	}
	accountOf := func(i int32) int32 { return l.invoices.account.Value(int(i)) }

	for i := range l.NumInvoices() {
		if v := l.Invoice(i); !v.CreditNote {
			event(v.Issued, InvoiceIssued, v.Account, int32(i), i, v.Amount)
			events[len(events)-1].Due = v.Due
		}
	}
	for i := range l.NumInvoices() {
		if v := l.Invoice(i); v.DisputedOn != NoDay {
			event(v.DisputedOn, DisputeOpened, v.Account, int32(i), i, 0)
		}
	}
	contacts := func() {
		for i := range l.NumCalls() {
			c := l.Call(i)
			event(c.On, CallMade, c.Account, -1, i, c.PromisedAmount)
			last := &events[len(events)-1]
			last.Outcome, last.Due, last.Tone = c.Outcome, c.PromisedOn, ParseTone(c.Tone)
		}
		for i := range l.NumContacts() {
			c := l.Contact(i)
			event(c.On, ContactSent, c.Account, -1, i, 0)
			events[len(events)-1].Channel = ParseChannel(c.Channel)
		}
	}
	if o == CallsFirst {
		contacts()
	}
	for i := range l.NumCredits() {
		c := l.Credit(i)
		event(c.On, CreditApplied, accountOf(c.Invoice), c.Invoice, i, c.Amount)
	}
	for i := range l.NumPayments() {
		p := l.Payment(i)
		event(p.PaidOn, PaymentReceived, accountOf(p.Invoice), p.Invoice, i, p.Amount)
	}
	for i := range l.NumInvoices() {
		if v := l.Invoice(i); v.DisputeResolved != NoDay {
			event(v.DisputeResolved, DisputeResolved, v.Account, int32(i), i, 0)
		}
	}
	if o == PaymentsFirst {
		contacts()
	}
	return events
}

// sortByDay is a counting sort: linear, and stable, so that kind and row order
// survive within a day. Build keeps days within three centuries.
func sortByDay(events []Event) []Event {
	if len(events) == 0 {
		return events
	}
	first, last := events[0].Day, events[0].Day
	for _, e := range events {
		first, last = min(first, e.Day), max(last, e.Day)
	}
	place := make([]int, last-first+2)
	for _, e := range events {
		place[e.Day-first+1]++
	}
	for i := 1; i < len(place); i++ {
		place[i] += place[i-1]
	}
	sorted := make([]Event, len(events))
	for _, e := range events {
		sorted[place[e.Day-first]] = e
		place[e.Day-first]++
	}
	return sorted
}
