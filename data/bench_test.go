package data

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"testing"
	"time"

	"firstcall/data/ledger"
	"firstcall/data/source"
	"firstcall/data/table"
)

// benchRows is how many invoices the benchmarks read: few by default, and as
// many as FIRSTCALL_BENCH_ROWS says (docs/performance.md: 5,000,000).
func benchRows(b *testing.B) int {
	rows := 100_000
	if text := os.Getenv("FIRSTCALL_BENCH_ROWS"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			b.Fatal(err)
		}
		rows = n
	}
	return rows
}

// manyInvoices is a table of n invoices x 11 columns, about 84 bytes a row as CSV: row i of each column.
func manyInvoices(n int) []table.Column {
	text := func(name string, at func(i int) string) table.Column {
		c := table.Column{Name: name, Strings: make([]string, n)}
		for i := range c.Strings {
			c.Strings[i] = at(i)
		}
		return c
	}
	day := func(name string, at func(i int) ledger.Day) table.Column {
		c := table.Column{Name: name, Days: make([]ledger.Day, n)}
		for i := range c.Days {
			c.Days[i] = at(i)
		}
		return c
	}
	amounts := table.Column{Name: "amount", Cents: make([]ledger.Cents, n)}
	for i := range amounts.Cents {
		amounts.Cents[i] = ledger.Cents(1000 + i*7919%5_000_000)
	}
	issued := func(i int) ledger.Day { return ledger.Day(18_000 + i*1461/n) }
	disputed := func(i int) ledger.Day {
		if i%40 != 0 {
			return ledger.NoDay
		}
		return issued(i) + 20
	}
	return []table.Column{
		text("invoice_id", func(i int) string { return fmt.Sprintf("INV%08d", i) }),
		text("customer_id", func(i int) string { return fmt.Sprintf("C%06d", i*2654435761%(n/50+1)) }),
		day("issue_date", issued),
		day("due_date", func(i int) ledger.Day { return issued(i) + 30 }),
		amounts,
		text("currency", func(int) string { return "EUR" }),
		day("disputed_on", disputed),
		day("dispute_resolved_on", disputed),
		text("kind", func(int) string { return "invoice" }),
		text("region", func(i int) string { return []string{"north", "south", "east", "west"}[i%4] }),
		text("reference", func(i int) string { return fmt.Sprintf("PO%07d", i*31%10_000_000) }),
	}
}

// benchLedger writes a ledger of n invoices and one payment in the format.
func benchLedger(b *testing.B, n int, format Format) (dir string, bytes int64) {
	b.Helper()
	dir = b.TempDir()
	path := filepath.Join(dir, "invoices."+string(format))
	if err := format.write(path, manyInvoices(n)); err != nil {
		b.Fatal(err)
	}
	payment := "payment_id,invoice_id,paid_on,amount\np,INV00000000,2024-01-01,1.00\n"
	if err := os.WriteFile(filepath.Join(dir, "payments.csv"), []byte(payment), 0o644); err != nil {
		b.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	debug.FreeOSMemory()                                      // the table of the generator is no part of what is measured
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // begins the peak anew, where the system has one
	return dir, info.Size()
}

// BenchmarkOpen opens the same ledger as CSV and as Parquet, and a half of it,
// so that ratios come from one run. MB/s are of the file; for Parquet of its CSV.
func BenchmarkOpen(b *testing.B) {
	n := benchRows(b)
	var csvBytes int64
	for _, c := range []struct {
		format Format
		rows   int
	}{{CSV, n}, {CSV, n / 2}, {Parquet, n}, {Arrow, n}} {
		b.Run(fmt.Sprintf("%s/%d", c.format, c.rows), func(b *testing.B) {
			dir, bytes := benchLedger(b, c.rows, c.format)
			if c.format == CSV && c.rows == n {
				csvBytes = bytes
			} else if c.rows == n {
				bytes = csvBytes
			}
			b.SetBytes(bytes)
			b.ResetTimer()
			before := processorTime()
			for range b.N {
				l, _, err := Open(dir, Options{})
				if err != nil || l.NumInvoices() != c.rows {
					b.Fatal(err)
				}
			}
			b.StopTimer()
			reportProcessor(b, bytes, before)
			b.ReportMetric(peakMB(), "peak-MB")
		})
	}
}

// BenchmarkRecords reads the same files without posting their rows.
func BenchmarkRecords(b *testing.B) {
	n := benchRows(b)
	var csvBytes int64
	for _, format := range []Format{CSV, Parquet, Arrow} {
		b.Run(string(format), func(b *testing.B) {
			dir, bytes := benchLedger(b, n, format)
			if format == CSV {
				csvBytes = bytes
			}
			b.SetBytes(csvBytes)
			b.ResetTimer()
			before := processorTime()
			for range b.N {
				records, err := source.Open(filepath.Join(dir, "invoices."+string(format)), source.Options{})
				if err != nil {
					b.Fatal(err)
				}
				rows := 0
				for ; err == nil; rows++ {
					_, err = records.Next()
				}
				if rows != n+2 { // header and end
					b.Fatal(rows, err)
				}
				records.Close()
			}
			reportProcessor(b, csvBytes, before)
		})
	}
}

// reportProcessor reports MB for each second of a processor, instead of the clock's.
func reportProcessor(b *testing.B, bytes int64, before time.Duration) {
	if used := (processorTime() - before).Seconds(); used > 0 {
		b.ReportMetric(float64(bytes)*float64(b.N)/1e6/used, "cpu-MB/s")
		b.ReportMetric(used/float64(b.N), "cpu-s")
	}
}

// peakMB is the most memory that the process has had since benchLedger, 0 where the system does not say.
func peakMB() float64 {
	file, err := os.Open("/proc/self/status")
	if err != nil {
		return 0
	}
	defer file.Close()
	kB := 0
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if n, _ := fmt.Sscanf(lines.Text(), "VmHWM: %d kB", &kB); n == 1 {
			break
		}
	}
	return float64(kB) / 1024
}
