package book

import "firstcall/data/ledger"

// Field names one column of the morning: a fact about an account that was
// known before the first call of the day. Strategies see nothing else.
type Field uint8

// The fields of a morning's account. Money is in major units, because a score
// is not money; times are in days.
const (
	Overdue Field = iota
	Balance
	OldestDaysPastDue
	NewestDaysPastDue
	InvoicesOverdue
	AvgDaysLate
	PaidInvoices
	DaysSinceAttempt
	DaysSinceConversation
	Attempts7d
	PromiseOpen
	PromiseDue
	DaysToPromise
	PromisedAmount
	PromisesKept
	PromisesBroken
	Disputed
	CustomerAgeDays
	CreditLimit
	PReach
	PPay14d
	PKeep
	ValueOfCall
	Luck
	Segment
	Weekday
	Month
	Capacity
	DaysToDue
	Due7d
	Expected14d
	DaysSinceLetter
	DaysSinceEmail
	WithAgency
	InvoicesOpen
	Utilisation
	NumFields int = iota
)

// FieldInfo documents a field for `firstcall fields`, the schema and error messages.
type FieldInfo struct {
	Field   Field
	Name    string
	Unit    string
	Doc     string
	Example string // an expression that uses it
}

// Never is the value of "days since" and "days to" fields when it has not
// happened yet, or is not in sight.
const Never = 9999

var fieldInfos = [NumFields]FieldInfo{
	{Overdue, "overdue", "money", "open amount of all invoices past their due date", "overdue >= 100"},
	{Balance, "balance", "money", "open amount of all issued invoices, due or not", "balance - overdue"},
	{OldestDaysPastDue, "oldest_days_past_due", "days", "days past due of the open invoice that has been due longest; 0 when nothing is overdue", "overdue * min(oldest_days_past_due, 90)"},
	{NewestDaysPastDue, "newest_days_past_due", "days", "days past due of the open overdue invoice that fell due last; 0 when nothing is overdue", "newest_days_past_due <= 7"},
	{InvoicesOverdue, "invoices_overdue", "invoices", "number of open invoices past their due date", "overdue / max(invoices_overdue, 1)"},
	{AvgDaysLate, "avg_days_late", "days", "mean of (day paid in full - due date) over the invoices paid so far, early ones negative; 0 when none", "paid_invoices > 0 ? -avg_days_late : -30"},
	{PaidInvoices, "paid_invoices", "invoices", "number of invoices paid in full so far", "paid_invoices >= 3"},
	{DaysSinceAttempt, "days_since_attempt", "days", "days since the last call attempt; 9999 when there was none", "days_since_attempt > 14"},
	{DaysSinceConversation, "days_since_conversation", "days", "days since somebody was last spoken to; 9999 when never", "days_since_conversation"},
	{Attempts7d, "attempts_7d", "attempts", "call attempts in the seven days before this morning", "attempts_7d < 2"},
	{PromiseOpen, "promise_open", "0 or 1", "a promise to pay that is neither kept nor broken", "promise_open ? 0 : overdue"},
	{PromiseDue, "promise_due", "0 or 1", "an open promise whose date has been reached", "promise_due"},
	{DaysToPromise, "days_to_promise", "days", "days until the date of the open promise, negative once passed; 9999 when no promise is open", "days_to_promise <= 0"},
	{PromisedAmount, "promised_amount", "money", "amount of the open promise; 0 when none is open", "promised_amount"},
	{PromisesKept, "promises_kept", "promises", "promises kept so far", "promises_kept - promises_broken"},
	{PromisesBroken, "promises_broken", "promises", "promises broken so far", "promises_broken >= 2"},
	{Disputed, "disputed", "0 or 1", "an open invoice of the account is in dispute", "!disputed"},
	{CustomerAgeDays, "customer_age_days", "days", "days since the customer's first day (customer_since, else the first invoice)", "customer_age_days < 90"},
	{CreditLimit, "credit_limit", "money", "credit limit; 0 when unknown", "credit_limit > 0 && balance > credit_limit"},
	{PReach, "p_reach", "probability", "chance that an attempt reaches the right party: the account's record so far, drawn towards the office's average", "p_reach * overdue"},
	{PPay14d, "p_pay_14d", "probability", "chance that the oldest overdue invoice is paid within 14 days if nobody calls, as fitted on what was known before the season", "p_pay_14d"},
	{PKeep, "p_keep", "probability", "chance that a promise is kept: the account's record so far, drawn towards the office's average", "promise_open ? p_keep * promised_amount : 0"},
	{ValueOfCall, "value_of_call", "money", "expected extra cash within 14 days from one attempt today, as fitted on what was known before the season", "value_of_call"},
	{Luck, "luck", "0 to 1", "a keyed random number of the account and the day, the same for every strategy of a replication", "luck"},
	{Segment, "segment", UnitText, "the customer's segment as the ledger writes it; \"\" when unknown", `segment == "retail"`},
	{Weekday, "weekday", "1 to 7", "day of the week, 1 Monday to 7 Sunday: the same for every account", "weekday == 1 ? oldest_days_past_due : overdue"},
	{Month, "month", "1 to 12", "calendar month, 1 January to 12 December: the same for every account", "month == 12"},
	{Capacity, "capacity", "calls", "calls that can be made this day: the same for every account", "capacity < 10"},
	{DaysToDue, "days_to_due", "days", "days until the next open invoice that is not overdue yet falls due, 0 when it is due today; 9999 when there is none", "days_to_due <= 3"},
	{Due7d, "due_7d", "money", "open amount that falls due within 7 days, today included", "overdue + due_7d"},
	{Expected14d, "expected_14d", "money", "cash expected from the overdue invoices within 14 days if nobody calls: the sum of open amount x chance, as fitted on what was known before the season", "overdue - expected_14d"},
	{DaysSinceLetter, "days_since_letter", "days", "days since the last letter; 9999 when there was none", "days_since_letter > 10"},
	{DaysSinceEmail, "days_since_email", "days", "days since the last e-mail; 9999 when there was none", "days_since_email > 5"},
	{WithAgency, "with_agency", "money", "open amount handed over to an agency", "with_agency == 0"},
	{InvoicesOpen, "invoices_open", "invoices", "number of open issued invoices, due or not", "invoices_open - invoices_overdue"},
	{Utilisation, "utilisation", "share", "balance / credit limit; 0 when the limit is unknown", "utilisation > 0.9"},
}

// UnitText is the unit of a field that holds text: == and != compare it, and
// nothing else can be done with it.
const UnitText = "text"

// IsText reports whether the field holds text.
func (f FieldInfo) IsText() bool { return f.Unit == UnitText }

// Fields lists every field in the order of the constants.
func Fields() []FieldInfo { return append([]FieldInfo(nil), fieldInfos[:]...) }

// FieldSet is a set of fields, so that a morning fills only the columns that a strategy reads.
type FieldSet uint64

// Set is the set of the given fields.
func Set(fields ...Field) FieldSet {
	var s FieldSet
	for _, f := range fields {
		s |= 1 << f
	}
	return s
}

// Has reports whether f is in the set.
func (s FieldSet) Has(f Field) bool { return s&(1<<f) != 0 }

// Morning is what a strategy sees: the accounts that may be called today, as
// known before the first call. Column Field f is Columns[f], parallel to
// Accounts; columns outside the strategy's FieldSet are empty.
type Morning struct {
	Day     int32 // ledger.Day as an integer: expressions may not know the calendar
	Weekday int   // 0 is Sunday
	Season  int   // working days since the first morning of the season, from 0
	Month   int   // calendar months since the first morning of the season, from 0
	Week    int   // calendar weeks (from Monday) since the first morning of the season, from 0

	MonthOfYear int          // 1 January to 12 December
	Capacity    int          // calls that can be made this day
	Order       ledger.Order // whether the day's payments are in the morning

	Accounts []int32
	Columns  [NumFields][]float64

	start, counted ledger.Day // working days from start to counted (exclusive) are in Season
}
