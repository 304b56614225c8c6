package words

import "firstcall/report/runfile"

// Evidence says an evidence grade in words.
func (t Texts) Evidence(grade string) string {
	switch grade {
	case "A", "B", "C":
		return t.Say("evidence." + grade)
	}
	return t.Say("evidence.other", grade)
}

// Grade is the evidence that an answer rests on: that of the strategy which it is
// about, which may have less support than the ledger's effects, or else the run's.
func Grade(run *runfile.Run) string {
	if best := run.Find(run.Recommendation.Strategy); best != nil {
		return best.Evidence
	}
	return run.Response.Evidence
}
