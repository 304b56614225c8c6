package data

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"firstcall/data/ledger"
)

// Write writes the ledger as native tables of a format into a new directory:
// whole or not at all, and the same ledger always as the same bytes. Reading
// it gives the same digest, provided that credits were applied as Open does.
// Money that could be applied to no invoice is not part of a ledger.
func Write(dir string, l *ledger.Ledger, format Format) error {
	if err := write(dir, l, format, nil); err != nil {
		return fmt.Errorf("writing the ledger: %w", err)
	}
	return nil
}

// Convert is Write that opens what it wrote before it appears, and fails where
// that is not the same ledger.
func Convert(dir string, l *ledger.Ledger, format Format) error {
	same := func(written string) error {
		again, _, err := Open(written, Options{})
		switch {
		case err != nil:
			return fmt.Errorf("the tables can't be read again: %w", err)
		case again.Digest != l.Digest:
			return fmt.Errorf("native tables can't hold this ledger: read again it is %s, and not %s", again.Digest, l.Digest)
		}
		return nil
	}
	if err := write(dir, l, format, same); err != nil {
		return fmt.Errorf("converting the ledger: %w", err)
	}
	return nil
}

// write writes beside dir and moves the tables there in one step, once they
// pass the check, if there is one.
func write(dir string, l *ledger.Ledger, format Format, check func(dir string) error) error {
	if !slices.Contains(Formats(), format) && format != CSVGzip {
		return fmt.Errorf("unknown format %q", format)
	}
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return fmt.Errorf("%s exists and is not empty", dir)
	}
	parent := filepath.Dir(filepath.Clean(dir))
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(parent, ".firstcall-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	if err := writeTables(temp, l, format); err != nil {
		return err
	}
	if check != nil {
		if err := check(temp); err != nil {
			return err
		}
	}
	if err := os.Chmod(temp, 0o755); err != nil { // MkdirTemp makes it private
		return err
	}
	if err := os.Remove(dir); err != nil && !os.IsNotExist(err) { // an empty one
		return err
	}
	return os.Rename(temp, dir)
}

// writeTables writes the tables that have rows, and those that must be there.
func writeTables(dir string, l *ledger.Ledger, format Format) error {
	for _, t := range []struct {
		name   string
		always bool // required, even without rows
		rows   int
		fill   func(*ledger.Ledger, *sheet)
	}{
		{"customers", false, l.NumCustomers(), fillCustomers},
		{"invoices", true, l.NumInvoices(), fillInvoices},
		{"payments", true, l.NumPayments() + len(writeOffs(l)), fillPayments},
		{"calls", false, l.NumCalls(), fillCalls},
		{"contacts", false, l.NumContacts(), fillContacts},
	} {
		if t.rows == 0 && !t.always {
			continue
		}
		s := &sheet{rows: t.rows}
		t.fill(l, s)
		if err := format.write(filepath.Join(dir, t.name+"."+string(format)), s.columns); err != nil {
			return fmt.Errorf("table %s: %w", t.name, err)
		}
	}
	return nil
}
