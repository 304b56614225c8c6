package check

import (
	"fmt"

	"firstcall/data/ledger"
)

// Sample is the part of a big ledger that the response model is fitted and
// tested on: every so many-th customer, with all that concerns it.
type Sample struct {
	Customers int `json:"customers"`
	Of        int `json:"of"`
	Invoices  int `json:"invoices"`
}

// sampleInvoices is how many are enough for the tests of a model, whose shares
// and means are of hundreds of weeks and thousands of payments, and few enough
// for a check to take seconds.
const sampleInvoices = 50_000

// sampleOf is the ledger itself, unless it is much bigger than a sample.
func sampleOf(l *ledger.Ledger) (*ledger.Ledger, *Sample, error) {
	every := int32(l.NumInvoices() / sampleInvoices)
	if every < 2 || l.NumCustomers() < int(10*every) {
		return l, nil, nil
	}
	part, err := l.Part(func(account int32) bool { return account%every == 0 })
	if err != nil {
		return nil, nil, fmt.Errorf("taking a sample of the ledger: %w", err)
	}
	return part, &Sample{Customers: part.NumCustomers(), Of: l.NumCustomers(), Invoices: part.NumInvoices()}, nil
}
