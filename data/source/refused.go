package source

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// refuse enters a refused row, for the first of its reasons, into the account of its file.
func (p *Problems) refuse(problem Problem, file *File, first bool) {
	before, now := p.note(problem)
	if !first {
		return
	}
	file.Refused++
	why := problem.Reason
	if problem.Field != "" {
		why = problem.Field + ": " + why
	}
	file.Refusals = count(file.Refusals, why, problem.Line)
	switch i := slices.Index(file.FirstRefused, before); {
	case i >= 0:
		file.FirstRefused[i] = now
	case len(file.FirstRefused) < maxShown:
		file.FirstRefused = append(file.FirstRefused, problem.String())
	}
}

// advisable is the share of refused rows up to which doing without them is
// offered to somebody in need.
const advisable = 0.2

// Tolerate decides whether a ledger is used without its refused rows: where in
// each file they are at most the share most, of the rows and of each sum of
// money. Otherwise the error has all problems. Faults are never tolerated.
func (p *Problems) Tolerate(r *Reading, most float64) error {
	err := p.Err()
	if err == nil {
		return nil
	}
	worst := 0.0
	var where string
	for i := range r.Files {
		f := &r.Files[i]
		if share, of := f.refusedShare(); share > worst {
			worst, where = share, fmt.Sprintf("%s: %d of %d rows are refused%s", f.Name, f.Refused, f.Rows, of)
		}
	}
	switch {
	case p.Faults():
		return err
	case worst <= most:
		return nil
	case worst > advisable:
		return err // something is wrong with the columns, and not with rows
	}
	all := &Error{Problems: p.shown, More: p.more}
	all.Advice = fmt.Sprintf("%s, beyond the %s that a ledger may do without; --max-refused %s uses it without them",
		where, percent(most), percentUp(worst))
	return all
}

// refusedShare is the largest share that is refused, of rows or of money, and of what.
func (f *File) refusedShare() (share float64, of string) {
	if f.Refused == 0 {
		return 0, ""
	}
	share = float64(f.Refused) / float64(f.Rows)
	for _, s := range f.Sums {
		refused, all := abs(s.Refused), abs(s.Refused)+abs(s.Used)+abs(s.SetAside)+abs(s.LeftOut)
		if all > 0 && float64(refused)/float64(all) > share {
			share = float64(refused) / float64(all)
			of = fmt.Sprintf(", with %s of the money of its %s", percent(share), s.Of)
		}
	}
	return share, of
}

func (f *File) sum(of, currency string) *Sum {
	i := slices.IndexFunc(f.Sums, func(s Sum) bool { return s.Of == of && s.Currency == currency })
	if i < 0 {
		i = len(f.Sums)
		f.Sums = append(f.Sums, Sum{Of: of, Currency: strings.Clone(currency)}) // the cell is part of its whole line
	}
	return &f.Sums[i]
}

func abs[T ~int64](x T) T { return max(x, -x) }

func percent(share float64) string {
	if share < 0.01 { // 0.99 % is not 1 %
		return strconv.FormatFloat(100*share, 'g', 3, 64) + " %"
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", 100*share), ".0") + " %"
}

// percentUp is a share as a flag takes it, rounded up to where it would do.
func percentUp(share float64) string {
	return fmt.Sprintf("%d%%", min(100, int(100*share)+1))
}
