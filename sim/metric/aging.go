package metric

import "firstcall/data/ledger"

// age is a bucket of days past due.
type age int

const (
	current age = iota // not yet past due
	from1To30
	from31To60
	from61To90
	over90
	numAges int = iota
)

var (
	agingCurrent = aging(current, Info{"aging_current", "Not yet due", groupDebt, "money", "neither",
		"Open amount on the season's last day that is not yet past its due date.", ""})
	aging1To30 = aging(from1To30, Info{"aging_1_30", "1-30 days", groupDebt, "money", "lower",
		"Open amount on the season's last day that is 1 to 30 days past its due date, with an agency or not. The five buckets add up to the receivables.", ""})
	aging31To60 = aging(from31To60, Info{"aging_31_60", "31-60 days", groupDebt, "money", "lower",
		"Open amount on the season's last day that is 31 to 60 days past its due date, with an agency or not.", ""})
	aging61To90 = aging(from61To90, Info{"aging_61_90", "61-90 days", groupDebt, "money", "lower",
		"Open amount on the season's last day that is 61 to 90 days past its due date, with an agency or not.", ""})
	agingOver90 = aging(over90, Info{"aging_over_90", "Over 90 days", groupDebt, "money", "lower",
		"Open amount on the season's last day that is more than 90 days past its due date, with an agency or not.", ""})
)

func aging(a age, info Info) metric {
	return metric{Info: info, value: func(c *Closing) float64 { return float64(c.Open(a)) }}
}

// ageOn is the bucket on day of what fell due on due.
func ageOn(day, due ledger.Day) age {
	switch past := day - due; {
	case past <= 0:
		return current
	case past <= 30:
		return from1To30
	case past <= 60:
		return from31To60
	case past <= 90:
		return from61To90
	}
	return over90
}
