package words

import (
	"slices"
	"strings"

	"firstcall/report/runfile"
)

// Kept is the cash that a strategy collects, less what agencies keep.
func Kept(s *runfile.Strategy) float64 {
	return float64(s.Metrics[runfile.Cash].Mean - s.Metrics["agency_fees"].Mean)
}

// AfterFees says that an amount is less what agencies keep, where they keep anything.
func (t Texts) AfterFees(s *runfile.Strategy) string {
	if s.Metrics["agency_fees"].Mean > 0 {
		return t.Say("phrase.after-fees")
	}
	return ""
}

// lessFees says that an amount leaves out what agencies keep, where that is among the assumptions.
func (t Texts) lessFees(s *runfile.Strategy) string {
	if slices.ContainsFunc(s.Assumptions, func(a runfile.Assumption) bool { return strings.HasPrefix(a.ID, "fee_") }) {
		return t.Say("phrase.less-fees")
	}
	return ""
}
