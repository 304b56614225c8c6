package words

import "firstcall/report/runfile"

// Fidelity says whether replaying the record gave back the recorded cash: the
// recorded calls, or a season without calls where none are on record.
func (t Texts) Fidelity(run *runfile.Run) string {
	f := run.Trust.Fidelity
	switch kind := replayOf(run); kind {
	case "broken":
		return t.Say("trust.fidelity.broken", exact(run.Ledger.Currency, f.Replayed), exact(run.Ledger.Currency, f.Recorded))
	case "exact", "unrecorded":
		return t.Say("trust.fidelity."+kind, exact(run.Ledger.Currency, f.Recorded))
	default:
		return t.Say("trust.fidelity." + kind)
	}
}

// FidelityLine is the same for a terminal; "" where the record was not replayed.
func (t Texts) FidelityLine(run *runfile.Run) string {
	switch kind := replayOf(run); kind {
	case "none":
		return ""
	case "broken":
		return t.Say("tests.fidelity.broken", t.Fidelity(run))
	default:
		return t.Say("tests.fidelity." + kind)
	}
}

func replayOf(run *runfile.Run) string {
	switch f := run.Trust.Fidelity; {
	case f == nil:
		return "none"
	case !f.Exact:
		return "broken"
	case Recorded(run):
		return "exact"
	case f.Recorded == 0:
		return "empty"
	}
	return "unrecorded"
}
