package ledger

import (
	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
)

// NoNote stands for the credit note of what was written off.
const NoNote int32 = -1

// Credit is what took an invoice's balance down without cash: a part of a credit
// note that was applied to it, or what the office wrote off.
type Credit struct {
	Note    int32 // row of the credit note in the invoices table, or NoNote: written off
	Invoice int32
	On      Day
	Amount  Cents
}

var creditsSchema = arrow.NewSchema([]arrow.Field{
	required("credit_note", rowType),
	required("invoice", rowType),
	required("applied_on", dayType),
	required("amount", centsType),
}, nil)

func (c *columns) credit(r Credit) {
	c.row(r.Note)
	c.row(r.Invoice)
	c.day(r.On)
	c.amount(r.Amount)
}

type credits struct {
	record        arrow.Record
	note, invoice *array.Int32
	on            dayColumn
	amount        *array.Int64
}

func newCredits(r arrow.Record) credits {
	return credits{
		record:  r,
		note:    r.Column(0).(*array.Int32),
		invoice: r.Column(1).(*array.Int32),
		on:      dayColumn{r.Column(2).(*array.Date32)},
		amount:  r.Column(3).(*array.Int64),
	}
}

// NumCredits is the number of applied credits.
func (l *Ledger) NumCredits() int { return int(l.credits.record.NumRows()) }

// Credit is row i of the applied credits.
func (l *Ledger) Credit(i int) Credit {
	t := &l.credits
	return Credit{
		Note: t.note.Value(i), Invoice: t.invoice.Value(i),
		On: t.on.at(i), Amount: Cents(t.amount.Value(i)),
	}
}

// CreditsTable is the applied credits as an Arrow record.
func (l *Ledger) CreditsTable() arrow.Record { return l.credits.record }
