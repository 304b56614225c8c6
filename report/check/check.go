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
)

// Report is all of `firstcall check`, as its JSON has it. Money is in major units.
type Report struct {
	Schema      string             `json:"schema"` // firstcall.check/1
	Ledger      Ledger             `json:"ledger"`
	Reading     *source.Reading    `json:"reading"`
	Totals      *audit.Totals      `json:"totals"`
	Conclusions []audit.Conclusion `json:"conclusions"`
	Findings    []audit.Finding    `json:"findings"`
}

// Ledger counts the rows of the tables.
type Ledger struct {
	Digest    string     `json:"digest"`
	Currency  string     `json:"currency"`
	FirstDay  ledger.Day `json:"first_day"`
	LastDay   ledger.Day `json:"last_day"`
	Customers int        `json:"customers"`
	Invoices  int        `json:"invoices"` // credit notes included
	Payments  int        `json:"payments"`
	Calls     int        `json:"calls"`
	Contacts  int        `json:"contacts"`
}

// New adds up and audits a ledger.
func New(l *ledger.Ledger, r *source.Reading) (*Report, error) {
	totals, err := audit.Total(l, r)
	if err != nil {
		return nil, fmt.Errorf("adding up the ledger: %w", err)
	}
	findings := audit.Run(l, r)
	if findings == nil {
		findings = []audit.Finding{} // an empty list in JSON, not null
	}
	return &Report{
		Schema: "firstcall.check/1",
		Ledger: Ledger{
			Digest: l.Digest, Currency: l.Currency, FirstDay: l.FirstDay(), LastDay: l.LastDay(),
			Customers: l.NumCustomers(), Invoices: l.NumInvoices(), Payments: l.NumPayments(),
			Calls: l.NumCalls(), Contacts: l.NumContacts(),
		},
		Reading: r, Totals: totals, Conclusions: audit.Conclusions(l), Findings: findings,
	}, nil
}

// WriteJSON writes the report for other programs.
func (r *Report) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(r); err != nil {
		return fmt.Errorf("writing the check: %w", err)
	}
	return nil
}
