package ledger

import (
	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
)

var contactsSchema = arrow.NewSchema([]arrow.Field{
	optional("contact_id", textType),
	required("customer", rowType),
	required("sent_on", dayType),
	required("channel", labelType),
	optional("template", labelType),
}, nil)

func (c *columns) contact(r Contact) {
	c.text(r.ID)
	c.row(r.Account)
	c.day(r.On)
	c.label(r.Channel)
	c.label(r.Template)
}

type contacts struct {
	record            arrow.Record
	id                *array.String
	account           *array.Int32
	on                dayColumn
	channel, template labelColumn
}

func newContacts(r arrow.Record) contacts {
	return contacts{
		record:   r,
		id:       r.Column(0).(*array.String),
		account:  r.Column(1).(*array.Int32),
		on:       dayColumn{r.Column(2).(*array.Date32)},
		channel:  newLabelColumn(r.Column(3)),
		template: newLabelColumn(r.Column(4)),
	}
}

// NumContacts is the number of letters, e-mails and messages sent.
func (l *Ledger) NumContacts() int { return int(l.contacts.record.NumRows()) }

// Contact is row i of the contacts table.
func (l *Ledger) Contact(i int) Contact {
	t := &l.contacts
	return Contact{
		ID: t.id.Value(i), Account: t.account.Value(i), On: t.on.at(i),
		Channel: t.channel.at(i), Template: t.template.at(i),
	}
}

// ContactsTable is the contacts as an Arrow record.
func (l *Ledger) ContactsTable() arrow.Record { return l.contacts.record }
