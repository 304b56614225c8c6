package synth

import "firstcall/data/ledger"

// agent is one way of being a customer. Its fields are fixed traits; whatever
// changes is in the mood, so one agent may live in many worlds at once.
type agent interface {
	// payday lets the customer pay on one of its pay days.
	payday(v *visit)
	// hears lets a conversation or a message change the mood. The office's
	// file and the reminder are already up to date.
	hears(v *visit, call spoken)
}

// spoken is what the customer remembers of one call.
type spoken struct {
	conversation bool
	followUp     bool // an earlier promise had reached its date
	firm         bool // the tone of voice
}

// plain is embedded by agents on whom calls leave no trace but the reminder.
type plain struct{}

func (plain) hears(*visit, spoken) {}

// visit is one customer on one day of one life of the world.
type visit struct {
	*life
	account int32
	who     *customer
	mood    *mood
	day     int32
}

// reminder is the presence of the office in the customer's mind, weighed by
// how much this customer heeds.
func (v *visit) reminder() float64 {
	if v.who.heed == 0 {
		return 0
	}
	return min(1, v.who.heed*v.mood.reminder(v.day, v.who.memory))
}

// open lists the invoices that the customer could pay: issued, unpaid, not in dispute.
func (v *visit) open(yield func(i int32, due int32) bool) {
	for i := v.oldest[v.account]; i < v.who.invoices.last; i++ {
		invoice := &v.world.invoices[i]
		if invoice.issued > v.day {
			return
		}
		if v.left[i] == 0 || v.blocked(i, v.day) {
			continue
		}
		if !yield(i, invoice.due) {
			return
		}
	}
}

// payAll pays what is left of an invoice.
func (v *visit) payAll(i int32) { v.pay(i, v.left[i]) }

// today is the luck of one invoice on this day.
func (v *visit) today(i int32) float64 { return v.world.payLuck.at(i, v.day) }

func wholeUnits(c ledger.Cents) ledger.Cents { return c - c%100 }
