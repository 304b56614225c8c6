package importer

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/nearest"
)

// File describes one kind of file in an export. A row is a document (an
// invoice, a credit note, a payment), or a call or letter. docs/ledgers.md
// explains each key to users.
type File struct {
	Name     string   `yaml:"name,omitempty"`     // what the system calls it
	KnownBy  []Names  `yaml:"known_by,omitempty"` // header names that only this file has together
	Holds    string   `yaml:"holds,omitempty"`    // what a row is, unless types says otherwise; default invoice
	Columns  fileCols `yaml:"columns,omitempty"`  // role: what the header may call it
	Optional []string `yaml:"optional,omitempty"` // of these roles, those that the file may do without

	CompanyCurrency fileCols `yaml:"company_currency,omitempty"` // amount and open: columns that are in the books' currency, whatever the column of currencies says

	Delimiter  string   `yaml:"delimiter,omitempty"`   // one character; found by looking
	HeaderRows int      `yaml:"header_rows,omitempty"` // rows that make up the header; default 1
	Item       []string `yaml:"item,omitempty"`        // roles that are filled in every document's row
	Customer   string   `yaml:"customer,omitempty"`    // where the customer stands: column (default), above its items, below them
	Lines      string   `yaml:"lines,omitempty"`       // line items in rows of their own: repeated document amounts, or to be summed
	Totals     []string `yaml:"totals,omitempty"`      // beginnings of the labels of total rows, beside the usual ones

	Dates           []string `yaml:"dates,omitempty"`                    // such as m/d/yyyy, tried in turn; found by looking
	AmbiguousDates  string   `yaml:"ambiguous_dates,omitempty"`          // month first or day first, where 3/4/2024 may be either
	Decimals        string   `yaml:"decimals,omitempty"`                 // point or comma; found by looking
	IssuedBeforeDue *int     `yaml:"issued_days_before_due,omitempty"`   // assumed where there is no issue date
	DueAfterIssue   *int     `yaml:"due_days_after_issue,omitempty"`     // assumed where there is neither due date nor terms
	PaymentsFrom    string   `yaml:"payments_from,omitempty"`            // the name of the file that holds the payments of these invoices, if it is there
	AppliesCredits  bool     `yaml:"applies_credits,omitempty"`          // of payments: its rows are what was applied to invoices, from credit notes, too
	ClearedTogether bool     `yaml:"cleared_on_clearing_date,omitempty"` // payments and credit notes with a clearing document are in their invoices' paid_on

	Types    map[string][]string `yaml:"types,omitempty"`    // kind of document or contact: what the type column says
	Outcomes map[string][]string `yaml:"outcomes,omitempty"` // outcome of a call: what the outcome column says
	LeaveOut []Condition         `yaml:"leave_out,omitempty"`
	Settled  []Condition         `yaml:"settled,omitempty"` // where nothing is open any more
	Counted  []Counted           `yaml:"counted,omitempty"`
	Unused   []string            `yaml:"unused,omitempty"` // known columns that say nothing that a ledger holds; * stands for anything
}

type fileCols map[string]Names

// Names are the spellings of one thing: a text or a list of texts.
type Names []string

// UnmarshalYAML reads either.
func (n *Names) UnmarshalYAML(unmarshal func(any) error) error {
	var many []string
	if err := unmarshal(&many); err == nil {
		*n = many
		return nil
	}
	var one string
	if err := unmarshal(&one); err != nil {
		return err
	}
	*n = Names{one}
	return nil
}

// Condition is true of a row whose column has one of the texts.
type Condition struct {
	Column Names    `yaml:"column,omitempty"`
	Is     []string `yaml:"is,omitempty"`
	Why    string   `yaml:"why,omitempty"`
}

// Counted is a yes/no column without a place in a ledger: its yes is counted and reported.
type Counted struct {
	Column string   `yaml:"column,omitempty"`
	Yes    []string `yaml:"yes,omitempty"`
	No     []string `yaml:"no,omitempty"` // blank is always a no
	As     string   `yaml:"as,omitempty"`
}

// kinds are what a row can be. Those from notOfLists on are no list's: entry is a row
// of a journal, an invoice where it debits the customer and a payment where it credits it.
var kinds = []string{"invoice", "credit_note", "payment", "call", "letter", "email", "message", "entry", "leave_out"}

const notOfLists = 7

func (f *File) check() *mistake {
	for _, c := range []struct {
		key, value string
		valid      []string
	}{
		{"holds", f.Holds, kinds[:notOfLists]},
		{"customer", f.Customer, []string{"column", "above", "below"}},
		{"lines", f.Lines, []string{"repeated", "summed"}},
		{"ambiguous_dates", f.AmbiguousDates, []string{"month first", "day first"}},
		{"decimals", f.Decimals, []string{"point", "comma"}},
	} {
		if c.value != "" && !slices.Contains(c.valid, c.value) {
			return wrong("."+c.key, "%s %q: want %s%s", c.key, c.value, strings.Join(c.valid, ", "), nearest.Hint(c.value, c.valid))
		}
	}
	if d := []rune(f.Delimiter); len(d) > 1 || len(d) == 1 && !validDelimiter(d[0]) {
		return wrong(".delimiter", "delimiter %q: want one character, such as ; or a tab", f.Delimiter)
	}
	if f.HeaderRows < 0 || f.HeaderRows > maxHeaderRows {
		return wrong(".header_rows", "header_rows %d: want 1 to %d", f.HeaderRows, maxHeaderRows)
	}
	for i, d := range f.Dates {
		if _, err := layout(d); err != nil {
			return wrong(fmt.Sprintf(".dates[%d]", i), "%v", err)
		}
	}
	for _, days := range []*int{f.IssuedBeforeDue, f.DueAfterIssue} {
		if days != nil && (*days < 0 || *days > 3660) {
			return wrong("", "%d days between issue and due date: want 0 to 3660", *days)
		}
	}
	if m := f.checkColumns(); m != nil {
		return m
	}
	return f.checkTexts()
}

func (f *File) checkColumns() *mistake {
	if len(f.Columns) == 0 {
		return wrong("", "no columns: which is the amount, which the customer?")
	}
	for _, name := range sortedKeys(f.Columns) {
		if roleOf(name) < 0 {
			return wrong(".columns."+name, "unknown column %q%s: want one of %s", name, nearest.Hint(name, roleNames[:]), strings.Join(roleNames[:], ", "))
		}
		if len(f.Columns[name]) == 0 || slices.Contains(f.Columns[name], "") {
			return wrong(".columns."+name, "%s: under which header names does it stand?", name)
		}
	}
	for i, name := range f.Item {
		if len(f.Columns[name]) == 0 {
			return wrong(fmt.Sprintf(".item[%d]", i), "item %q is none of the columns%s", name, nearest.Hint(name, sortedKeys(f.Columns)))
		}
	}
	for i, name := range f.Optional {
		if len(f.Columns[name]) == 0 {
			return wrong(fmt.Sprintf(".optional[%d]", i), "optional %q is none of the columns%s", name, nearest.Hint(name, sortedKeys(f.Columns)))
		}
	}
	for _, name := range sortedKeys(f.CompanyCurrency) {
		if name != roleNames[roleAmount] && name != roleNames[roleOpen] || len(f.CompanyCurrency[name]) == 0 {
			return wrong(".company_currency."+name, "company_currency: want amount, open or both, with the names of their columns")
		}
	}
	if m := f.checkEnough(); m != nil {
		return m
	}
	if (f.Customer == "above" || f.Customer == "below") && len(f.Item) == 0 {
		return wrong(".customer", "customer %s: item must name the columns that tell documents from the rows that name the customer", f.Customer)
	}
	if f.Lines == "summed" && len(f.Columns["invoice_id"]) == 0 {
		return wrong(".lines", "lines that are summed need an invoice_id")
	}
	for i, name := range f.Unused {
		if _, err := path.Match(name, "x"); err != nil {
			return wrong(fmt.Sprintf(".unused[%d]", i), "%q is not a pattern of names", name)
		}
	}
	return nil
}

// checkEnough makes sure that a row can become what it stands for.
func (f *File) checkEnough() *mistake {
	has := func(names ...string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return len(f.Columns[n]) > 0 })
	}
	switch {
	case f.customerIsColumn() && !has("customer_id", "customer") && (f.Holds != "payment" || !has("invoice_id")):
		return wrong(".columns", "no column customer or customer_id: who owes the money?")
	case isContact(f.Holds):
		if !has("called_at") {
			return wrong(".columns", "no column called_at: when was the call?")
		}
	case has("debit") != has("credit"):
		return wrong(".columns", "debit and credit: the one needs the other")
	case has("debit") && slices.ContainsFunc([]string{"amount", "paid", "credited"}, func(n string) bool { return has(n) && !slices.Contains(f.Optional, n) }):
		return wrong(".columns", "debit and credit are the amount: without amount, paid and credited")
	case has("balance", "particulars") && !has("debit"):
		return wrong(".columns", "balance and particulars belong to debit and credit")
	case has("debit") && f.Lines != "":
		return wrong(".lines", "lines: each row with a debit or credit is a document of its own")
	case !has("amount", "open", "debit"):
		return wrong(".columns", "no column amount, nor open, nor debit and credit")
	case f.AppliesCredits && (f.Holds != "payment" || !has("customer_id") || !has("paid_on")):
		return wrong(".applies_credits", "applies_credits is for lists of payments with customer_id and paid_on")
	case f.Holds == "payment" && !has("paid_on", "issue_date"):
		return wrong(".columns", "no column paid_on: when was the payment?")
	case f.Holds != "payment" && !has("issue_date") && (f.IssuedBeforeDue == nil || !has("due_date")):
		return wrong(".columns", "no column issue_date: where the export has none, issued_days_before_due says what to assume")
	case f.Holds != "payment" && f.Holds != "credit_note" && !has("due_date", "terms") && f.DueAfterIssue == nil:
		return wrong(".columns", "no column due_date, nor terms: where the export has neither, due_days_after_issue says what to assume")
	}
	return nil
}

func (f *File) customerIsColumn() bool { return f.Customer == "" || f.Customer == "column" }

func isContact(kind string) bool {
	return kind == "call" || kind == "letter" || kind == "email" || kind == "message"
}

func (f *File) checkTexts() *mistake {
	for _, kind := range sortedKeys(f.Types) {
		if !slices.Contains(kinds, kind) {
			return wrong(".types."+kind, "types: unknown kind %q%s: want one of %s", kind, nearest.Hint(kind, kinds), strings.Join(kinds, ", "))
		}
	}
	for _, name := range sortedKeys(f.Outcomes) {
		if _, known := ledger.ParseOutcome(name); !known {
			return wrong(".outcomes."+name, "outcomes: unknown outcome %q%s: want one of %s", name,
				nearest.Hint(name, ledger.OutcomeNames()), strings.Join(ledger.OutcomeNames(), ", "))
		}
	}
	for _, conditions := range []struct {
		key  string
		list []Condition
	}{{"leave_out", f.LeaveOut}, {"settled", f.Settled}} {
		for i, c := range conditions.list {
			if len(c.Column) == 0 || len(c.Is) == 0 {
				return wrong(fmt.Sprintf(".%s[%d]", conditions.key, i), "%s: column and is are required", conditions.key)
			}
		}
	}
	for i, c := range f.Counted {
		if c.Column == "" || c.As == "" || len(c.Yes) == 0 {
			return wrong(fmt.Sprintf(".counted[%d]", i), "counted: column, yes and as are required")
		}
	}
	return nil
}

// validDelimiter follows encoding/csv.
func validDelimiter(r rune) bool {
	return r != 0 && r != '"' && r != '\r' && r != '\n' && r != '\ufffd'
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
