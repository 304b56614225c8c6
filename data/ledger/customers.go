package ledger

import (
	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
)

var customersSchema = arrow.NewSchema([]arrow.Field{
	required("customer_id", textType),
	optional("name", textType),
	optional("segment", labelType),
	optional("customer_since", dayType),
	optional("credit_limit", centsType),
	optional("phone", textType),
	optional("timezone", labelType),
	optional("country", labelType),
}, nil)

func (c *columns) customer(r Customer) {
	c.text(r.ID)
	c.text(r.Name)
	c.label(r.Segment)
	c.day(r.Since)
	c.cents(r.CreditLimit, -1)
	c.text(r.Phone)
	c.label(r.Timezone)
	c.label(r.Country)
}

type customers struct {
	record                     arrow.Record
	id, name, phone            *array.String
	segment, timezone, country labelColumn
	since                      dayColumn
	limit                      centsColumn
}

func newCustomers(r arrow.Record) customers {
	return customers{
		record:   r,
		id:       r.Column(0).(*array.String),
		name:     r.Column(1).(*array.String),
		segment:  newLabelColumn(r.Column(2)),
		since:    dayColumn{r.Column(3).(*array.Date32)},
		limit:    centsColumn{r.Column(4).(*array.Int64), -1},
		phone:    r.Column(5).(*array.String),
		timezone: newLabelColumn(r.Column(6)),
		country:  newLabelColumn(r.Column(7)),
	}
}

// NumCustomers is the number of customers: accounts are numbered from 0 to NumCustomers-1.
func (l *Ledger) NumCustomers() int { return int(l.customers.record.NumRows()) }

// Customer is row i of the customers table.
func (l *Ledger) Customer(i int) Customer {
	t := &l.customers
	return Customer{
		ID: t.id.Value(i), Name: t.name.Value(i), Segment: t.segment.at(i),
		Since: t.since.at(i), CreditLimit: t.limit.at(i),
		Phone: t.phone.Value(i), Timezone: t.timezone.at(i), Country: t.country.at(i),
	}
}

// CustomersTable is the customers as an Arrow record.
func (l *Ledger) CustomersTable() arrow.Record { return l.customers.record }
