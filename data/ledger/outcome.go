package ledger

// Outcome is how a call attempt ended.
type Outcome uint8

// The outcomes of the native ledger. All but the first three are conversations.
const (
	NoAnswer Outcome = iota
	LeftMessage
	WrongParty
	Refused
	PromiseToPay
	Dispute
	Hardship
	Callback
	PaidAlready
	PaymentPlan
	NumOutcomes int = iota
)

var outcomeNames = [NumOutcomes]string{
	"no_answer", "left_message", "wrong_party", "refused", "promise_to_pay",
	"dispute", "hardship", "callback", "paid_already", "payment_plan",
}

// OutcomeNames lists the names accepted in a ledger, in the order of the constants.
func OutcomeNames() []string { return append([]string(nil), outcomeNames[:]...) }

// outcomeMeanings say when a caller writes each down.
var outcomeMeanings = [NumOutcomes]string{
	"nobody answered, or the line was busy",
	"a message was left, on a machine or with somebody else",
	"somebody else answered, or the number is wrong",
	"the customer will not pay",
	"the customer says that it will pay, on a day that it names or on none",
	"the customer says that the invoice, or what it is for, is not right",
	"the customer can't pay now",
	"the customer was reached, and nothing came of it yet",
	"the customer says that it has paid",
	"payment in instalments was agreed",
}

// Meaning says in a few words when a call ends so.
func (o Outcome) Meaning() string { return outcomeMeanings[o] }

// ParseOutcome finds an outcome by its name in the native ledger.
func ParseOutcome(s string) (Outcome, bool) {
	for i, name := range outcomeNames {
		if s == name {
			return Outcome(i), true
		}
	}
	return 0, false
}

func (o Outcome) String() string { return outcomeNames[o] }

// Conversation reports whether the right party was spoken to (a right-party contact).
func (o Outcome) Conversation() bool { return o > WrongParty }

// Heard reports whether the customer has anything to remember: a conversation, or a message left.
func (o Outcome) Heard() bool { return o == LeftMessage || o.Conversation() }
