package runfile

import "slices"

// InterruptedCode is the code of the warning that the run was interrupted:
// it has fewer replications than were asked for, or its tests are missing.
const InterruptedCode = "interrupted"

// Interrupted reports whether the run was interrupted before its end.
func (r *Run) Interrupted() bool {
	return slices.ContainsFunc(r.Warnings, func(w Warning) bool { return w.Code == InterruptedCode })
}
