// Package runfile is run.json: what a backtest found, summarised over its
// replications. Page, charts, terminal table and later comparisons read nothing else.
package runfile

// Schema names this format. A reader refuses any other.
const Schema = "firstcall.run/1"

// The verdicts of a Recommendation.
const (
	Clear        = "clear"        // one strategy is ahead of all others, beyond the noise
	Tie          = "tie"          // several can't be told apart
	Insufficient = "insufficient" // the ledger or the run can't support an answer
)

// The yardsticks that other strategies are measured against, by id.
const (
	History = "history"
	NoCalls = "no-calls"
	Random  = "random"
)

// Cash is the id of the metric by which strategies are ranked.
const Cash = "cash_collected"

// Run is one backtest. Intervals (low, high) hold the middle 90 % of the
// replications, which carry both luck and what the ledger cannot tell about the response.
type Run struct {
	Schema       string       `json:"schema"`
	Tool         Tool         `json:"tool"`
	Command      string       `json:"command"`
	Title        string       `json:"title,omitempty"`    // the reader's own, at the head of page and summary
	Language     string       `json:"language,omitempty"` // of the page, ISO 639-1; "" is English
	Goal         string       `json:"goal,omitempty"`     // the playbook's question
	Playbook     *Playbook    `json:"playbook,omitempty"` // nil in files of older versions
	Model        *Model       `json:"model,omitempty"`    // nil in files of older versions
	Seed         uint64       `json:"seed"`
	Replications int          `json:"replications"`
	Stopping     *Stopping    `json:"stopping,omitempty"` // nil in files of older versions
	Ledger       Ledger       `json:"ledger"`
	Season       Season       `json:"season"`
	Capacity     Capacity     `json:"capacity"`
	Response     Response     `json:"response"`
	Warnings     []Warning    `json:"warnings"`
	Definitions  []Definition `json:"definitions"`
	// Collectable is the most that any strategy could collect: what was open on
	// the season's first morning, and what was billed in it, credited later or
	// not; nil in files of older versions.
	Collectable *Money `json:"collectable,omitempty"`
	// HistoryCash is the recorded cash of each calendar day of the season.
	HistoryCash    []Money        `json:"history_cash"`
	Strategies     []Strategy     `json:"strategies"`
	Recommendation Recommendation `json:"recommendation"`
	// What stands beside the answer; absent in files of older versions and of interrupted runs.
	Groupings []Grouping `json:"groupings,omitempty"`
	Staffing  *Staffing  `json:"staffing,omitempty"`
	Overlap   *Overlap   `json:"overlap,omitempty"`
	Next      *Next      `json:"next,omitempty"`
	Trust     *Trust     `json:"trust,omitempty"` // nil in files of older versions, and of interrupted runs
}

// Tool is the program that wrote the file.
type Tool struct {
	Version string `json:"version"`
}

// Playbook identifies the written policy that was replayed: the file's name, ""
// for the built-in one, and the digest of its text.
type Playbook struct {
	Name   string      `json:"name"`
	Digest string      `json:"digest"` // "sha256:" and hexadecimal digits
	Gate   []Condition `json:"gate,omitempty"`
}

// Condition is a line of a playbook's gate.
type Condition struct {
	Check string `json:"check"`
	For   string `json:"for"`   // each, recommended or the id of a strategy
	Level string `json:"level"` // error or warn
}

// Model identifies the fitted model: the version of the method, and the digest
// of every number that was fitted or assumed. With equal models, ledgers, seasons
// and seeds, replications of two runs met the same luck.
type Model struct {
	Version int    `json:"version"`
	Digest  string `json:"digest"` // "sha256:" and hexadecimal digits
}

// Ledger identifies what was replayed.
type Ledger struct {
	Digest    string `json:"digest"` // "sha256:" and hexadecimal digits
	Customers int    `json:"customers"`
	Invoices  int    `json:"invoices"`
	Payments  int    `json:"payments"`
	Calls     int    `json:"calls"`
	Currency  string `json:"currency"` // ISO 4217, or empty where the ledger names none
	FirstDay  string `json:"first_day"`
	LastDay   string `json:"last_day"`
}

// Season is the replayed stretch of days, both ends included.
type Season struct {
	From        string `json:"from"`
	To          string `json:"to"`
	WorkingDays int    `json:"working_days"`
}

// Capacity is what every strategy may spend.
type Capacity struct {
	CallsPerDay int `json:"calls_per_day"`
}

// Response says where the effects of calls come from.
type Response struct {
	Evidence string `json:"evidence"` // A, B or C
	Effects  string `json:"effects"`  // estimated or assumed
}

// Warning is a doubt that a reader must know beside the numbers.
type Warning struct {
	Code string `json:"code"`
	Text string `json:"text"`
}

// Definition documents a metric. The order of definitions is the order of a table's columns.
type Definition struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	Group      string `json:"group,omitempty"` // of metrics that are shown together
	Unit       string `json:"unit"`            // money, days, share, minutes, or what is counted: calls, promises...
	Better     string `json:"better"`          // higher, lower or neither
	Definition string `json:"definition"`
	Source     string `json:"source,omitempty"` // of the formula
}

// Strategy is one strategy's season.
type Strategy struct {
	ID          string `json:"id"`
	Description string `json:"description"`
	Yardstick   bool   `json:"yardstick"`
	Evidence    string `json:"evidence"`
	// Replications is how many the strategy has, where they are not those of the
	// run: 0 but for one that was surely behind, and not replayed to the end.
	Replications int `json:"replications,omitempty"`
	// Assumptions are what its season rests on and the ledger can't tell.
	Assumptions []Assumption `json:"assumptions,omitempty"`
	Support     float64      `json:"support"` // share of its calls that fall where history also called
	// ProbabilityBest is the share of replications in which no other candidate
	// collected more; yardsticks are no candidates.
	ProbabilityBest float64                          `json:"probability_best"`
	Metrics         map[string]Metric                `json:"metrics"`
	Versus          map[string]map[string]Difference `json:"versus"` // yardstick id, metric id
	Curve           Curve                            `json:"curve"`
	// Groups is its cash by group, by the id of a grouping of the run.
	Groups map[string][]GroupCash `json:"groups,omitempty"`
	// Policy is what the strategy does besides choosing whom to call; nil for nothing.
	Policy *Policy `json:"policy,omitempty"`
	// Stopped counts the calls that the playbook's limits held back, by limit (its
	// key in a playbook, or one_call_a_day), and under StoppedMessages the recorded
	// letters and other messages that were not sent. It is of replication 0, and
	// absent where nothing was held back; a call held back on three mornings
	// counts three times.
	Stopped map[string]int `json:"stopped,omitempty"`
	// Replicated is each metric by replication, from which Metrics and Versus
	// are made, model error included; nil in files of older versions.
	Replicated map[string]Column `json:"replicated,omitempty"`
}

// StoppedMessages is the key of Strategy.Stopped that counts messages, not calls.
const StoppedMessages = "messages"

// Metric is one metric of one strategy, in major units where it is money.
type Metric struct {
	Mean   Number `json:"mean"`
	Low    Number `json:"low"`
	High   Number `json:"high"`
	Unit   string `json:"unit"` // the ledger's currency, or the unit of the definition
	Better string `json:"better"`
}

// Difference is strategy minus yardstick, paired: both met the same luck in each replication.
type Difference struct {
	Mean Number `json:"mean_difference"`
	Low  Number `json:"low"`
	High Number `json:"high"`
	// ProbabilityBetter is the share of replications in which the difference
	// goes the metric's better way, ties counted half; null where neither way is better.
	ProbabilityBetter Number `json:"probability_better"`
}

// Curve is cumulated over the season, one point a calendar day.
type Curve struct {
	Day           []string `json:"day"`
	CallsMade     []Number `json:"calls_made"`
	CashCollected []Money  `json:"cash_collected"`
	Low           []Money  `json:"low"`
	High          []Money  `json:"high"`
	// Extra is the cash beyond what no calls at all bring in the same
	// replication; empty where that yardstick was not run.
	Extra     []Money `json:"extra_cash,omitempty"`
	ExtraLow  []Money `json:"extra_low,omitempty"`
	ExtraHigh []Money `json:"extra_high,omitempty"`
}

// Recommendation is the run's answer. Strategy is the candidate with the most
// cash on average, and only Verdict says how far that may be believed.
type Recommendation struct {
	Strategy        string   `json:"strategy"`
	ProbabilityBest float64  `json:"probability_best"`
	Verdict         string   `json:"verdict"`
	Why             string   `json:"why"`
	Tied            []string `json:"tied,omitempty"` // ids that can't be told apart from Strategy
}

// Find is the strategy of that id, or nil.
func (r *Run) Find(id string) *Strategy {
	for i := range r.Strategies {
		if r.Strategies[i].ID == id {
			return &r.Strategies[i]
		}
	}
	return nil
}

// IsYardstick reports whether the id is one of the yardsticks.
func IsYardstick(id string) bool { return id == History || id == NoCalls || id == Random }
