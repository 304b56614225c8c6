package importer

import (
	"slices"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// statements compares the balances that a list states with what its rows add up to.
type statements struct {
	order []string // customers, as they came
	of    map[string]*statement
	all   statement
}

// statement is the list of one customer. Its balance is that of the last row, or
// of the first where the newest is on top.
type statement struct {
	sum                 ledger.Cents
	first, last         ledger.Cents // balances
	firstOn, lastOn     ledger.Day
	firstLine, lastLine int
	rows                int // that state one
}

func (s *statement) add(amount ledger.Cents, balance stated, on ledger.Day, line int) {
	s.sum += amount
	if !balance.given {
		return
	}
	if s.rows++; s.rows == 1 {
		s.first, s.firstOn, s.firstLine = balance.amount, on, line
	}
	s.last, s.lastOn, s.lastLine = balance.amount, on, line
}

// closing is the balance in the end, and the line that states it.
func (s *statement) closing() (balance ledger.Cents, line int) {
	if s.lastOn < s.firstOn {
		return s.first, s.firstLine
	}
	return s.last, s.lastLine
}

// see enters a row, with its balance if it states one.
func (s *statements) see(customer string, amount ledger.Cents, balance stated, on ledger.Day, line int) {
	one := s.of[customer]
	if one == nil {
		if s.of == nil {
			s.of = map[string]*statement{}
		}
		one = &statement{}
		customer = strings.Clone(customer)
		s.of[customer], s.order = one, append(s.order, customer)
	}
	one.add(amount, balance, on, line)
	s.all.add(amount, balance, on, line)
}

// totals are those of each customer, or one where the balance runs through all of them.
func (s *statements) totals() (compared []source.Total) {
	balanced := func(one *statement, label string) source.Total {
		balance, line := one.closing()
		return source.Total{Line: line, Label: label, Of: roleNames[roleBalance], Stated: balance, Summed: one.sum}
	}
	for _, customer := range s.order {
		if one := s.of[customer]; one.rows > 0 {
			compared = append(compared, balanced(one, customer))
		}
	}
	disagree := func(t source.Total) bool { return t.Stated != t.Summed }
	if all := balanced(&s.all, ""); len(s.order) > 1 && !disagree(all) && slices.ContainsFunc(compared, disagree) {
		return []source.Total{all}
	}
	return compared
}

// seeBalance compares the row's balance.
func (c *clerk) seeBalance(row source.Row) {
	if !c.has(roleBalance) {
		return
	}
	balance, given, ok1 := c.money(row, roleBalance)
	amount, _, ok2 := c.difference(row)
	on, ok3 := c.day(row, roleIssued)
	if on == ledger.NoDay {
		on = c.firstDay()
	}
	if ok1 && ok2 && ok3 {
		customer := or(c.text(row, roleCustomerID), or(c.text(row, roleCustomer), c.sheet.above))
		c.balances.see(customer, amount, stated{balance, given}, on, row.Line())
	}
}

// firstDay is the earlier of the first and the last day of the list.
func (c *clerk) firstDay() ledger.Day {
	first, err1 := c.readDay(c.survey.firstDay, roleIssued)
	last, err2 := c.readDay(c.survey.lastDay, roleIssued)
	if err1 != nil || err2 != nil {
		return ledger.NoDay
	}
	return min(first, last)
}
