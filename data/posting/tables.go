package posting

import "firstcall/data/source"

// Table is one of the native tables.
type Table struct {
	Name     string
	Required bool
	Columns  []source.Column
	Post     func(*Desk, source.Row) // the row's columns are Columns
}

// Tables lists the native tables in the order in which they must be posted.
func Tables() []Table {
	return []Table{
		{"customers", false, customerColumns, (*Desk).postCustomer},
		{"invoices", true, invoiceColumns, (*Desk).postInvoice},
		{"payments", true, paymentColumns, (*Desk).postPayment},
		{"calls", false, callColumns, (*Desk).postCall},
		{"contacts", false, contactColumns, (*Desk).postContact},
	}
}

func needed(name string) source.Column { return source.Column{Name: name, Required: true} }
func extra(name string) source.Column  { return source.Column{Name: name} }
