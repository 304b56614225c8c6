package ledger

import (
	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"

	"firstcall/data/index"
)

var invoicesSchema = arrow.NewSchema([]arrow.Field{
	required("invoice_id", textType),
	required("customer", rowType),
	required("issue_date", dayType),
	required("due_date", dayType),
	required("amount", centsType),
	optional("disputed_on", dayType),
	optional("dispute_resolved_on", dayType),
	required("credit_note", flagType),
}, nil)

func (c *columns) invoice(r Invoice) {
	c.text(r.ID)
	c.row(r.Account)
	c.day(r.Issued)
	c.day(r.Due)
	c.amount(r.Amount)
	c.day(r.DisputedOn)
	c.day(r.DisputeResolved)
	c.flag(r.CreditNote)
}

// InvoiceColumns are rows of the invoices table, column by column, all of one length.
type InvoiceColumns struct {
	ID              Texts
	Account         index.List[int32]
	Issued, Due     index.List[Day]
	Amount          index.List[Cents]
	DisputedOn      index.List[Day]
	DisputeResolved index.List[Day]
	CreditNote      index.List[bool]
}

// Texts makes the column of texts that were kept elsewhere: their letters, and
// where each begins and ends.
type Texts func() (letters []byte, ends []int32)

func (c *columns) takeInvoices(v *InvoiceColumns) {
	c.fields = []field{
		{texts: v.ID}, {small: v.Account}, {days: v.Issued}, {days: v.Due}, {big: v.Amount},
		{days: v.DisputedOn}, {days: v.DisputeResolved}, {flags: v.CreditNote},
	}
	c.rows = v.Account.Len()
}

type invoices struct {
	record                                 arrow.Record
	id                                     *array.String
	account                                *array.Int32
	amount                                 *array.Int64
	issued, due, disputed, disputeResolved dayColumn
	creditNote                             *array.Boolean
}

func newInvoices(r arrow.Record) invoices {
	return invoices{
		record:          r,
		id:              r.Column(0).(*array.String),
		account:         r.Column(1).(*array.Int32),
		issued:          dayColumn{r.Column(2).(*array.Date32)},
		due:             dayColumn{r.Column(3).(*array.Date32)},
		amount:          r.Column(4).(*array.Int64),
		disputed:        dayColumn{r.Column(5).(*array.Date32)},
		disputeResolved: dayColumn{r.Column(6).(*array.Date32)},
		creditNote:      r.Column(7).(*array.Boolean),
	}
}

// NumInvoices is the number of invoices, credit notes included.
func (l *Ledger) NumInvoices() int { return int(l.invoices.record.NumRows()) }

// Invoice is row i of the invoices table. A credit note is never open: it has
// no InvoiceIssued event, and what it does to invoices is in Credits.
func (l *Ledger) Invoice(i int) Invoice {
	t := &l.invoices
	return Invoice{
		ID: t.id.Value(i), Account: t.account.Value(i),
		Issued: t.issued.at(i), Due: t.due.at(i), Amount: Cents(t.amount.Value(i)),
		DisputedOn: t.disputed.at(i), DisputeResolved: t.disputeResolved.at(i),
		CreditNote: t.creditNote.Value(i),
	}
}

// InvoicesTable is the invoices as an Arrow record.
func (l *Ledger) InvoicesTable() arrow.Record { return l.invoices.record }

// ByDue lists the rows of the invoices by due date, those of one day in table order.
func (l *Ledger) ByDue() []int32 {
	return l.invoicesBy(func(v Invoice) Day { return v.Due })
}

// ByIssue lists all invoices in order of their day of issue, as listed within a day.
func (l *Ledger) ByIssue() []int32 {
	return l.invoicesBy(func(v Invoice) Day { return v.Issued })
}

func (l *Ledger) invoicesBy(dayOf func(Invoice) Day) []int32 {
	days := make([]Event, l.NumInvoices())
	for i := range days {
		days[i] = Event{Day: dayOf(l.Invoice(i)), Invoice: int32(i)}
	}
	rows := make([]int32, len(days))
	for n, e := range sortByDay(days) {
		rows[n] = e.Invoice
	}
	return rows
}
