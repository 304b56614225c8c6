package ledger

import (
	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
)

var callsSchema = arrow.NewSchema([]arrow.Field{
	optional("call_id", textType),
	required("customer", rowType),
	required("called_on", dayType),
	optional("called_minute", countType), // of the day, from 0
	required("outcome", labelType),
	optional("promised_on", dayType),
	optional("promised_amount", centsType),
	optional("duration_seconds", countType),
	optional("reason", labelType),
	optional("tone", labelType),
	optional("agent", labelType),
}, nil)

func (c *columns) call(r Call) {
	c.text(r.ID)
	c.row(r.Account)
	c.day(r.On)
	c.count(r.Minute, -1)
	c.label(r.Outcome.String())
	c.day(r.PromisedOn)
	c.cents(r.PromisedAmount, 0)
	c.count(r.DurationSeconds, -1)
	c.label(r.Reason)
	c.label(r.Tone)
	c.label(r.Agent)
}

type calls struct {
	record              arrow.Record
	id                  *array.String
	account             *array.Int32
	on, promisedOn      dayColumn
	minute, duration    countColumn
	outcome             []Outcome // parsed once: text comparisons have no place in a replay
	promisedAmount      centsColumn
	reason, tone, agent labelColumn
}

func newCalls(r arrow.Record) calls {
	names := newLabelColumn(r.Column(4))
	byIndex := make([]Outcome, names.names.Len())
	for i := range byIndex {
		byIndex[i], _ = ParseOutcome(names.names.Value(i)) // names came from Outcome.String
	}
	outcome := make([]Outcome, r.NumRows())
	for i := range outcome {
		outcome[i] = byIndex[names.GetValueIndex(i)]
	}
	return calls{
		record:         r,
		id:             r.Column(0).(*array.String),
		account:        r.Column(1).(*array.Int32),
		on:             dayColumn{r.Column(2).(*array.Date32)},
		minute:         countColumn{r.Column(3).(*array.Int32), -1},
		outcome:        outcome,
		promisedOn:     dayColumn{r.Column(5).(*array.Date32)},
		promisedAmount: centsColumn{r.Column(6).(*array.Int64), 0},
		duration:       countColumn{r.Column(7).(*array.Int32), -1},
		reason:         newLabelColumn(r.Column(8)),
		tone:           newLabelColumn(r.Column(9)),
		agent:          newLabelColumn(r.Column(10)),
	}
}

// NumCalls is the number of call attempts in the call log.
func (l *Ledger) NumCalls() int { return int(l.calls.record.NumRows()) }

// Call is row i of the call log.
func (l *Ledger) Call(i int) Call {
	t := &l.calls
	return Call{
		ID: t.id.Value(i), Account: t.account.Value(i), On: t.on.at(i), Minute: t.minute.at(i),
		Outcome: t.outcome[i], PromisedOn: t.promisedOn.at(i), PromisedAmount: t.promisedAmount.at(i),
		DurationSeconds: t.duration.at(i),
		Reason:          t.reason.at(i), Tone: t.tone.at(i), Agent: t.agent.at(i),
	}
}

// CallsTable is the call log as an Arrow record.
func (l *Ledger) CallsTable() arrow.Record { return l.calls.record }
