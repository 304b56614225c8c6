package ledger

// Customer is one row of the customers table.
type Customer struct {
	ID, Name, Segment        string
	Since                    Day   // NoDay: unknown
	CreditLimit              Cents // -1: unknown
	Phone, Timezone, Country string
}

// Invoice is one row of the invoices table. Account is the row of its customer.
type Invoice struct {
	ID              string
	Account         int32
	Issued, Due     Day
	Amount          Cents
	DisputedOn      Day // NoDay: never disputed
	DisputeResolved Day // NoDay: not resolved
	CreditNote      bool
}

// Payment is one row of the payments table, applied to one invoice.
type Payment struct {
	ID      string
	Invoice int32
	PaidOn  Day
	Amount  Cents
}

// Call is one row of the call log.
type Call struct {
	ID              string
	Account         int32
	On              Day
	Minute          int32 // minute of the day, -1: unknown
	Outcome         Outcome
	PromisedOn      Day
	PromisedAmount  Cents // 0: not recorded
	DurationSeconds int32 // -1: unknown
	Reason, Tone    string
	Agent           string
}

// Contact is one row of the contacts table: a letter, an e-mail, a message.
type Contact struct {
	ID                string
	Account           int32
	On                Day
	Channel, Template string
}
