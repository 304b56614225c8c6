package runfile

// Policy is the written policy that a strategy follows, and what it came to in one replication.
type Policy struct {
	ID          string `json:"id"`
	Description string `json:"description,omitempty"`
	Steps       []Step `json:"steps"`
}

// Step is a step of a policy's timetable. Done counts messages sent, calls made,
// customers whose credit was held or cancelled, invoices handed over or written
// off; LeftOut counts invoices for which the step would have come too late.
type Step struct {
	Do      string `json:"do"` // as in the playbook
	Name    string `json:"name,omitempty"`
	When    string `json:"when,omitempty"` // "due + 3", "every 14 days"; "" for any working day
	For     string `json:"for,omitempty"`  // the condition; "" for everybody
	Done    int    `json:"done"`
	LeftOut int    `json:"left_out"`
}
