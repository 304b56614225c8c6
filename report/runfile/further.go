package runfile

// Grouping sorts the season's invoices by something that no strategy changes.
type Grouping struct {
	ID     string  `json:"id"`   // age, size, payment_history or customers
	Name   string  `json:"name"` // in words
	Groups []Group `json:"groups"`
}

// Group is one group of invoices.
type Group struct {
	Name     string `json:"name"`
	Invoices int    `json:"invoices"`
}

// GroupCash is what a strategy collects from one group.
type GroupCash struct {
	Cash Money `json:"cash"` // mean
	// History is the difference to the recorded cash of the group; nil for history itself.
	History *Difference `json:"versus_history,omitempty"`
}

// Staffing is what strategies collect with other numbers of calls a day, all
// under the same luck.
type Staffing struct {
	Replications int             `json:"replications"`
	CallsPerDay  []int           `json:"calls_per_day"` // ascending
	Strategies   []StaffedSeason `json:"strategies"`
}

// StaffedSeason is one strategy's season at each number of calls a day.
type StaffedSeason struct {
	ID        string   `json:"id"`
	CallsMade []Number `json:"calls_made"` // mean
	Cash      []Money  `json:"cash_collected"`
	// Extra is the cash beyond that of no calls, with the middle 90 % of the replications.
	Extra []Money `json:"extra_cash"`
	Low   []Money `json:"low"`
	High  []Money `json:"high"`
	// AddsLow is the low end of what the middle 90 % of the replications have beyond
	// the same strategy with the run's own number of calls; nil in older files.
	AddsLow []Money `json:"adds_low,omitempty"`
}

// Overlap is how far strategies call the same customers: Share[i][j] is the
// share of the calls of strategy i that go to customers whom j calls in the same
// week, in replication 0; null where i makes no call.
type Overlap struct {
	Strategies []string   `json:"strategies"` // history first, where calls are on record
	Share      [][]Number `json:"share"`
}

// Next is whom each strategy would call on the first working day after the
// ledger's last.
type Next struct {
	On    string     `json:"on"`
	Lists []CallList `json:"lists"`
}

// CallList is the beginning of a strategy's list.
type CallList struct {
	Strategy string `json:"strategy"`
	Callable int    `json:"callable"` // customers that no limit forbids to call
	Calls    []Call `json:"calls"`
}

// Call is one call of a list.
type Call struct {
	CustomerID string `json:"customer_id"`
	Name       string `json:"name,omitempty"`
	Overdue    Money  `json:"overdue"`
	Invoices   int    `json:"invoices_overdue"`
	PastDue    int    `json:"oldest_days_past_due"`
	// Promise is "open", "due" or "broken"; "" for none.
	Promise     string `json:"promise,omitempty"`
	PromisedOn  string `json:"promised_on,omitempty"`
	LastAttempt string `json:"last_attempt,omitempty"`
	LastReached string `json:"last_conversation,omitempty"`
}
