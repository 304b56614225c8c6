package data

import (
	"fmt"

	"firstcall/data/ledger"
	"firstcall/data/table"
)

// sheet is a native table on its way to a file, column by column.
type sheet struct {
	rows    int
	columns []table.Column
}

// texts adds a column in which "" is no value, unless every row must have one.
func (s *sheet) texts(name string, required bool, at func(i int) string) {
	c := table.Column{Name: name, Strings: make([]string, s.rows)}
	if !required {
		c.Missing = make([]bool, s.rows)
	}
	for i := range c.Strings {
		if c.Strings[i] = at(i); !required {
			c.Missing[i] = c.Strings[i] == ""
		}
	}
	s.columns = append(s.columns, c)
}

func (s *sheet) days(name string, at func(i int) ledger.Day) {
	c := table.Column{Name: name, Days: make([]ledger.Day, s.rows)}
	for i := range c.Days {
		c.Days[i] = at(i)
	}
	s.columns = append(s.columns, c)
}

func (s *sheet) cents(name string, at func(i int) ledger.Cents) {
	c := table.Column{Name: name, Cents: make([]ledger.Cents, s.rows)}
	for i := range c.Cents {
		c.Cents[i] = at(i)
	}
	s.columns = append(s.columns, c)
}

// centsBut is cents with amounts that mean that there is none.
func (s *sheet) centsBut(name string, unknown ledger.Cents, at func(i int) ledger.Cents) {
	s.cents(name, at)
	c := &s.columns[len(s.columns)-1]
	c.Missing = make([]bool, s.rows)
	for i, amount := range c.Cents {
		c.Missing[i] = amount == unknown
	}
}

func fillCustomers(l *ledger.Ledger, s *sheet) {
	s.texts("customer_id", true, func(i int) string { return l.Customer(i).ID })
	s.texts("name", false, func(i int) string { return l.Customer(i).Name })
	s.texts("segment", false, func(i int) string { return l.Customer(i).Segment })
	s.days("customer_since", func(i int) ledger.Day { return l.Customer(i).Since })
	s.centsBut("credit_limit", -1, func(i int) ledger.Cents { return l.Customer(i).CreditLimit })
	s.texts("phone", false, func(i int) string { return l.Customer(i).Phone })
	s.texts("timezone", false, func(i int) string { return l.Customer(i).Timezone })
	s.texts("country", false, func(i int) string { return l.Customer(i).Country })
}

func fillInvoices(l *ledger.Ledger, s *sheet) {
	s.texts("invoice_id", true, func(i int) string { return l.Invoice(i).ID })
	s.texts("customer_id", true, func(i int) string { return l.Customer(int(l.Invoice(i).Account)).ID })
	s.days("issue_date", func(i int) ledger.Day { return l.Invoice(i).Issued })
	s.days("due_date", func(i int) ledger.Day { return l.Invoice(i).Due })
	s.cents("amount", func(i int) ledger.Cents { return l.Invoice(i).Amount })
	s.texts("currency", false, func(int) string { return l.Currency })
	s.days("disputed_on", func(i int) ledger.Day { return l.Invoice(i).DisputedOn })
	s.days("dispute_resolved_on", func(i int) ledger.Day { return l.Invoice(i).DisputeResolved })
	s.texts("kind", true, func(i int) string {
		if l.Invoice(i).CreditNote {
			return "credit_note"
		}
		return "invoice"
	})
}

// fillPayments writes what was written off behind the payments, as rows of its
// own kind.
func fillPayments(l *ledger.Ledger, s *sheet) {
	rows := make([]ledger.Payment, l.NumPayments(), s.rows)
	for i := range rows {
		rows[i] = l.Payment(i)
	}
	rows = append(rows, writeOffs(l)...)
	s.texts("payment_id", false, func(i int) string { return rows[i].ID })
	s.texts("invoice_id", true, func(i int) string { return l.Invoice(int(rows[i].Invoice)).ID })
	s.days("paid_on", func(i int) ledger.Day { return rows[i].PaidOn })
	s.cents("amount", func(i int) ledger.Cents { return rows[i].Amount })
	if len(rows) == l.NumPayments() {
		return
	}
	s.texts("kind", true, func(i int) string {
		if i < l.NumPayments() {
			return "payment"
		}
		return "write_off"
	})
}

// writeOffs are those of a ledger, as rows of the payments table.
func writeOffs(l *ledger.Ledger) []ledger.Payment {
	var rows []ledger.Payment
	for i := range l.NumCredits() {
		if c := l.Credit(i); c.Note == ledger.NoNote {
			rows = append(rows, ledger.Payment{Invoice: c.Invoice, PaidOn: c.On, Amount: c.Amount})
		}
	}
	return rows
}

func fillCalls(l *ledger.Ledger, s *sheet) {
	s.texts("call_id", false, func(i int) string { return l.Call(i).ID })
	s.texts("customer_id", true, func(i int) string { return l.Customer(int(l.Call(i).Account)).ID })
	s.texts("called_at", true, func(i int) string { return moment(l.Call(i).On, l.Call(i).Minute) })
	s.texts("outcome", true, func(i int) string { return l.Call(i).Outcome.String() })
	s.days("promised_on", func(i int) ledger.Day { return l.Call(i).PromisedOn })
	s.centsBut("promised_amount", 0, func(i int) ledger.Cents { return l.Call(i).PromisedAmount })
	seconds := table.Column{Name: "duration_seconds", Int32: make([]int32, s.rows), Missing: make([]bool, s.rows)}
	for i := range seconds.Int32 {
		seconds.Int32[i] = l.Call(i).DurationSeconds
		seconds.Missing[i] = seconds.Int32[i] < 0
	}
	s.columns = append(s.columns, seconds)
	s.texts("reason", false, func(i int) string { return l.Call(i).Reason })
	s.texts("tone", false, func(i int) string { return l.Call(i).Tone })
	s.texts("agent", false, func(i int) string { return l.Call(i).Agent })
}

func fillContacts(l *ledger.Ledger, s *sheet) {
	s.texts("contact_id", false, func(i int) string { return l.Contact(i).ID })
	s.texts("customer_id", true, func(i int) string { return l.Customer(int(l.Contact(i).Account)).ID })
	s.days("sent_at", func(i int) ledger.Day { return l.Contact(i).On })
	s.texts("channel", true, func(i int) string { return l.Contact(i).Channel })
	s.texts("template", false, func(i int) string { return l.Contact(i).Template })
}

// moment is text in every format: a date whose hour is unknown is no midnight.
func moment(day ledger.Day, minute int32) string {
	if minute < 0 {
		return day.String()
	}
	return fmt.Sprintf("%vT%02d:%02d:00", day, minute/60, minute%60)
}
