package importer

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/posting"
	"firstcall/data/source"
)

// Open reads the export at a path, a file or a directory, through a preset; nil
// means the presets whose headers its files have, or else guesses. The preset
// that was used is given back: with what was guessed in it.
func Open(at string, p *Preset, rules posting.Rules) (*ledger.Ledger, *source.Reading, *Preset, error) {
	reading := &source.Reading{Path: at}
	if p != nil {
		reading.Format = p.ID
	}
	defer rules.Veil.Reading(reading) // of one that can't be used, too
	problems := &source.Problems{}
	chosen, used, err := choose(at, p, reading, problems, rules.Veil != nil)
	switch {
	case err != nil && rules.Veil != nil:
		return nil, reading, used, source.Veiled(err)
	case err != nil:
		return nil, reading, used, err
	}
	desk, customers, unknown := posting.NewDesk(true, rules, reading, problems), newCustomers(), &unknownOutcomes{}
	for _, c := range chosen {
		if !c.read(chosen, desk, customers, unknown, reading, problems) {
			return nil, reading, used, problems.Err()
		}
	}
	l, err := desk.Close(at)
	return l, reading, used, unknown.advise(whyEmpty(err, problems), used, rules.Veil != nil)
}

// choice is a file of an export, and what kind of file it is.
type choice struct {
	at     place
	preset string
	file   *File
	why    string
	found  []source.Found
	header []string       // of a guess
	rows   int            // of it that were looked at
	beside []string       // and that of another table to the right of it
	table  *posting.Table // a native one: file only says what it holds
}

// exports are the lists at a path that may be part of an export.
func exports(at string, reading *source.Reading, problems *source.Problems, veiled bool) []place {
	info, err := os.Stat(at)
	switch {
	case err != nil:
		problems.Add(source.Problem{File: at, Reason: "no such file or directory"})
		return nil
	case !info.IsDir():
		return shownIn(at, reading, veiled)
	}
	entries, err := os.ReadDir(at)
	if err != nil {
		problems.Add(source.Problem{File: at, Reason: fmt.Sprintf("the directory can't be read: %v", err)})
		return nil
	}
	var all []place
	seen := copies{}
	for _, e := range entries {
		if e.IsDir() || strings.HasPrefix(e.Name(), ".") || !HasEnding(e.Name()) {
			reading.OtherFiles = append(reading.OtherFiles, e.Name())
			if isOtherSheet(e.Name()) {
				u, _ := unread(place{path: filepath.Join(at, e.Name())}, "")
				reading.Unread = append(reading.Unread, u)
			}
			continue
		}
		if first := seen.of(filepath.Join(at, e.Name())); first != "" {
			reading.OtherFiles = append(reading.OtherFiles, e.Name())
			reading.Unread = append(reading.Unread, source.Unread{File: filepath.Join(at, e.Name()), Looks: "copy", Lacks: "the same, byte for byte, as " + first})
			continue
		}
		all = append(all, shownIn(filepath.Join(at, e.Name()), reading, veiled)...)
	}
	return all
}

// shownIn are the lists that a file shows. What a workbook hides is left unread.
func shownIn(path string, reading *source.Reading, veiled bool) []place {
	shown, hidden := places(path, veiled)
	for _, at := range hidden {
		leaveUnread(reading, at, "its workbook hides it: show it there, to have it read")
	}
	return shown
}

// endings are those of the files in a directory that are looked into.
var endings = []string{".csv", ".csv.gz", ".tsv", ".tsv.gz", ".txt", ".xlsx", ".parquet", ".arrow"}

// HasEnding reports whether a file of a directory may be part of an export.
func HasEnding(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(endings, func(ending string) bool { return strings.HasSuffix(name, ending) })
}

// turn is when a kind of file is read: a payment comes after its
// invoice, and what is known of a customer before.
func (f *File) turn() int {
	switch {
	case f.Holds == ofCustomers:
		return -1
	case f.Holds == "payment":
		return 1
	case isContact(f.Holds):
		return 2
	}
	return 0
}

// read posts every row of a file.
func (c choice) read(all []choice, desk *posting.Desk, customers *customers, unknown *unknownOutcomes, reading *source.Reading, problems *source.Problems) bool {
	if c.table != nil {
		return c.readTable(desk, customers, reading, problems)
	}
	seen, ok := c.file.lookThrough(c.at, problems)
	if !ok {
		return false
	}
	table := source.Table{Name: c.file.String()}
	records, err := c.at.open(c.file)
	if err != nil {
		problems.AddError(c.at.String(), err)
		return false
	}
	defer records.Close()
	s := newSheet(records, c.file)
	k := newClerk(c, all, s, seen, desk, customers)
	k.unknown = unknown
	if s.begin() == nil {
		k.ages, k.buckets = newAges(s), newBuckets(s)
		table.Columns = k.columns()
	}
	ok = source.Read(c.at.String(), s, table, reading, problems, k.take)
	k.checks.settle()
	k.checks.compared = append(k.checks.compared, k.balances.totals()...)
	account := &reading.Files[len(reading.Files)-1]
	if account.Swaps = seen.swaps; k.ages != nil {
		account.AsOf = k.asOf()
	}
	account.Found, account.Totals = append(c.found, seen.found...), append(k.checks.compared, k.buckets.totals(s.header, account.AsOf)...)
	doubtDue(*account, reading)
	return ok
}
