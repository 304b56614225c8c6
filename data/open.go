package data

import (
	"os"

	"firstcall/data/importer"
	"firstcall/data/ledger"
	"firstcall/data/posting"
	"firstcall/data/source"
)

// Options say how to read a ledger.
type Options struct {
	Preset string // of another system's export (see importer.IDs); "": a native ledger
	Rules  posting.Rules
}

// Reading is the account of what was read, file by file.
type Reading = source.Reading

// Error says why a ledger can't be used, with file, line and column.
type Error = source.Error

// ErrOnlyCalls is beside a ledger that holds calls and no invoice.
var ErrOnlyCalls = ledger.ErrOnlyCalls

// Rules are the reader's choices about a ledger.
type Rules = posting.Rules

// ReadRates reads rates of exchange for Rules.
func ReadRates(path string) (*posting.Rates, error) { return posting.ReadRates(path) }

// NewVeil makes pseudonyms for Rules.
func NewVeil(key []byte) *posting.Veil { return posting.NewVeil(key) }

// IsCurrency reports whether a text can be the code of a currency.
func IsCurrency(text string) bool { return posting.IsCurrency(text) }

// PresetError says that Options name no preset: a mistake of configuration, not of the ledger.
type PresetError = importer.UnknownPresetError

// Open reads the ledger at path: a directory of native tables, or with a
// preset another system's export. The error is an *Error when the ledger can't
// be used and a *PresetError for an unknown preset; the Reading is there even
// then, as far as reading came. A call log without an invoice comes back, with
// ErrOnlyCalls beside it.
func Open(path string, opt Options) (*ledger.Ledger, *Reading, error) {
	if opt.Preset != "" {
		return importer.Open(path, opt.Preset, opt.Rules)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, &Reading{Path: path}, unusable(path, "no such file or directory")
	case !info.IsDir():
		return nil, &Reading{Path: path}, unusable(path, "a file: a native ledger is a directory with the tables invoices.csv and payments.csv; "+
			"an export from another system needs --preset, one of "+importer.IDList())
	}
	return openNative(path, opt.Rules)
}

func unusable(path, reason string) *Error {
	return &Error{Problems: []source.Problem{{File: path, Reason: reason}}}
}
