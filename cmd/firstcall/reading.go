package main

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/pflag"

	"firstcall/data"
)

// readOptions are the flags of every command that reads a ledger.
type readOptions struct {
	Preset     string
	Map        string // a file
	SaveMap    string // a file
	Currency   string
	Default    string // currency
	Rates      string // a file
	MaxRefused string // "" is the default
	Anonymise  bool
	KeyFile    string
}

// defaultMaxRefused is the share of refused rows that a ledger may do without
// (docs/decisions.md).
const defaultMaxRefused = "1%"

// keyVariable names the environment variable that may hold the key of pseudonyms.
const keyVariable = "FIRSTCALL_ANONYMISE_KEY"

// shortestKey is what nobody can try out: pseudonyms of short ids are only as
// safe as their key.
const shortestKey = 16

// AddFlags declares the flags.
func (o *readOptions) AddFlags(f *pflag.FlagSet) {
	f.StringVar(&o.Preset, "preset", "", "read another system's export by this preset (default: the one whose headers it has; firstcall presets lists them)")
	f.StringVar(&o.Map, "map", "", "read another system's export as this file says: a preset of your own (YAML)")
	f.StringVar(&o.SaveMap, "save-map", "", "write how the export was read, guessed columns too, to this file, which --map takes")
	f.StringVar(&o.Currency, "currency", "", "of a ledger in several currencies read this one, such as EUR; the others are left out and counted")
	f.StringVar(&o.Default, "default-currency", "", "the currency of rows that name none, in a ledger of several")
	f.StringVar(&o.Rates, "rates", "", "convert the others instead: a CSV file with currency, rate (units of --currency for one) and, where rates change, date")
	f.StringVar(&o.MaxRefused, "max-refused", "", "share of the rows of a file, and of their money, that a ledger may do without when they can't be read (default "+defaultMaxRefused+"; 0 for none)")
	f.BoolVar(&o.Anonymise, "anonymise", false, "put pseudonyms in the place of names and ids, in everything that is written")
	f.StringVar(&o.KeyFile, "anonymise-key", "", "file with the key of the pseudonyms: the same key gives the same ones (without it, or "+keyVariable+", others in every run)")
}

// options checks the flags. Its errors are those of a wrong command line.
func (o *readOptions) options() (data.Options, error) {
	out := data.Options{Preset: o.Preset, Map: o.Map, SaveMap: o.SaveMap}
	text := o.MaxRefused
	if text == "" {
		text = defaultMaxRefused
	}
	var err error
	if out.Rules.MaxRefused, err = parseShare(text, 1, "rows"); err != nil {
		return out, usageError(fmt.Errorf("--max-refused %q: %w", text, err))
	}
	if out.Rules.Currency, err = currencyOf("currency", o.Currency); err != nil {
		return out, usageError(err)
	}
	if out.Rules.Default, err = currencyOf("default-currency", o.Default); err != nil {
		return out, usageError(err)
	}
	if o.Rates != "" {
		if o.Currency == "" {
			return out, usageError(errors.New("--rates needs --currency, the one to convert into"))
		}
		if out.Rules.Rates, err = data.ReadRates(o.Rates, o.Currency); err != nil {
			return out, usageError(fmt.Errorf("%w%s", err, nearestFile(o.Rates)))
		}
	}
	if o.Anonymise || o.KeyFile != "" {
		key, err := o.key()
		if err != nil {
			return out, usageError(err)
		}
		out.Rules.Veil = data.NewVeil(key)
	}
	return out, nil
}

func currencyOf(flag, text string) (string, error) {
	if text == "" || data.IsCurrency(text) {
		return text, nil
	}
	return "", fmt.Errorf("--%s %q: want three capital letters of ISO 4217, such as USD", flag, text)
}

// key is that of the pseudonyms: from the file, the environment, or made for this run.
func (o *readOptions) key() ([]byte, error) {
	key, from := []byte(os.Getenv(keyVariable)), keyVariable
	if o.KeyFile != "" {
		text, err := os.ReadFile(o.KeyFile)
		if err != nil {
			return nil, fmt.Errorf("--anonymise-key: %w%s", err, nearestFile(o.KeyFile))
		}
		key, from = bytes.TrimRight(text, "\r\n"), "--anonymise-key "+o.KeyFile
	} else if len(key) == 0 {
		key = make([]byte, 32)
		_, _ = rand.Read(key) // it never fails
		return key, nil
	}
	if len(key) < shortestKey {
		return nil, fmt.Errorf("%s: a key of %d characters can be guessed: want at least %d", from, len(key), shortestKey)
	}
	return key, nil
}

// keyOfItsOwn reports whether this run makes its pseudonyms by a key that no other run has.
func (o *readOptions) keyOfItsOwn() bool {
	return o.Anonymise && o.KeyFile == "" && os.Getenv(keyVariable) == ""
}

// flags repeat the reading; a key from the environment is not among them.
func (o *readOptions) flags() string {
	s := ""
	add := func(name, value string) {
		if value != "" {
			s += " --" + name + " " + quoteArg(value)
		}
	}
	add("preset", o.Preset)
	add("map", o.Map)
	add("currency", o.Currency)
	add("default-currency", o.Default)
	add("rates", o.Rates)
	add("max-refused", o.MaxRefused)
	if o.Anonymise && o.KeyFile == "" {
		s += " --anonymise"
	}
	add("anonymise-key", o.KeyFile)
	return s
}
