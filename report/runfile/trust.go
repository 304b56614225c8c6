package runfile

import "fmt"

// Trust is how far the run may be believed: tests of the replay and of the
// model behind it. What could not be tested says why in its Missing.
type Trust struct {
	Fidelity    *Fidelity    `json:"fidelity,omitempty"` // nil where no season was replayed
	Calibration Calibration  `json:"calibration"`
	Placebo     Placebo      `json:"placebo"`
	Sensitivity *Sensitivity `json:"sensitivity,omitempty"` // nil where no season was replayed
}

// Fidelity sets what the recorded calls bring when replayed beside what is on record.
type Fidelity struct {
	Exact    bool  `json:"exact"`
	Recorded Money `json:"recorded"`
	Replayed Money `json:"replayed"`
}

// Calibration is the cash of the ledger's last weeks, forecast by a model
// fitted on the days before them, under the recorded calls.
type Calibration struct {
	Missing string   `json:"missing,omitempty"`
	Weeks   []Weekly `json:"weeks,omitempty"`
	Total   *Weekly  `json:"total,omitempty"` // all weeks together
	// The errors are the sum over weeks of |actual - forecast| / sum of actual.
	Error          Number `json:"error"`
	ErrorAverage   Number `json:"error_average"`
	ErrorMeanDelay Number `json:"error_mean_delay"`
	Inside         Number `json:"inside"` // share of weeks within the 90 % interval
	Draws          int    `json:"draws"`
}

// Weekly is one week (or all of them): what came in and what was forecast.
type Weekly struct {
	From      string `json:"from"`
	Actual    Money  `json:"actual"`
	Forecast  Money  `json:"forecast"`
	Low       Money  `json:"low"`
	High      Money  `json:"high"`
	Average   Money  `json:"average"`    // naive: mean week of the 13 weeks before
	MeanDelay Money  `json:"mean_delay"` // naive: each invoice at its due date + its customer's mean days late
}

// Placebo sets the effect of a conversation beside that of sham ones, both in
// extra payments per conversation.
type Placebo struct {
	Missing string `json:"missing,omitempty"`
	Effect  Number `json:"effect"`
	Sham    Number `json:"sham"`
	Fails   bool   `json:"fails"`
	Noisy   bool   `json:"noisy,omitempty"` // sham conversations seem to do harm: the fit is off by as much
	Draws   int    `json:"draws"`
}

// Sensitivity is who wins if calls are worth less or more than was assumed.
type Sensitivity struct {
	Missing    string   `json:"missing,omitempty"`
	Strategies []string `json:"strategies,omitempty"`
	Points     []Effect `json:"points,omitempty"`
	// Flip is the share of the assumed effects below which FlipTo wins; 0 and "" where nobody does.
	Flip   Number `json:"flip"`
	FlipTo string `json:"flip_to,omitempty"`
}

// Effect is the season with the assumed effects times Factor.
type Effect struct {
	Factor float64 `json:"factor"`
	Winner string  `json:"winner,omitempty"` // none where all collect the same
	Extra  []Money `json:"extra_cash"`       // beyond no calls, by strategy
}

func (t *Trust) check() error {
	if c := &t.Calibration; c.Missing == "" && (len(c.Weeks) == 0 || c.Total == nil) {
		return fmt.Errorf("trust: a calibration without weeks")
	}
	if s := t.Sensitivity; s != nil && s.Missing == "" {
		if len(s.Points) == 0 {
			return fmt.Errorf("trust: a sensitivity without points")
		}
		for _, p := range s.Points {
			if len(p.Extra) != len(s.Strategies) {
				return fmt.Errorf("trust: sensitivity: columns of unequal length")
			}
		}
	}
	return nil
}
