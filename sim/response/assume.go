package response

import "strings"

// Assumption names a number that a replay needs and that a ledger may not show.
type Assumption uint8

// The assumptions. Window below is 16 days.
const (
	ConversationUplift  Assumption = iota // extra chance that an overdue invoice is paid within the window of a conversation
	MessageUplift                         // of a message left or sent
	ReachRate                             // conversations per attempt
	PromiseShare                          // promises per conversation
	LetterUplift                          // of a letter
	EmailUplift                           // of an e-mail
	ToneMatch                             // factor on the effect of a conversation whose tone suits the reason
	ToneMismatch                          // factor when it does not
	ForcedPromiseShare                    // of conversations without a promise, share that gives one when pressed
	ForcedPromiseEffect                   // factor on the effect of a promise that was pressed out
	PlanAccepted                          // share of customers who cannot pay that accept a plan offered
	PlanKept                              // chance that one instalment is paid on time
	HoldUplift                            // extra chance within the window that an overdue invoice is paid while credit is on hold
	DisputeFound                          // chance that a verification letter or courtesy call brings a coming dispute to light
	Recovery3                             // share that an agency collects of debt placed 3 months past due
	Recovery6
	Recovery12
	Recovery24
	FeeYoung           // the agency's share of what it collects of debt placed under 60 days past due
	FeeMiddle          // under 12 months
	FeeOld             // beyond
	AgencyDays         // mean days until an agency collects
	NumAssumptions int = iota
)

// AssumptionInfo documents an assumption. Between Low and High it is tried in
// sensitivity and drawn in replications.
type AssumptionInfo struct {
	Assumption       Assumption
	ID, Name         string
	Unit, Doc        string
	Source           string // "no source found" where it is a guess
	Value, Low, High float64
}

const (
	noSource = "no source found"
	inChance = "probability" // units
	inShare  = "share"
	inFactor = "factor"
)

var assumptions = [NumAssumptions]AssumptionInfo{
	ConversationUplift: {ID: "conversation_uplift", Name: "Uplift of a conversation", Unit: inChance, Value: 0.17, Low: 0.05, High: 0.34,
		Doc: "extra chance that an overdue invoice is paid within 16 days of a conversation",
		// Half, because they spoke to customers who could pay.
		Source: "half of what randomised agents of a German bank reached (Laudenbach, Pirschel, Siegel)"},
	MessageUplift: {ID: "message_uplift", Name: "Uplift of a message", Unit: inChance, Value: 0.034, Low: 0, High: 0.10,
		Doc: "extra chance that an overdue invoice is paid within 16 days of a message left or sent", Source: noSource},
	ReachRate: {ID: "reach_rate", Name: "Conversations per attempt", Unit: inShare, Value: 0.30, Low: 0.16, High: 0.36,
		Doc: "share of attempts that reach the customer", Source: "20-30 % for manual dialling (Duff 2014); 16-36 % by hour (ContactoCobranza, Peru 2014)"},
	PromiseShare: {ID: "promise_share", Name: "Promises per conversation", Unit: inShare, Value: 0.35, Low: 0.20, High: 0.50,
		Doc: "share of conversations that end in a promise to pay", Source: "Sanchez et al. 2022, Table 2"},
	LetterUplift: {ID: "letter_uplift", Name: "Uplift of a letter", Unit: inChance, Value: 0.03, Low: 0, High: 0.10,
		Doc: "extra chance that an overdue invoice is paid within 16 days of a letter; it works as a daily rate, so that beyond about 0.3 it brings less than that", Source: noSource},
	EmailUplift: {ID: "email_uplift", Name: "Uplift of an e-mail", Unit: inChance, Value: 0.02, Low: 0, High: 0.08,
		Doc: "extra chance that an overdue invoice is paid within 16 days of an e-mail; a daily rate like letter_uplift", Source: noSource},
	ToneMatch: {ID: "tone_match", Name: "Tone that suits", Unit: inFactor, Value: 1.2, Low: 1, High: 1.5,
		Doc: "factor on the effect of a conversation whose tone suits the reason: sympathetic for can't pay, firm for won't pay", Source: noSource},
	ToneMismatch: {ID: "tone_mismatch", Name: "Tone that does not suit", Unit: inFactor, Value: 0.8, Low: 0.5, High: 1,
		Doc: "factor on the effect of a conversation whose tone does not suit the reason", Source: noSource},
	ForcedPromiseShare: {ID: "forced_promise_share", Name: "Promises when pressed", Unit: inShare, Value: 0.5, Low: 0.2, High: 0.8,
		Doc: "share of conversations without a promise that give one when pressed", Source: noSource},
	ForcedPromiseEffect: {ID: "forced_promise_effect", Name: "Effect of a pressed promise", Unit: inFactor, Value: 0.5, Low: 0.15, High: 1,
		Doc: "factor on the effect of a promise that was pressed out of the customer", Source: noSource},
	PlanAccepted: {ID: "plan_accepted", Name: "Plans accepted", Unit: inShare, Value: 0.5, Low: 0.2, High: 0.8,
		Doc: "share of customers who cannot pay that accept a payment plan", Source: noSource},
	PlanKept: {ID: "plan_kept", Name: "Instalments kept", Unit: inChance, Value: 0.55, Low: 0.08, High: 0.8,
		Doc:    "chance that one instalment of a payment plan is paid on time",
		Source: "as promises are kept: 50-60 % (IntroXL), down to 8 % of late bank debt (Sanchez)"},
	HoldUplift: {ID: "hold_uplift", Name: "Uplift of a credit hold", Unit: inChance, Value: 0.10, Low: 0, High: 0.25,
		Doc: "extra chance within 16 days that an overdue invoice is paid while the customer's credit is on hold or cancelled", Source: noSource},
	DisputeFound: {ID: "dispute_found", Name: "Disputes found early", Unit: inChance, Value: 0.5, Low: 0.2, High: 0.8,
		Doc: "chance that a verification letter or a courtesy call brings a coming dispute to light", Source: noSource},
	Recovery3: {ID: "recovery_3", Name: "Agency recovery, 3 months", Unit: inShare, Value: 0.73, Low: 0.55, High: 0.85,
		Doc: "share that an agency collects of debt placed 3 months past due", Source: agencySurvey},
	Recovery6: {ID: "recovery_6", Name: "Agency recovery, 6 months", Unit: inShare, Value: 0.50, Low: 0.35, High: 0.65,
		Doc: "share that an agency collects of debt placed 6 months past due", Source: agencySurvey},
	Recovery12: {ID: "recovery_12", Name: "Agency recovery, 12 months", Unit: inShare, Value: 0.25, Low: 0.15, High: 0.40,
		Doc: "share that an agency collects of debt placed 12 months past due", Source: agencySurvey},
	Recovery24: {ID: "recovery_24", Name: "Agency recovery, 24 months", Unit: inShare, Value: 0.10, Low: 0.04, High: 0.20,
		Doc: "share that an agency collects of debt placed 24 months past due", Source: agencySurvey},
	FeeYoung: {ID: "fee_young", Name: "Agency fee, young debt", Unit: inShare, Value: 0.25, Low: 0.10, High: 0.30,
		Doc: "agency's share of what it collects of debt placed under 60 days past due", Source: agencyFees + "; 10-25 % on large debts between businesses"},
	FeeMiddle: {ID: "fee_middle", Name: "Agency fee, middling debt", Unit: inShare, Value: 0.35, Low: 0.20, High: 0.40,
		Doc: "agency's share of what it collects of debt placed 60 days to 12 months past due", Source: agencyFees},
	FeeOld: {ID: "fee_old", Name: "Agency fee, old debt", Unit: inShare, Value: 0.50, Low: 0.35, High: 0.55,
		Doc: "agency's share of what it collects of debt placed beyond 12 months past due", Source: agencyFees},
	AgencyDays: {ID: "agency_days", Name: "Days until an agency collects", Unit: "days", Value: 90, Low: 45, High: 180,
		Doc: "mean days from handing a debt over until the agency has collected it", Source: noSource},
}

const (
	agencySurvey = "survey opinion (CCAA/CLLA), no law of decay"
	agencyFees   = "attorneycollect, swrecovery"
)

// Info documents the assumption.
func (a Assumption) Info() AssumptionInfo {
	info := assumptions[a]
	info.Assumption = a
	return info
}

// AllAssumptions lists every assumption, in order.
func AllAssumptions() []AssumptionInfo {
	all := make([]AssumptionInfo, NumAssumptions)
	for a := range all {
		all[a] = Assumption(a).Info()
	}
	return all
}

// Range is between what an assumption of the given value is tried and drawn: in
// proportion to the value as far as it makes sense.
func (a Assumption) Range(value float64) (low, high float64) {
	info := &assumptions[a]
	low, high = a.bounded(info.Low*value/info.Value), a.bounded(info.High*value/info.Value)
	return min(low, value), max(high, value)
}

// bounded keeps a value where it makes sense.
func (a Assumption) bounded(value float64) float64 {
	if unit := assumptions[a].Unit; unit == inChance || unit == inShare {
		value = min(value, 1)
	}
	return max(value, 0)
}

// Bounds are the least and the most that a playbook may set the number to.
func (a AssumptionInfo) Bounds() (least, most float64) {
	switch a.Unit {
	case inChance, inShare:
		return 0, 1
	case inFactor:
		return 0, 10
	}
	return 1, 3650
}

func (a Assumption) String() string { return assumptions[a].ID }

// Kin is the first of the assumptions that are doubtful together, so that old
// debt is never easier to collect than young.
func (a Assumption) Kin() Assumption {
	switch {
	case strings.HasPrefix(a.String(), "recovery_"):
		return Recovery3
	case strings.HasPrefix(a.String(), "fee_"):
		return FeeYoung
	}
	return a
}

// Assumed is a value for each assumption.
type Assumed [NumAssumptions]float64

// DefaultAssumed are the values with their sources.
func DefaultAssumed() Assumed {
	var a Assumed
	for i := range a {
		a[i] = assumptions[i].Value
	}
	return a
}
