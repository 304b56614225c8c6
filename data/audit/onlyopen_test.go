package audit

import (
	"slices"
	"strings"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// A list of what is open says so, in its conclusions too, and first of all asks
// for the payments, whether there is a call log or not.
func TestAListOfWhatIsOpenConcludesNothing(t *testing.T) {
	for name, change := range map[string]func(*rows){
		"calls":    func(*rows) {},
		"no calls": func(r *rows) { r.calls = nil },
		"promises": func(r *rows) {
			for i := range r.calls[:150] {
				r.calls[i].Outcome, r.calls[i].PromisedOn = ledger.PromiseToPay, r.calls[i].On+5
			}
			r.invoices[0].DisputedOn = start + 30
		},
	} {
		r := clean()
		r.payments = r.payments[:1]
		change(r)
		l := r.build(t)
		for _, c := range Conclusions(l) {
			if c.Possible {
				t.Errorf("%s: concludes %q", name, c.Text)
			}
		}
		findings := Run(l, &r.reading)
		if len(findings) == 0 || findings[0].Code != "only-open" || !strings.Contains(findings[0].Text, " older than 60 days has a payment: this list holds only what is open") {
			t.Errorf("%s: findings %+v", name, findings)
		}
		for _, f := range findings[1:] {
			if f.Code == "no-call-log" && !strings.HasPrefix(f.Advice, "first the payments") {
				t.Errorf("%s: advice %q", name, f.Advice)
			}
		}
	}
}

// What was paid may be in the list without its day.
func TestPaidOnNoDayIsNotOnlyOpen(t *testing.T) {
	r := clean()
	r.payments = nil
	r.reading.Files = []source.File{{Name: "x.csv", Aside: []source.Aside{{Rows: 400, Amount: 100}}}}
	findings := Run(r.build(t), &r.reading)
	i := slices.IndexFunc(findings, func(f Finding) bool { return f.Code == "only-open" })
	if i < 0 || !strings.Contains(findings[i].Text, "none of 518 invoices older than 60 days has a payment: what was paid has no day in it") {
		t.Errorf("findings %+v", findings)
	}
}

func TestHowManyPaymentsAListOfWhatIsOpenHas(t *testing.T) {
	for _, c := range []struct {
		old, paid int
		want      bool
	}{{19, 0, false}, {20, 0, true}, {20, 1, false}, {200, 9, true}, {200, 10, false}} {
		if got := holdsOnlyOpen(c.old, c.paid); got != c.want {
			t.Errorf("%d paid of %d: %v", c.paid, c.old, got)
		}
	}
}
