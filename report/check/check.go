// Package check tells what was read of a ledger: totals to tie to the export,
// what is doubtful, and what can and cannot be concluded.
package check

import (
	"encoding/json"
	"fmt"
	"io"

	"firstcall/data/audit"
	"firstcall/data/ledger"
	"firstcall/data/source"
	"firstcall/report/compare"
	"firstcall/report/runfile"
	"firstcall/sim"
	"firstcall/sim/book"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// Report is all of `firstcall check`, as its JSON has it. Money is in major units.
type Report struct {
	Schema      string             `json:"schema"` // firstcall.check/1
	Ledger      Ledger             `json:"ledger"`
	Reading     *source.Reading    `json:"reading"`
	Totals      *audit.Totals      `json:"totals"`
	Conclusions []audit.Conclusion `json:"conclusions"`
	Model       Model              `json:"model"`
	Findings    []audit.Finding    `json:"findings"`
}

// Model is what the response model fitted on the ledger can be trusted with.
type Model struct {
	Sample   *Sample        `json:"sample,omitempty"` // of a ledger too big to fit and test it all
	Evidence string         `json:"evidence"`         // A, B or C
	Why      string         `json:"why"`
	Trust    *runfile.Trust `json:"trust"`
	Doubts   []sim.Doubt    `json:"doubts"`
}

// Ledger counts the rows of the tables.
type Ledger struct {
	Digest    string     `json:"digest"`
	Currency  string     `json:"currency"`
	FirstDay  ledger.Day `json:"first_day"`
	LastDay   ledger.Day `json:"last_day"`
	Customers int        `json:"customers"`
	Invoices  int        `json:"invoices"` // credit notes included
	Notes     int        `json:"credit_notes"`
	Payments  int        `json:"payments"`
	Calls     int        `json:"calls"`
	Contacts  int        `json:"contacts"`
}

// modelOf fits the response model and tests it, as a backtest on default rules does.
func modelOf(l *ledger.Ledger) (Model, error) {
	l, sample, err := sampleOf(l)
	if err != nil {
		return Model{}, err
	}
	tally := response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1)
	model := response.FitOne(tally, response.DefaultAssumed())
	promises := strategy.Default().Promises
	trust, err := sim.Examine(l, model, tally, book.Rules{GraceDays: promises.GraceDays, Tolerance: promises.Tolerance}, seed, sim.CalibrationDraws)
	if err != nil {
		return Model{}, err
	}
	return Model{
		Sample: sample, Evidence: model.Evidence.Grade, Why: model.Evidence.Why, Trust: compare.Trust(trust),
		Doubts: append([]sim.Doubt{}, trust.Doubts()...),
	}, nil
}

// seed is that of the simulations behind a check: backtest's default.
const seed = 1

// New adds up and audits a ledger, and tests the model fitted on it. asOf is the
// day at which to age what is open, NoDay for that of the export.
func New(l *ledger.Ledger, r *source.Reading, asOf ledger.Day) (*Report, error) {
	totals, err := audit.Total(l, r, asOf)
	if err != nil {
		return nil, fmt.Errorf("adding up the ledger: %w", err)
	}
	findings := append([]audit.Finding{}, audit.Run(l, r)...) // an empty list in JSON, not null
	model, err := modelOf(l)
	if err != nil {
		return nil, fmt.Errorf("testing the response model: %w", err)
	}
	return &Report{
		Schema:  "firstcall.check/1",
		Ledger:  count(l),
		Reading: r, Totals: totals, Conclusions: audit.Conclusions(l), Model: model, Findings: findings,
	}, nil
}

func count(l *ledger.Ledger) Ledger {
	notes := 0
	for i := range l.NumInvoices() {
		if l.Invoice(i).CreditNote {
			notes++
		}
	}
	return Ledger{
		Notes: notes, Digest: l.Digest, Currency: l.Currency, FirstDay: l.FirstDay(), LastDay: l.LastDay(),
		Customers: l.NumCustomers(), Invoices: l.NumInvoices(), Payments: l.NumPayments(),
		Calls: l.NumCalls(), Contacts: l.NumContacts(),
	}
}

// WriteJSON writes the report for other programs.
func (r *Report) WriteJSON(w io.Writer) error { return writeJSON(w, r) }

func writeJSON(w io.Writer, report any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(report); err != nil {
		return fmt.Errorf("writing the check: %w", err)
	}
	return nil
}
