// Package sim replays a season of collection calls: it draws worlds that the
// ledger does not rule out, and runs every strategy through each of them with
// the same luck.
package sim

import (
	"fmt"
	"slices"
	"sort"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/metric"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// Plan is what to replay.
type Plan struct {
	From, To     ledger.Day // first and last day of the season, both included
	Seed         uint64
	Replications int     // how many; not looked at where there is a referee
	Referee      Referee // nil: none
	CallsPerDay  int
	// What a policy can send on a working day; 0 is no limit.
	LettersPerDay, EmailsPerDay int

	Working    func(ledger.Day) bool // calls are made on these days only
	Limits     book.Limits
	Doubts     []Doubt // about the plan itself, such as limits that can't be checked; the result passes them on
	Promises   book.Rules
	Prices     metric.Prices // TalkSeconds is taken from the ledger
	Uses       metric.Uses   // what policies and the record have besides calls
	Strategies []strategy.Strategy
	Workers    int
	Progress   func(done, total int) // called from any worker; nil for none
}

// season is everything about a run that no replication changes.
type season struct {
	Plan
	index      *book.Index
	opening    *book.Book       // as it stood before the first day's events
	days       []ledger.Day     // calendar days From..To
	outside    [][]ledger.Event // per day: invoices, disputes, credits, letters, payments before issue
	outsideOf  byAccount        // outside, account by account
	calls      [][]ledger.Event // per day: the recorded calls
	paid       []ledger.Cents   // per day: the recorded cash
	selections selections       // what history's attempts say about the accounts
	history    histories
	purses     []bool // accounts that pay in parts as a rule
	support    *support
	groups     groups
	doubts     []Doubt // about what the ledger lacks for this plan
	desk       book.Forecast
	byIssue    []int32    // all invoices in order of issue
	byDue      []int32    // and of due date
	firstNew   int        // position in byDue of the first that is issued in the season
	last       ledger.Day // the ledger's last day
}

// newSeason reads the ledger for a replay.
func newSeason(l *ledger.Ledger, m *response.Model, p Plan) (*season, error) {
	s, err := openSeason(l, m, p)
	if err != nil {
		return nil, err
	}
	events := l.Events()
	s.doubtRecord(events[firstFrom(events, p.From):])
	s.history = s.readHistory(events[firstFrom(events, p.From):])
	s.priceTalk(l)
	s.support = newSupport(s.index, events, p.Promises)
	s.groups = newGroups(s)
	s.desk = response.NewForecast(response.FitOne(response.NewTally(s.index, events, p.From), m.Given()))
	return s, nil
}

// openSeason reads what happens in the season whatever the customers decide,
// and the book of its first morning.
func openSeason(l *ledger.Ledger, m *response.Model, p Plan) (*season, error) {
	if p.To < p.From {
		return nil, fmt.Errorf("the season ends (%s) before it begins (%s)", p.To, p.From)
	}
	events := l.Events()
	s := &season{Plan: p, index: book.NewIndex(l), byIssue: l.ByIssue(), byDue: l.ByDue(),
		purses: m.Purses.Is, last: l.LastDay(), doubts: slices.Clone(p.Doubts)}
	for s.firstNew < len(s.byDue) && s.index.Invoices[s.byDue[s.firstNew]].Issued < p.From {
		s.firstNew++
	}
	for d := p.From; d <= p.To; d++ {
		s.days = append(s.days, d)
	}
	n := len(s.days)
	s.outside, s.calls, s.paid = make([][]ledger.Event, n), make([][]ledger.Event, n), make([]ledger.Cents, n)

	first := firstFrom(events, p.From)
	s.opening = book.New(s.index, p.Promises)
	for _, e := range events[:first] {
		s.opening.Open(e.Day)
		s.opening.Apply(&e)
	}
	s.opening.Guard(p.Limits, p.From)
	s.office(m.Given())
	s.selections = newSelections(events, s.index)
	for _, e := range events[first:] {
		if e.Day > p.To {
			break
		}
		d := int(e.Day - p.From)
		switch {
		case e.Kind == ledger.CallMade:
			s.calls[d] = append(s.calls[d], e)
		case e.Kind != ledger.PaymentReceived:
			s.outside[d] = append(s.outside[d], e)
		default:
			s.paid[d] += e.Amount
			if e.Day < s.index.Invoices[e.Invoice].Issued {
				s.outside[d] = append(s.outside[d], e)
			}
		}
	}
	s.outsideOf = newByAccount(s.outside, len(s.index.Since))
	return s, nil
}

// firstFrom is the position of the first event on day or later.
func firstFrom(events []ledger.Event, day ledger.Day) int {
	return sort.Search(len(events), func(i int) bool { return events[i].Day >= day })
}

// office sets the office's averages as known on the first morning.
func (s *season) office(given response.Assumed) {
	attempts, talks := 0, 0
	kept, ended := 0, 0
	for a := range s.opening.Accounts {
		acc := &s.opening.Accounts[a]
		attempts += int(acc.Attempts)
		talks += int(acc.Conversations)
		kept += int(acc.PromisesKept)
		ended += int(acc.PromisesKept + acc.PromisesBroken)
	}
	// With nothing on record: reached as assumed; half of the promises kept (50-60 %, IntroXL).
	s.index.ReachPrior = (float64(talks) + float64(10*given[response.ReachRate])) / (float64(attempts) + 10)
	s.index.KeepPrior = (float64(kept) + 5) / (float64(ended) + 10)
}
