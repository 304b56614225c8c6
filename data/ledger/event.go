package ledger

// Kind says what happened in an Event. Within a day events are ordered by
// Kind, but that calls and other contacts come last in a ledger whose Order is
// PaymentsFirst.
type Kind uint8

// The kinds of events, in their order within a day.
const (
	InvoiceIssued   Kind = iota // Invoice, Amount, Due
	DisputeOpened               // Invoice
	CallMade                    // Outcome; with a promise: Due (promised date) and Amount
	ContactSent                 // letter, e-mail or message
	CreditApplied               // Invoice, Amount: reduces the balance without cash
	PaymentReceived             // Invoice, Amount
	DisputeResolved             // Invoice
	NumKinds        int  = iota
)

// Event is one dated fact about one account. Index is the position of the row
// in its table (calls, payments...), or -1 for a simulated event.
type Event struct {
	Day     Day
	Kind    Kind
	Outcome Outcome
	Account int32
	Invoice int32 // -1 where the event is about the account
	Index   int32
	Due     Day
	Amount  Cents
}
