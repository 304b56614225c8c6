package posting

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

const (
	customerID = iota
	customerName
	customerSegment
	customerSince
	customerLimit
	customerPhone
	customerTimezone
	customerCountry
)

var customerColumns = []source.Column{
	customerID:       needed("customer_id"),
	customerName:     extra("name"),
	customerSegment:  extra("segment"),
	customerSince:    extra("customer_since"),
	customerLimit:    extra("credit_limit"),
	customerPhone:    extra("phone"),
	customerTimezone: extra("timezone"),
	customerCountry:  extra("country"),
}

func (d *Desk) postCustomer(row source.Row) {
	id := row.Cell(customerID)
	if id == "" {
		row.Refuse(customerID, "a customer id is required")
		return
	}
	if _, known := d.customers.rows[id]; known {
		row.Refuse(customerID, "occurs twice")
		return
	}
	since, ok1 := d.day(row, customerSince)
	limit, ok2 := d.money(row, customerLimit, -1)
	if ok2 && limit < 0 && row.Cell(customerLimit) != "" {
		row.Refuse(customerLimit, "a credit limit can't be negative")
		ok2 = false
	}
	if !ok1 || !ok2 {
		d.customers.enter(id, spoiled)
		return
	}
	d.customers.enter(id, d.builder.AddCustomer(ledger.Customer{
		ID: id, Name: row.Cell(customerName), Segment: row.Cell(customerSegment),
		Since: since, CreditLimit: limit,
		Phone: row.Cell(customerPhone), Timezone: row.Cell(customerTimezone), Country: row.Cell(customerCountry),
	}))
}
