package ledger

// Kind says what happened in an Event. Within a day events are ordered by
// Kind, but that calls and other contacts come last in a ledger whose Order is
// PaymentsFirst.
type Kind uint8

// The kinds of events, in their order within a day. Those after DisputeResolved
// are on no ledger: a replay of a written policy makes them.
const (
	InvoiceIssued   Kind = iota // Invoice, Amount, Due
	DisputeOpened               // Invoice
	CallMade                    // Outcome, Tone; with a promise: Due (promised date), Amount, Pressed
	ContactSent                 // Channel
	CreditApplied               // Invoice, Amount: reduces the balance without cash
	PaymentReceived             // Invoice, Amount
	DisputeResolved             // Invoice

	SaleWithheld // Invoice, Amount: not issued, because the customer's credit is on hold or cancelled
	PlanAgreed   // Amount in instalments, Due: the last of them
	PlanKept     // the last instalment has come in
	PlanBroken   // an instalment has not
	Placed       // Invoice, Amount still open: handed over to a collection agency
	AgencyFee    // Invoice, Amount: what the agency keeps of the payment just received
	WrittenOff   // Invoice, Amount: given up

	NumKinds int = iota
)

// Event is one dated fact about one account. Index is the position of the row
// in its table (calls, payments...), or -1 for a simulated event.
type Event struct {
	Day     Day
	Kind    Kind
	Outcome Outcome
	Channel Channel
	Tone    Tone
	Pressed bool // the caller insisted on the promise
	Asked   bool // the caller asked for the reason of not paying, and logged it
	Account int32
	Invoice int32 // -1 where the event is about the account
	Index   int32
	Due     Day
	Amount  Cents
}
