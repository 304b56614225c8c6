package ledger

import (
	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
)

var paymentsSchema = arrow.NewSchema([]arrow.Field{
	optional("payment_id", textType),
	required("invoice", rowType),
	required("paid_on", dayType),
	required("amount", centsType),
}, nil)

func (c *columns) payment(r Payment) {
	c.text(r.ID)
	c.row(r.Invoice)
	c.day(r.PaidOn)
	c.amount(r.Amount)
}

type payments struct {
	record  arrow.Record
	id      *array.String
	invoice *array.Int32
	paidOn  dayColumn
	amount  *array.Int64
}

func newPayments(r arrow.Record) payments {
	return payments{
		record:  r,
		id:      r.Column(0).(*array.String),
		invoice: r.Column(1).(*array.Int32),
		paidOn:  dayColumn{r.Column(2).(*array.Date32)},
		amount:  r.Column(3).(*array.Int64),
	}
}

// NumPayments is the number of payments, one for each invoice that a remittance was applied to.
func (l *Ledger) NumPayments() int { return int(l.payments.record.NumRows()) }

// Payment is row i of the payments table.
func (l *Ledger) Payment(i int) Payment {
	t := &l.payments
	return Payment{
		ID: t.id.Value(i), Invoice: t.invoice.Value(i),
		PaidOn: t.paidOn.at(i), Amount: Cents(t.amount.Value(i)),
	}
}

// PaymentsTable is the payments as an Arrow record.
func (l *Ledger) PaymentsTable() arrow.Record { return l.payments.record }
