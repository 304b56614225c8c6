package expr

import (
	"testing"

	"firstcall/sim/book"
)

const benchAccounts = 10_000

func benchMorning() *book.Morning {
	m := morning(benchAccounts, nil)
	for i := range benchAccounts {
		m.Columns[book.Overdue][i] = float64(i * 7919 % 5000)
		m.Columns[book.OldestDaysPastDue][i] = float64(i * 104729 % 200)
	}
	return m
}

var benchSource = "overdue >= 100 && oldest_days_past_due > 5 ? overdue * min(oldest_days_past_due, 90) : 0"

func BenchmarkCompiled(b *testing.B) {
	m := benchMorning()
	p, err := Compile(benchSource, Scope{})
	if err != nil {
		b.Fatal(err)
	}
	dst := p.Eval(m, nil)
	for b.Loop() {
		dst = p.Eval(m, dst[:0])
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/benchAccounts, "ns/account")
}

// BenchmarkHandWritten is the same order as a loop in Go: what to compare BenchmarkCompiled with.
func BenchmarkHandWritten(b *testing.B) {
	m := benchMorning()
	dst := make([]float64, benchAccounts)
	for b.Loop() {
		overdue, days := m.Columns[book.Overdue], m.Columns[book.OldestDaysPastDue]
		for i := range dst {
			dst[i] = 0
			if overdue[i] >= 100 && days[i] > 5 {
				dst[i] = overdue[i] * min(days[i], 90)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/benchAccounts, "ns/account")
}

func BenchmarkPercentile(b *testing.B) {
	m := benchMorning()
	p, err := Compile("0.6 * pct(overdue) + 0.4 * pct(oldest_days_past_due)", Scope{})
	if err != nil {
		b.Fatal(err)
	}
	dst := p.Eval(m, nil)
	for b.Loop() {
		dst = p.Eval(m, dst[:0])
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/benchAccounts, "ns/account")
}
