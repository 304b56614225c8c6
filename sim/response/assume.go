package response

import (
	"firstcall/data/ledger"
	"firstcall/sim/luck"
	"fmt"
)

// stand-in until the colleague's file is merged
type Assumption uint8

const (
	ConversationUplift Assumption = iota
	MessageUplift
	ReachRate
	PromiseShare
	LetterUplift
	EmailUplift
	ToneMatch
	ToneMismatch
	ForcedPromiseShare
	ForcedPromiseEffect
	PlanAccepted
	PlanKept
	HoldUplift
	DisputeFound
	Recovery3
	Recovery6
	Recovery12
	Recovery24
	FeeYoung
	FeeMiddle
	FeeOld
	AgencyDays
	NumAssumptions
)

type AssumptionInfo struct {
	Assumption                  Assumption
	ID, Name, Unit, Doc, Source string
	Value, Low, High            float64
}

func AllAssumptions() []AssumptionInfo {
	out := make([]AssumptionInfo, NumAssumptions)
	for i := range out {
		out[i] = AssumptionInfo{Assumption: Assumption(i), ID: fmt.Sprint("a", i), Value: DefaultAssumed()[i], Unit: "factor", Source: "none"}
	}
	return out
}

type Assumed [NumAssumptions]float64

func DefaultAssumed() Assumed {
	return Assumed{0.17, 0.034, 0.3, 0.35, 0.02, 0.01, 1.2, 0.8, 0.5, 0.5, 0.6, 0.5, 0.1, 0.5, .73, .5, .25, .1, .25, .35, .5, 60}
}

// Bounds are the least and the most that the number can be.
func (a AssumptionInfo) Bounds() (least, most float64) { return 0, 1000 }

type Manner struct {
	Tone                              ledger.Tone
	ByReason, PressPromise, AskReason bool
}

func (d *Draw) Speak(s luck.Source, account int32, n int, day ledger.Day, overdue ledger.Cents, m Manner) ledger.Event {
	return d.Call(s, account, n, day, overdue)
}

// Uplift is the daily hazard.
func (d *Draw) Uplift(account int32, chance float64) Ticks {
	return Ticks(min(d.React[account]*chance/window, maxHazard) * float64(Unit))
}

func (a Assumption) Kin() Assumption                    { return a }
func (a Assumption) Range(v float64) (float64, float64) { return v / 2, v * 1.5 }
func (m *Model) Value(a Assumption) float64             { return DefaultAssumed()[a] }
func (m *Model) With(a Assumption, v float64) *Model    { return m }
func (m *Model) Estimated(a Assumption) bool            { return false }
func (m *Model) CourtesyEstimated() bool                { return false }
