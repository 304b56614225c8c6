package synth

import (
	"fmt"
	"strings"

	"firstcall/data/nearest"
)

// Kind names what the customers of a world are like.
type Kind string

// The kinds of worlds, each described in Kinds.
const (
	Balanced   Kind = "balanced"
	Forgetful  Kind = "forgetful"
	Slow       Kind = "slow"
	Strapped   Kind = "strapped"
	Deadbeats  Kind = "deadbeats"
	PayDays    Kind = "paydays"
	FollowUp   Kind = "promise-needs-followup"
	BigIndiff  Kind = "big-indifferent"
	Disputes   Kind = "disputes"
	Grudges    Kind = "grudges"
	Differing  Kind = "differing"
	Responders Kind = "responders-small"
	Clearing   Kind = "clearing"
	Null       Kind = "null"
	DemoOffice Kind = "demo"
)

// KindInfo documents a kind.
type KindInfo struct {
	Kind Kind
	Doc  string
	// Defaults are what a zero in a Spec of this kind stands for.
	Defaults Spec
	cast     caster
	names    naming
}

// caster draws what the customers of one office have in common, so that two
// seeds of a kind are not copies, and returns how each customer is drawn.
type caster func(office *dice) casting

// casting completes a customer whose size is already drawn and says how it behaves.
type casting func(d *dice, c *customer)

// usual is the size of the worlds by which response models are judged.
var usual = Spec{Customers: 600, Days: 540, Capacity: 12, Replications: 8}

var kinds = []KindInfo{
	{Balanced, "the mix of a typical office: prompt, forgetful, slow, strapped and stalling customers, some disputes", usual, balanced, plainNames},
	{Forgetful, "invoices get lost in a drawer until somebody calls; a message helps a little", usual, mostlyForgetful, plainNames},
	{Slow, "customers pay when the debt feels old enough; a call makes it feel older", usual, mostlySlow, plainNames},
	{Strapped, "a monthly purse that is too small for all creditors: who reminded last is paid first", usual, mostlyStrapped, plainNames},
	{Deadbeats, "some never pay, whatever one does, and promise when asked", usual, manyDeadbeats, plainNames},
	{PayDays, "fixed runs on days of the week or month; a call gets an invoice on the next list only", usual, mostlyPayruns, plainNames},
	{FollowUp, "a promise means little until somebody calls again once it has fallen due", usual, mostlyPromisers, plainNames},
	{BigIndiff, "the biggest accounts do not react to calls, the small ones do", usual, bigIndifferent, plainNames},
	{Disputes, "queries block many invoices until a conversation asks about them", usual, manyDisputes, plainNames},
	{Grudges, "the first call helps; many calls, and firm ones, are resented and delay payment", usual, mostlyGrudges, plainNames},
	{Differing, "who heeds a call goes with how they paid before, one way or the other by seed", usual, differing, plainNames},
	{Responders, "a few customers, mostly small, react very strongly and the others not at all", usual, fewResponders, plainNames},
	{Clearing, "whoever is reminded clears the whole account, invoices not yet due included", usual, mostlyClearing, plainNames},
	{Null, "calls do nothing at all: every strategy collects the same (placebo)", usual, null, plainNames},
	{DemoOffice, "the built-in ledger: a balanced office with named customers in segments", Spec{Customers: 300, Days: 547, Capacity: 8, Replications: 8}, demoOffice, companyNames},
}

// Kinds lists every kind in the order of the documentation.
func Kinds() []KindInfo { return append([]KindInfo(nil), kinds...) }

// UnknownKindError is a kind that does not exist.
type UnknownKindError struct{ Name string }

func (e *UnknownKindError) Error() string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = string(k.Kind)
	}
	return fmt.Sprintf("unknown kind of world %q%s (kinds: %s)", e.Name, nearest.Hint(e.Name, names), strings.Join(names, ", "))
}

func (k Kind) info() (KindInfo, error) {
	for _, info := range kinds {
		if info.Kind == k {
			return info, nil
		}
	}
	return KindInfo{}, &UnknownKindError{string(k)}
}
