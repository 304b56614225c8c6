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
	d.begin(row)
	id := row.Cell(customerID)
	if id == "" {
		row.Refuse(customerID, "a customer id is required")
		return
	}
	this := said(row, customerColumns)
	if n, known := d.customers.row(id); known {
		d.againCustomer(row, n, this)
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
	d.customers.enter(id, int32(d.customers.len()))
	d.customerFiles.note(row.File(), d.customerRows.Len())
	d.customerRows.Add(this)
	d.names.enter(row.Cell(customerName))
	d.lookAlike(id, int32(d.customers.len()-1))
	veil := d.rules.Veil
	d.builder.AddCustomer(ledger.Customer{
		ID: d.customers.shown(id), Name: veil.name(row.Cell(customerName)), Segment: row.Cell(customerSegment),
		Since: since, CreditLimit: limit,
		Phone: veil.phone(row.Cell(customerPhone)), Timezone: row.Cell(customerTimezone), Country: row.Cell(customerCountry),
	})
}

// againCustomer deals with a second row of a customer: the same one, one that
// spells the name in another way, or one that contradicts the first.
func (d *Desk) againCustomer(row source.Row, n int32, this entry) {
	if n < 0 {
		row.LeaveOut("another row of a customer that is refused")
		return
	}
	first := *d.customerRows.At(int(n))
	if name := row.Cell(customerName); first.said != this.said && saidBut(row, customerColumns, customerName, d.names.of[n]) == first.said {
		d.AlsoCalled(row.Cell(customerID), name)
		row.LeaveOut("a customer under another name: the first is used")
		return
	}
	d.twice(row, customerID, first.said == this.said, place{d.customerFiles.of(int(n)), int(first.line)})
}
