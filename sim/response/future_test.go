package response

import (
	"testing"

	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// TestTallyEndsBeforeItsEnd: conversations in two tones from the last day on do
// not make a tally count by tone that ends on that day.
func TestTallyEndsBeforeItsEnd(t *testing.T) {
	const first = ledger.Day(19723) // 2024-01-01
	b := ledger.NewBuilder("")
	b.AddCustomer(ledger.Customer{ID: "A", Since: ledger.NoDay, CreditLimit: -1})
	b.AddInvoice(ledger.Invoice{ID: "1", Issued: first, Due: first, Amount: 100, DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay})
	later := first + 30
	for range minToned {
		for _, tone := range []string{"sympathetic", "firm"} {
			b.AddCall(ledger.Call{On: later, Minute: -1, Outcome: ledger.Refused, PromisedOn: ledger.NoDay, DurationSeconds: -1, Tone: tone})
		}
	}
	l, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	ix := book.NewIndex(l)
	if NewTally(ix, l.Events(), later).Toned {
		t.Error("the tally of the days before the conversations knows of their tones")
	}
	if !NewTally(ix, l.Events(), later+1).Toned {
		t.Error("the tally of all days does not know of the tones")
	}
}
