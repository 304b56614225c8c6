package data

import (
	"os"
	"path/filepath"
	"slices"

	"firstcall/data/importer"
	"firstcall/data/native"
	"firstcall/data/source"
)

// isNative reports whether a directory is taken for a native ledger: it has a
// table of invoices, or other tables and no list beside them that an export may
// have. What a preset knows and firstcall has not written is no table. Without any
// file that could be of an export it is native as well, for the message.
func isNative(dir string) bool {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return true
	}
	tables, invoices := false, false
	var others []string // that may be of an export
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		table, _, is := native.Named(e.Name())
		switch {
		case is && !source.Written(path) && importer.Knows(path):
			return false
		case is:
			tables, invoices = true, invoices || table.Name == "invoices"
		case importer.HasEnding(e.Name()):
			others = append(others, path)
		}
	}
	switch {
	case invoices:
		return true
	case tables:
		return !slices.ContainsFunc(others, importer.IsList)
	}
	return len(others) == 0
}

// isTable reports whether a file is one table of a native ledger, by its name and header.
func isTable(path string) bool {
	if _, _, is := native.Named(filepath.Base(path)); !is {
		return false
	}
	records, err := source.Open(path, source.Options{})
	if err != nil {
		return false
	}
	defer records.Close()
	header, err := records.Next()
	if err != nil {
		return false
	}
	for _, column := range header {
		if column == "customer_id" || column == "invoice_id" {
			return true
		}
	}
	return false
}

// Presets lists the systems whose exports are known.
func Presets() ([]*importer.Preset, error) {
	var presets []*importer.Preset
	for _, id := range importer.IDs() {
		p, err := importer.Load(id)
		if err != nil {
			return nil, err
		}
		presets = append(presets, p)
	}
	return presets, nil
}

// PresetSource is a preset as it is written. The error is a *ConfigError for an
// unknown one.
func PresetSource(id string) (string, error) { return importer.Source(id) }
