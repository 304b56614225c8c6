package words

// Evidence says an evidence grade in words.
func Evidence(grade string) string {
	switch grade {
	case "A":
		return "effects estimated from your call log, with good support"
	case "B":
		return "effects estimated from your call log, but with thin support"
	case "C":
		return "effects of calls assumed, not measured from this ledger"
	}
	return "evidence grade " + grade
}
