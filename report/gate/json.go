package gate

import (
	"io"
	"math"

	"firstcall/report/change"
	"firstcall/report/runfile"
)

// Schema names the format of WriteJSON.
const Schema = "firstcall.gate/1"

type document struct {
	Schema     string           `json:"schema"`
	Outcome    string           `json:"outcome"` // passed, failed or inconclusive
	Answer     string           `json:"answer"`
	Checks     []line           `json:"checks"`
	Comparison *change.Document `json:"comparison"` // null without a baseline
}

type line struct {
	Check    string         `json:"check"`
	Level    string         `json:"level"`
	Strategy string         `json:"strategy,omitempty"`
	Against  string         `json:"against,omitempty"`
	Outcome  string         `json:"outcome"`
	Why      string         `json:"why,omitempty"`
	Relation string         `json:"relation"`
	Want     runfile.Number `json:"want"`
	Found    runfile.Number `json:"found"`
	Low      runfile.Number `json:"surely_from"` // null: not bounded, or nothing was found
	High     runfile.Number `json:"surely_to"`
	Unit     string         `json:"unit"`
	Seasons  int            `json:"seasons"`
}

// WriteJSON tells the verdict to a program.
func WriteJSON(w io.Writer, r *Report) error {
	d := document{Schema: Schema, Outcome: r.Outcome, Answer: Answer(r), Checks: []line{}}
	for _, c := range r.Checks {
		one := line{c.Condition.Text, c.Condition.Level, c.Strategy, c.Against, c.Outcome, c.Why, c.Condition.Relation,
			number(c.Want), number(c.Estimate.Found), number(c.Estimate.Low), number(c.Estimate.High), c.Unit, len(c.seasons)}
		if !c.decided() {
			none := runfile.Number(math.NaN())
			one.Want, one.Found, one.Low, one.High = none, none, none, none
		}
		d.Checks = append(d.Checks, one)
	}
	if r.Comparison != nil {
		about := change.NewDocument(r.Comparison)
		d.Comparison = &about
	}
	return change.Encode(w, d)
}

// number is null where it has no bound.
func number(v float64) runfile.Number {
	if math.IsInf(v, 0) {
		v = math.NaN()
	}
	return runfile.Round(v, 4)
}
