package words

import "firstcall/report/runfile"

// Kept is the cash that a strategy collects, less what agencies keep.
func Kept(s *runfile.Strategy) float64 {
	return float64(s.Metrics[runfile.Cash].Mean - s.Metrics["agency_fees"].Mean)
}

// AfterFees says that an amount is less what agencies keep, where they keep anything.
func AfterFees(s *runfile.Strategy) string {
	if s.Metrics["agency_fees"].Mean > 0 {
		return ", after the agency's fees,"
	}
	return ""
}
