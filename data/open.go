package data

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"firstcall/data/importer"
	"firstcall/data/ledger"
	"firstcall/data/posting"
	"firstcall/data/source"
)

// Options say how to read a ledger.
type Options struct {
	Preset  string // of another system's export (see importer.IDs); "": found by looking
	Map     string // a file in the place of a preset
	SaveMap string // where to write how the export was read, as such a file
	Rules   posting.Rules
}

// Reading is the account of what was read, file by file.
type Reading = source.Reading

// Error says why a ledger can't be used, with file, line and column.
type Error = source.Error

// ErrOnlyCalls is beside a ledger that holds calls and no invoice.
var ErrOnlyCalls = ledger.ErrOnlyCalls

// Rules are the reader's choices about a ledger.
type Rules = posting.Rules

// ReadRates reads rates of exchange into the run's currency for Rules.
func ReadRates(path, run string) (*posting.Rates, error) { return posting.ReadRates(path, run) }

// NewVeil makes pseudonyms for Rules.
func NewVeil(key []byte) *posting.Veil { return posting.NewVeil(key) }

// IsCurrency reports whether a text can be the code of a currency.
func IsCurrency(text string) bool { return posting.IsCurrency(text) }

// ConfigError is a mistake in Options, not in the ledger: an unknown preset, a
// map that means nothing, or an export that may be one of several.
type ConfigError = importer.ConfigError

// Open reads the ledger at path: a directory of native tables, or another
// system's export. The error is an *Error when the ledger can't be used and a
// *ConfigError when Options can't; the Reading is there even then, as far as
// reading came. A call log without an invoice comes back, with ErrOnlyCalls
// beside it.
func Open(path string, opt Options) (*ledger.Ledger, *Reading, error) {
	preset, err := presetOf(opt)
	if err != nil {
		return nil, &Reading{Path: path, Format: opt.Preset}, err
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, &Reading{Path: path}, unusable(path, "no such file or directory")
	case preset != nil:
	case info.IsDir() && isNative(path):
		if opt.SaveMap != "" {
			return nil, &Reading{Path: path}, &ConfigError{Text: "a native ledger is read without a map: there is none to save"}
		}
		l, reading, err := openNative(path, opt.Rules)
		return l, reading, besideCalls(err, reading)
	case !info.IsDir() && isTable(path):
		return nil, &Reading{Path: path}, unusable(path, "one table of a native ledger, which is a directory with the tables invoices.csv and payments.csv")
	}
	return openExport(path, preset, opt)
}

func presetOf(opt Options) (*importer.Preset, error) {
	switch {
	case opt.Preset != "" && opt.Map != "":
		return nil, &ConfigError{Text: "a preset and a map: one of them says how to read the export"}
	case opt.Preset != "":
		return importer.Load(opt.Preset)
	case opt.Map != "":
		return importer.LoadMap(opt.Map)
	}
	return nil, nil
}

// openExport reads an export, and saves how it was read even if it can't be
// used: the map may be where to mend it.
func openExport(path string, preset *importer.Preset, opt Options) (*ledger.Ledger, *Reading, error) {
	l, reading, used, err := importer.Open(path, preset, opt.Rules)
	if opt.SaveMap != "" && used == nil && errors.Is(err, ErrOnlyCalls) {
		return nil, reading, &ConfigError{Text: "no list in " + path + " is read as an export, so there is no map to save: --save-map with the path of a list by itself begins one of it"}
	}
	if opt.SaveMap != "" && used != nil {
		if failed := os.WriteFile(opt.SaveMap, used.Map(), 0o644); failed != nil {
			return nil, reading, &ConfigError{Text: "saving the map: " + failed.Error()}
		}
		err = importer.Saved(err, opt.SaveMap)
	}
	return l, reading, besideCalls(err, reading)
}

// besideCalls adds to ErrOnlyCalls what else is there and was not read: the
// invoices may be among it.
func besideCalls(err error, reading *Reading) error {
	if !errors.Is(err, ErrOnlyCalls) || len(reading.Unread) == 0 {
		return err
	}
	const shown = 3
	var files []string
	for _, u := range reading.Unread {
		files = append(files, u.File)
	}
	if others := len(files) - shown; others > 0 {
		files = append(files[:shown], fmt.Sprintf("%d more", others))
	}
	return fmt.Errorf("%w; not read: %s: where the invoices are there, firstcall check says what is wrong with the list, and a map that names its columns lets it be read (--map FILE, docs/ledgers.md)", err, strings.Join(files, ", "))
}

func unusable(path, reason string) *Error {
	return &Error{Problems: []source.Problem{{File: path, Reason: reason}}}
}
