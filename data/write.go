package data

import (
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"firstcall/data/ledger"
)

// Write writes the ledger as native tables (.csv.gz) into a new directory:
// whole or not at all, and the same ledger always as the same bytes. Reading
// it gives the same digest, provided that credits were applied as Open does.
// Money that could be applied to no invoice is not part of a ledger.
func Write(dir string, l *ledger.Ledger) error {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return fmt.Errorf("writing the ledger: %s exists and is not empty", dir)
	}
	parent := filepath.Dir(filepath.Clean(dir))
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return fmt.Errorf("writing the ledger: %w", err)
	}
	temp, err := os.MkdirTemp(parent, ".firstcall-*")
	if err != nil {
		return fmt.Errorf("writing the ledger: %w", err)
	}
	defer os.RemoveAll(temp)
	if err := writeTables(temp, l); err != nil {
		return fmt.Errorf("writing the ledger: %w", err)
	}
	if err := os.Chmod(temp, 0o755); err != nil { // MkdirTemp makes it private
		return fmt.Errorf("writing the ledger: %w", err)
	}
	if err := os.Remove(dir); err != nil && !os.IsNotExist(err) { // an empty one
		return fmt.Errorf("writing the ledger: %w", err)
	}
	if err := os.Rename(temp, dir); err != nil {
		return fmt.Errorf("writing the ledger: %w", err)
	}
	return nil
}

// writeTables writes the tables that have rows, and those that must be there.
func writeTables(dir string, l *ledger.Ledger) error {
	for _, t := range []struct {
		name   string
		always bool // required, even without rows
		rows   int
		header []string
		row    func(i int) []string
	}{
		{"customers", false, l.NumCustomers(), []string{"customer_id", "name", "segment", "customer_since", "credit_limit", "phone", "timezone", "country"},
			func(i int) []string {
				c := l.Customer(i)
				return []string{c.ID, c.Name, c.Segment, c.Since.String(), known(c.CreditLimit, -1), c.Phone, c.Timezone, c.Country}
			}},
		{"invoices", true, l.NumInvoices(), []string{"invoice_id", "customer_id", "issue_date", "due_date", "amount", "currency", "disputed_on", "dispute_resolved_on", "kind"},
			func(i int) []string {
				v := l.Invoice(i)
				kind := "invoice"
				if v.CreditNote {
					kind = "credit_note"
				}
				return []string{v.ID, l.Customer(int(v.Account)).ID, v.Issued.String(), v.Due.String(), v.Amount.String(), l.Currency,
					v.DisputedOn.String(), v.DisputeResolved.String(), kind}
			}},
		{"payments", true, l.NumPayments(), []string{"payment_id", "invoice_id", "paid_on", "amount"},
			func(i int) []string {
				p := l.Payment(i)
				return []string{p.ID, l.Invoice(int(p.Invoice)).ID, p.PaidOn.String(), p.Amount.String()}
			}},
		{"calls", false, l.NumCalls(), []string{"call_id", "customer_id", "called_at", "outcome", "promised_on", "promised_amount", "duration_seconds", "reason", "tone", "agent"},
			func(i int) []string {
				c := l.Call(i)
				return []string{c.ID, l.Customer(int(c.Account)).ID, moment(c.On, c.Minute), c.Outcome.String(), c.PromisedOn.String(),
					known(c.PromisedAmount, 0), seconds(c.DurationSeconds), c.Reason, c.Tone, c.Agent}
			}},
		{"contacts", false, l.NumContacts(), []string{"contact_id", "customer_id", "sent_at", "channel", "template"},
			func(i int) []string {
				c := l.Contact(i)
				return []string{c.ID, l.Customer(int(c.Account)).ID, c.On.String(), c.Channel, c.Template}
			}},
	} {
		if t.rows == 0 && !t.always {
			continue
		}
		if err := writeTable(filepath.Join(dir, t.name+".csv.gz"), t.header, t.rows, t.row); err != nil {
			return fmt.Errorf("table %s: %w", t.name, err)
		}
	}
	return nil
}

func writeTable(path string, header []string, rows int, row func(int) []string) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() {
		if closing := file.Close(); err == nil {
			err = closing
		}
	}()
	zipped := gzip.NewWriter(file) // no name and no time in its header
	if err := writeRows(zipped, header, rows, row); err != nil {
		return err
	}
	return zipped.Close()
}

func writeRows(to io.Writer, header []string, rows int, row func(int) []string) error {
	w := csv.NewWriter(to)
	if err := w.Write(header); err != nil {
		return err
	}
	for i := range rows {
		if err := w.Write(row(i)); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

func known(amount, unknown ledger.Cents) string {
	if amount == unknown {
		return ""
	}
	return amount.String()
}

func seconds(n int32) string {
	if n < 0 {
		return ""
	}
	return strconv.Itoa(int(n))
}

func moment(day ledger.Day, minute int32) string {
	if minute < 0 {
		return day.String()
	}
	return fmt.Sprintf("%vT%02d:%02d:00", day, minute/60, minute%60)
}
