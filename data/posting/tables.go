package posting

import "firstcall/data/source"

// Table is one of the native tables.
type Table struct {
	Name     string
	Required bool
	Columns  []source.Column
	Post     func(*Desk, source.Row) // the row's columns are Columns
	// PostMany posts rows of a batch as they are written in native tables, as
	// source.Table.Many says; nil: none.
	PostMany func(*Desk, source.Batch) int
}

// Tables lists the native tables in the order in which they must be posted.
func Tables() []Table {
	return []Table{
		{"customers", false, customerColumns, (*Desk).postCustomer, nil},
		{"invoices", true, invoiceColumns, (*Desk).postInvoice, (*Desk).postInvoices},
		{"payments", true, paymentColumns, (*Desk).postPayment, (*Desk).postPayments},
		{"calls", false, callColumns, (*Desk).postCall, nil},
		{"contacts", false, contactColumns, (*Desk).postContact, nil},
	}
}

func needed(name string) source.Column { return source.Column{Name: name, Required: true} }
func extra(name string) source.Column  { return source.Column{Name: name} }
