package compare

import (
	"fmt"
	"slices"
	"strings"

	"firstcall/report/runfile"
)

// Side is one of two runs that are compared.
type Side struct {
	Name string // of its file
	Run  *runfile.Run
}

// Unlike is the error of two runs that can't be compared replication by
// replication: they did not meet the same luck.
type Unlike struct {
	Base, New string
	Differs   []string // each a sentence without its full stop
}

func (e *Unlike) Error() string {
	return fmt.Sprintf("%s and %s can't be compared replication by replication: %s", e.Base, e.New, strings.Join(e.Differs, "; "))
}

// Differs lists what keeps two runs from having met the same luck; nil for nothing.
func Differs(base, next *runfile.Run) []string {
	var differs []string
	add := func(format string, args ...any) { differs = append(differs, fmt.Sprintf(format, args...)) }
	if base.Ledger.Digest != next.Ledger.Digest {
		add("the ledger differs (%s, %d invoices; %s, %d invoices)", brief(base.Ledger.Digest), base.Ledger.Invoices, brief(next.Ledger.Digest), next.Ledger.Invoices)
	}
	if base.Season != next.Season {
		add("the season differs (%s; %s)", season(base.Season), season(next.Season))
	}
	if base.Seed != next.Seed {
		add("the seed differs (%d; %d)", base.Seed, next.Seed)
	}
	switch {
	case base.Model == nil || next.Model == nil: // told by lacksValues
	case base.Model.Version != next.Model.Version:
		add("the model's version differs (%d; %d): run both with the same version of firstcall", base.Model.Version, next.Model.Version)
	case base.Model.Digest != next.Model.Digest && base.Ledger.Digest == next.Ledger.Digest:
		add("the model differs (%s; %s): the playbooks assume other numbers of what the ledger can't tell", brief(base.Model.Digest), brief(next.Model.Digest))
	}
	return differs
}

func season(s runfile.Season) string {
	if s.From == s.To {
		return s.From
	}
	return fmt.Sprintf("%s to %s, %d working days", s.From, s.To, s.WorkingDays)
}

// brief is a digest as far as people compare it.
func brief(digest string) string {
	kind, digits, ok := strings.Cut(digest, ":")
	if !ok || len(digits) <= 12 {
		return digest
	}
	return kind + ":" + digits[:12]
}

// lacksValues is why a run can't be compared at all, or "".
func lacksValues(s Side) string {
	has := func(x runfile.Strategy) bool { return len(x.Replicated[runfile.Cash]) > 0 }
	if s.Run.Model == nil || !slices.ContainsFunc(s.Run.Strategies, has) {
		return fmt.Sprintf("%s was written by a version of firstcall that did not keep values by replication: run its backtest again", s.Name)
	}
	return ""
}
