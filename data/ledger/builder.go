package ledger

import "errors"

// Builder collects the rows of a Ledger. Rows refer to each other by their
// position: add a customer before its invoices, an invoice before its payments.
type Builder struct {
	currency                                                string
	customers, invoices, payments, credits, calls, contacts *columns
	numCustomers, numInvoices                               int32
}

// NewBuilder starts an empty ledger in one currency (ISO 4217), "" when the source names none.
func NewBuilder(currency string) *Builder {
	return &Builder{
		currency:  currency,
		customers: newColumns(customersSchema),
		invoices:  newColumns(invoicesSchema),
		payments:  newColumns(paymentsSchema),
		credits:   newColumns(creditsSchema),
		calls:     newColumns(callsSchema),
		contacts:  newColumns(contactsSchema),
	}
}

// SetCurrency is for sources that name the currency in their rows.
func (b *Builder) SetCurrency(currency string) { b.currency = currency }

// AddCustomer appends a customer and returns its account number.
func (b *Builder) AddCustomer(r Customer) int32 {
	b.customers.customer(r)
	b.numCustomers++
	return b.numCustomers - 1
}

// AddInvoice appends an invoice or a credit note and returns its row.
func (b *Builder) AddInvoice(r Invoice) int32 {
	b.invoices.invoice(r)
	b.numInvoices++
	return b.numInvoices - 1
}

// TakeInvoices makes these the invoices, in the place of any that were added.
// The columns are the builder's from then on.
func (b *Builder) TakeInvoices(v *InvoiceColumns) {
	b.invoices.takeInvoices(v)
	b.numInvoices = int32(v.Account.Len())
}

// AddPayment appends a payment.
func (b *Builder) AddPayment(r Payment) { b.payments.payment(r) }

// AddCredit appends the application of a credit note to an invoice.
func (b *Builder) AddCredit(r Credit) { b.credits.credit(r) }

// AddCall appends a call attempt.
func (b *Builder) AddCall(r Call) { b.calls.call(r) }

// AddContact appends a letter, an e-mail or a message.
func (b *Builder) AddContact(r Contact) { b.contacts.contact(r) }

// Build makes the ledger and empties the builder. It refuses rows that
// contradict each other (see check) and a ledger without any invoice; a call log
// alone comes back beside ErrOnlyCalls.
func (b *Builder) Build() (*Ledger, error) {
	l := &Ledger{
		Currency:  b.currency,
		customers: newCustomers(b.customers.record()),
		invoices:  newInvoices(b.invoices.record()),
		payments:  newPayments(b.payments.record()),
		credits:   newCredits(b.credits.record()),
		calls:     newCalls(b.calls.record()),
		contacts:  newContacts(b.contacts.record()),
	}
	b.numCustomers, b.numInvoices = 0, 0
	err := l.check()
	if err != nil && !errors.Is(err, ErrOnlyCalls) {
		return nil, err
	}
	l.Digest = l.digest()
	return l, err
}
