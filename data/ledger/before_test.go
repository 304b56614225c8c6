package ledger

import "testing"

// TestBeforeKeepsWriteOffs: what was written off before the day stays, and has
// no credit note to look for; what is written off later is not known yet.
func TestBeforeKeepsWriteOffs(t *testing.T) {
	b := NewBuilder("USD")
	b.AddCustomer(Customer{ID: "A", Since: NoDay, CreditLimit: -1})
	for _, id := range []string{"1", "2"} {
		b.AddInvoice(Invoice{ID: id, Issued: 100, Due: 130, Amount: 500, DisputedOn: NoDay, DisputeResolved: NoDay})
	}
	b.AddCredit(Credit{Note: NoNote, Invoice: 0, On: 200, Amount: 500})
	b.AddCredit(Credit{Note: NoNote, Invoice: 1, On: 210, Amount: 300})
	whole, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	cut, err := whole.Before(205)
	if err != nil {
		t.Fatal(err)
	}
	if cut.NumInvoices() != 2 || cut.NumCredits() != 1 || cut.Credit(0) != whole.Credit(0) {
		t.Errorf("%d invoices and %d credits, want 2 and the first write-off", cut.NumInvoices(), cut.NumCredits())
	}
}
