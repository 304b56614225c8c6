package metric

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
)

var overdueAtEnd = metric{
	Info: Info{"overdue_at_end", "Overdue at the end", "money", "lower",
		"Open amount past its due date after the season's last day."},
	start: func(Season) Meter { return overdueMeter{} },
}

type overdueMeter struct{}

func (overdueMeter) Observe(ledger.Event, *book.Book) {}

func (overdueMeter) Close(b *book.Book) float64 {
	var sum ledger.Cents
	for a := range b.Accounts {
		sum += b.Accounts[a].Overdue
	}
	return float64(sum)
}
