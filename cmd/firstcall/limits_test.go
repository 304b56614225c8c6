package main

import (
	"testing"

	"firstcall/data/ledger"
	"firstcall/sim/strategy"
)

// Of an office in Berlin that calls from 9 to 17, Los Angeles sees an hour after
// 8:00 in the weeks in which only one side has changed its clocks: 10 to 30 March
// and 27 October to 2 November 2024.
func TestCallingHours(t *testing.T) {
	b := ledger.NewBuilder("EUR")
	for i, zone := range []string{"America/Los_Angeles", "Europe/Berlin", "", "Berlin", "America/Los_Angeles"} {
		b.AddCustomer(ledger.Customer{ID: string(rune('a' + i)), Since: ledger.NoDay, CreditLimit: -1, Timezone: zone})
	}
	first, _ := ledger.ParseDay("2024-01-01")
	b.AddInvoice(ledger.Invoice{ID: "i", Issued: first, Due: first, Amount: 1, DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay})
	l, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	limitsOf := func(text string) ([]bool, []string) {
		playbook, err := strategy.Load("p.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		limits, doubts, err := contactLimits(l, playbook, first, first+365)
		if err != nil {
			t.Fatal(err)
		}
		var codes []string
		for _, d := range doubts {
			codes = append(codes, d.Code)
		}
		if limits.Hours == nil {
			return nil, codes
		}
		h := limits.Hours
		if h.First != first || len(h.Shut) != 2 || h.Zone[0] != h.Zone[4] || h.Zone[2] != -1 || h.Zone[3] != -1 {
			t.Fatalf("zones %v of %d tables from %v", h.Zone, len(h.Shut), h.First)
		}
		for d, shut := range h.Shut[h.Zone[1]] {
			if shut {
				t.Errorf("Berlin can't be called from Berlin on %v", first+ledger.Day(d))
			}
		}
		return h.Shut[h.Zone[0]], codes
	}
	shut, codes := limitsOf("capacity: {timezone: Europe/Berlin}")
	if len(shut) != 366 || len(codes) != 1 || codes[0] != "unknown_timezones" {
		t.Fatalf("%d days, doubts %v", len(shut), codes)
	}
	within := func(day ledger.Day, from, to string) bool {
		low, _ := ledger.ParseDay(from)
		high, _ := ledger.ParseDay(to)
		return day >= low && day <= high
	}
	for d, got := range shut {
		day := first + ledger.Day(d)
		if open := within(day, "2024-03-10", "2024-03-30") || within(day, "2024-10-27", "2024-11-02"); got == open {
			t.Errorf("%v: shut %v", day, got)
		}
	}
	for text, want := range map[string]string{
		"goal: x": "calling_hours_unchecked",
		"limits: {calling_hours: none}\ncapacity: {timezone: Europe/Berlin}": "",
	} {
		shut, codes := limitsOf(text)
		if got := append(codes, "")[0]; shut != nil || got != want {
			t.Errorf("%s: doubt %q, want %q", text, got, want)
		}
	}
}
