package strategy

import (
	"reflect"
	"strings"
	"testing"

	"firstcall/data/ledger"
	"firstcall/data/zone"
	"firstcall/sim/book"
)

func preset(t *testing.T, name string) Limits {
	t.Helper()
	p, err := Load("p.yaml", []byte("limits: "+name))
	if err != nil {
		t.Fatal(err)
	}
	return p.Limits
}

// called is the book of a customer with an overdue invoice after these calls, on the morning of a day.
func called(t *testing.T, on string, calls ...ledger.Call) *book.Book {
	t.Helper()
	b := ledger.NewBuilder("USD")
	b.AddCustomer(ledger.Customer{ID: "a", Since: ledger.NoDay, CreditLimit: -1})
	b.AddInvoice(ledger.Invoice{ID: "i", Issued: day(t, "2024-01-01"), Due: day(t, "2024-01-31"), Amount: 100,
		DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay})
	for _, c := range calls {
		c.Minute, c.PromisedOn, c.DurationSeconds = -1, ledger.NoDay, -1
		b.AddCall(c)
	}
	l, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	state := book.New(book.NewIndex(l), book.Rules{})
	for _, e := range l.Events() {
		state.Open(e.Day)
		state.Apply(&e)
	}
	state.Open(day(t, on))
	return state
}

// TestRegF takes the clauses of 12 CFR 1006.14(b)(2)(i) and 1006.6(b)(1) one by one.
func TestRegF(t *testing.T) {
	attempts := func(outcome ledger.Outcome, days ...string) (calls []ledger.Call) {
		for _, d := range days {
			calls = append(calls, ledger.Call{On: day(t, d), Outcome: outcome})
		}
		return calls
	}
	seven := []string{"2024-05-06", "2024-05-07", "2024-05-07", "2024-05-08", "2024-05-09", "2024-05-10", "2024-05-10"}
	for _, test := range []struct {
		clause, on string
		calls      []ledger.Call
		want       string // the limit that forbids the call
	}{
		{"(A) seven attempts within seven consecutive days, an eighth on the seventh day", "2024-05-12", attempts(ledger.NoAnswer, seven...), "attempts_per_7_days"},
		{"(A) on the eighth day the first no longer counts", "2024-05-13", attempts(ledger.NoAnswer, seven...), ""},
		{"(A) a seventh attempt is within the limit", "2024-05-11", attempts(ledger.NoAnswer, seven[:6]...), ""},
		{"(A) voicemails count as attempts", "2024-05-12", attempts(ledger.LeftMessage, seven...), "attempts_per_7_days"},
		{"(B) the conversation's day is the first of seven: the seventh is the Sunday", "2024-05-12", attempts(ledger.Refused, "2024-05-06"), "days_after_conversation"},
		{"(B) a week later the customer may be called", "2024-05-13", attempts(ledger.Refused, "2024-05-06"), ""},
		{"(B) a voicemail is no conversation", "2024-05-07", attempts(ledger.LeftMessage, "2024-05-06"), ""},
		{"(B) nor is whoever else picks up", "2024-05-07", attempts(ledger.WrongParty, "2024-05-06"), ""},
	} {
		got := ""
		if limit, forbidden := called(t, test.on, test.calls...).Forbids(0, preset(t, "reg-f").InBook()); forbidden {
			got = limit.String()
		}
		if got != test.want {
			t.Errorf("%s: %q forbids a call on %s, want %q", test.clause, got, test.on, test.want)
		}
	}
	if got := preset(t, "reg-f").CallingHours.String(); got != "8-21" {
		t.Errorf("1006.6(b)(1)(i), after 8:00 a.m. and before 9:00 p.m.: %s", got)
	}
}

func TestMassachusetts(t *testing.T) {
	l := preset(t, "massachusetts").InBook()
	two := []ledger.Call{{On: day(t, "2024-05-06"), Outcome: ledger.NoAnswer}, {On: day(t, "2024-05-08"), Outcome: ledger.Refused}}
	if limit, forbidden := called(t, "2024-05-12", two...).Forbids(0, l); !forbidden || limit != book.AttemptsPer7Days {
		t.Errorf("a third attempt in seven days: %v, %v", limit, forbidden)
	}
	if limit, forbidden := called(t, "2024-05-13", two...).Forbids(0, l); forbidden {
		t.Errorf("on the eighth day: %v", limit)
	}
}

// A mapping begins with its preset, wherever it stands, or with the usual limits.
func TestPresetWithOverrides(t *testing.T) {
	want := preset(t, "reg-f")
	want.AttemptsPer7Days = 3
	for _, text := range []string{"{preset: reg-f, attempts_per_7_days: 3}", "{attempts_per_7_days: 3, preset: reg-f}"} {
		if got := preset(t, text); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v", text, got)
		}
	}
	want = newPlaybook().Limits
	want.MessagesPerDay = 2
	if got := preset(t, "{messages_per_day: 2}"); !reflect.DeepEqual(got, want) {
		t.Errorf("without a preset: %+v", got)
	}
	if got := preset(t, "{calling_hours: none}").CallingHours; got != (zone.Hours{}) {
		t.Errorf("no calling hours: %v", got)
	}
}

func TestLoosened(t *testing.T) {
	for text, want := range map[string]string{
		"reg-f":                      "",
		"massachusetts":              "",
		"{days_between_attempts: 0}": "",
		"{preset: reg-f, days_between_attempts: 0}":                                                        "", // nobody is called twice on a day anyway
		"{preset: reg-f, days_between_attempts: 4}":                                                        "",
		"{preset: reg-f, attempts_per_7_days: 3}":                                                          "",
		"{preset: reg-f, calling_hours: 9-20}":                                                             "",
		"{preset: reg-f, attempts_per_7_days: 8}":                                                          "attempts_per_7_days 8 instead of 7",
		"{preset: reg-f, attempts_per_7_days: 0}":                                                          "attempts_per_7_days 0 instead of 7",
		"{preset: reg-f, days_after_conversation: 6}":                                                      "days_after_conversation 6 instead of 7",
		"{preset: reg-f, messages_per_day: 0}":                                                             "messages_per_day 0 instead of 1",
		"{preset: reg-f, calling_hours: none}":                                                             "calling_hours none instead of 8-21",
		"{preset: reg-f, calling_hours: 7:30-21}":                                                          "calling_hours 7:30-21 instead of 8-21",
		"{preset: massachusetts, attempts_per_7_days: 3, days_after_conversation: 5, calling_hours: 8-22}": "attempts_per_7_days 3 instead of 2, calling_hours 8-22 instead of 8-21",
	} {
		if got := strings.Join(preset(t, text).Loosened(), ", "); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// Every preset is whole, and says where it comes from.
func TestLimitPresets(t *testing.T) {
	files, err := limitFiles.ReadDir("limits")
	if err != nil || len(files) != len(LimitPresets()) {
		t.Errorf("%d files of presets and %d presets in the list: %v", len(files), len(LimitPresets()), err)
	}
	for _, p := range LimitPresets() {
		if p.Description == "" || p.Source == "" || p.Limits.Preset != p.Name || p.Limits.FromPreset().Name != p.Name {
			t.Errorf("%+v", p)
		}
	}
}
