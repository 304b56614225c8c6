package posting

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

const (
	contactID = iota
	contactCustomer
	contactAt
	contactChannel
	contactTemplate
)

var contactColumns = []source.Column{
	contactID:       extra("contact_id"),
	contactCustomer: needed("customer_id"),
	contactAt:       needed("sent_at"),
	contactChannel:  needed("channel"),
	contactTemplate: extra("template"),
}

func (d *Desk) postContact(row source.Row) {
	d.begin(row)
	if !d.once(&d.contactIDs, row, contactID, row.Cell(contactID), contactColumns) {
		return
	}
	account, ok1 := d.customer(row, contactCustomer)
	day, _, ok2 := d.moment(row, contactAt)
	channel := row.Cell(contactChannel)
	if channel == "" {
		row.Refuse(contactChannel, "a channel is required, such as letter or email")
		return
	}
	if ok1 && ok2 {
		d.builder.AddContact(ledger.Contact{
			ID: d.rules.Veil.contact(row.Cell(contactID)), Account: account, On: day, Channel: channel, Template: d.rules.Veil.text(row.Cell(contactTemplate)),
		})
	}
}
