package data

import (
	"os"
	"path/filepath"

	"firstcall/data/importer"
	"firstcall/data/posting"
	"firstcall/data/source"
)

// isNative reports whether a directory is taken for a native ledger: some of its
// files are named as tables are, and firstcall wrote them or no preset knows them. Without any file
// that could be of an export it is one as well, for the message.
func isNative(dir string) bool {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return true
	}
	tables, exports := false, false
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		table, ending := tableOf(e.Name())
		exports = exports || importer.HasEnding(e.Name())
		if ending == "" || !isTableName(table) {
			continue
		}
		if !source.Written(path) && importer.Knows(path) {
			return false
		}
		tables = true
	}
	return tables || !exports
}

func isTableName(name string) bool {
	for _, t := range posting.Tables() {
		if t.Name == name {
			return true
		}
	}
	return false
}

// isTable reports whether a file is one table of a native ledger, by its name and header.
func isTable(path string) bool {
	name, ending := tableOf(filepath.Base(path))
	if ending == "" || !isTableName(name) {
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
