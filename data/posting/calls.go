package posting

import (
	"firstcall/data/ledger"
	"firstcall/data/source"
)

const (
	callID = iota
	callCustomer
	callAt
	callOutcome
	callPromisedOn
	callPromisedAmount
	callDuration
	callReason
	callTone
	callAgent
)

var callColumns = []source.Column{
	callID:             extra("call_id"),
	callCustomer:       needed("customer_id"),
	callAt:             needed("called_at"),
	callOutcome:        needed("outcome"),
	callPromisedOn:     extra("promised_on"),
	callPromisedAmount: extra("promised_amount"),
	callDuration:       extra("duration_seconds"),
	callReason:         extra("reason"),
	callTone:           extra("tone"),
	callAgent:          extra("agent"),
}

func (d *Desk) postCall(row source.Row) {
	d.begin(row)
	if !d.once(&d.callIDs, row, callID, row.Cell(callID), callColumns) {
		return
	}
	veil := d.rules.Veil
	c := ledger.Call{ID: veil.call(row.Cell(callID)), Reason: veil.text(row.Cell(callReason)), Tone: row.Cell(callTone), Agent: veil.agent(row.Cell(callAgent))}
	var readable [6]bool
	id := row.Cell(callCustomer)
	if _, known := d.customers.row(id); !known && d.anyCustomer && d.invoices.len() == 0 && id != "" {
		d.introduce(id) // a call log by itself
	}
	c.Account, readable[0] = d.customer(row, callCustomer)
	c.On, c.Minute, readable[1] = d.moment(row, callAt)
	c.Outcome, readable[2] = outcome(row)
	c.PromisedOn, readable[3] = d.day(row, callPromisedOn)
	c.PromisedAmount, readable[4] = d.money(row, callPromisedAmount, 0)
	c.DurationSeconds, readable[5] = seconds(row, callDuration)
	for _, r := range readable {
		if !r {
			return
		}
	}
	if c.PromisedAmount < 0 {
		row.Refuse(callPromisedAmount, "a promised amount can't be negative")
		return
	}
	if c.PromisedOn != ledger.NoDay && c.PromisedOn < c.On {
		c.PromisedOn = ledger.NoDay
		row.Repair("promised day before the call removed")
	}
	d.builder.AddCall(c)
}

func outcome(row source.Row) (ledger.Outcome, bool) {
	text := row.Cell(callOutcome)
	o, known := ledger.ParseOutcome(text)
	if !known {
		row.RefuseWord(callOutcome, "outcome", oneOf(ledger.OutcomeNames()), ledger.OutcomeNames())
	}
	return o, known
}
