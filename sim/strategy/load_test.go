package strategy

import (
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"firstcall/data/ledger"
	"firstcall/data/zone"
	"firstcall/sim/response"
	"firstcall/sim/strategy/condition"
	"firstcall/sim/strategy/expr"
)

func readPlaybook(t *testing.T, path string) *Playbook {
	t.Helper()
	text, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) && strings.Contains(path, "shared") {
		t.Skip("no shared files beside the repository")
	}
	if err != nil {
		t.Fatal(err)
	}
	p, err := Load(path, text)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func ids(strategies []Strategy) []string {
	var all []string
	for _, s := range strategies {
		all = append(all, s.ID())
	}
	return all
}

func day(t *testing.T, text string) ledger.Day {
	t.Helper()
	d, err := ledger.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestLoadEverything(t *testing.T) {
	p := readPlaybook(t, "../../testdata/playbooks/everything.yaml")
	if got, want := ids(p.Strategies), []string{"biggest-balance", "big-late", "mix", "filled", "turns", "blended", "patient",
		"by-class", "of-the-day", "two-steps", "weighed", "learns", "by-the-book", "by-post", "courteous", "learns-inside"}; !reflect.DeepEqual(got, want) {
		t.Errorf("strategies %v, want %v: in order, without yardsticks", got, want)
	}
	want := Playbook{
		Goal: "Can two callers collect more?",
		Capacity: Capacity{CallsPerDay: 24, WorkingDays: 0b1011110,
			Holidays: []ledger.Day{day(t, "2024-01-01"), day(t, "2024-12-25")},
			Hours:    zone.Hours{From: 480, To: 960}, Timezone: "America/New_York",
			LettersPerDay: 30, EmailsPerDay: 100},
		Limits: Limits{Preset: "reg-f", DaysBetweenAttempts: 2, DaysAfterConversation: 6, AttemptsPer7Days: 4, MessagesPerDay: 2,
			CallingHours: zone.Hours{From: 510, To: 1200}},
		Costs:    Costs{PerAttempt: 40, PerMinute: 55, PerLetter: 110, PerEmail: 5, CostOfCapital: 0.08},
		Promises: Promises{GraceDays: 3, Tolerance: 0.9},
		Params:   []expr.Param{{Name: "late", Value: 5}, {Name: "floor", Value: 100}},
		Classes:  []expr.Class{{ID: "fresh", Where: "customer_age_days < 90"}, {ID: "trade", Where: `segment != "retail" && balance >= 10 * floor`}, {ID: "others"}},
		Assumed:  response.DefaultAssumed(),
		Gate: []condition.Condition{
			{Text: "cash_collected.difference.low >= -1%", Metric: "cash_collected", Difference: true, Statistic: condition.Low, Relation: ">=", Number: -1, Percent: true,
				Unit: "money", Better: "higher", For: condition.Each, Level: condition.LevelError},
			{Text: "calls_made.mean <= 1.05 * baseline", Metric: "calls_made", Statistic: condition.Mean, Relation: "<=", Factor: 1.05,
				Unit: "calls", Better: "lower", For: condition.Recommended, Level: condition.LevelWarn},
		},
		Segments: []string{"retail"},
	}
	want.Assumed[response.LetterUplift], want.Assumed[response.AgencyDays] = 0.05, 60
	got := *p
	got.Strategies, got.own, got.Digest = nil, resolver{}, ""
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// A key that no file of this suite can set would be a field that does nothing.
func TestEveryFieldOfAPlaybookHasAKey(t *testing.T) {
	usual := reflect.ValueOf(newPlaybook()).Elem()
	var compare func(path string, got, usual reflect.Value)
	compare = func(path string, got, usual reflect.Value) {
		if got.Kind() == reflect.Struct {
			for i := range got.NumField() {
				if f := got.Type().Field(i); f.IsExported() {
					compare(path+"."+f.Name, got.Field(i), usual.Field(i))
				}
			}
		} else if reflect.DeepEqual(got.Interface(), usual.Interface()) {
			t.Errorf("%s is still %v", path, got.Interface())
		}
	}
	compare("Playbook", reflect.ValueOf(readPlaybook(t, "../../testdata/playbooks/everything.yaml")).Elem(), usual)
}

func TestDefault(t *testing.T) {
	p := Default()
	want := []string{"likely-payers", "biggest-balance", "oldest-debt", "promised-first", "promises-and-biggest", "one-at-a-time"}
	if got := ids(p.Strategies); !reflect.DeepEqual(got, want) {
		t.Errorf("strategies %v, want %v", got, want)
	}
	if p.Capacity.CallsPerDay != 0 || p.Limits.DaysBetweenAttempts != 3 || p.Limits.DaysAfterConversation != 7 || p.Promises != (Promises{5, 0.95}) {
		t.Errorf("defaults: %+v", p)
	}
	only := readPlaybook(t, "../../testdata/playbooks/capacity-only.yaml")
	if got := ids(only.Strategies); !reflect.DeepEqual(got, want) {
		t.Errorf("without strategies of its own: %v, want %v", got, want)
	}
	if _, err := only.Select([]string{"one-at-a-time"}); err != nil {
		t.Error(err)
	}
}

func TestSharedPlaybook(t *testing.T) {
	p := readPlaybook(t, "../../../shared/worlds/playbook.yaml")
	if got, want := ids(p.Strategies), []string{"biggest", "oldest", "good-payers", "promises-due", "newest"}; !reflect.DeepEqual(got, want) {
		t.Errorf("strategies %v, want %v", got, want)
	}
	if p.Promises.GraceDays != 21 || p.Capacity.CallsPerDay != 12 {
		t.Errorf("%+v", p)
	}
}

func TestWorkingDays(t *testing.T) {
	for _, test := range []struct {
		days, date string
		want       bool
	}{
		{"mon-fri", "2024-08-30", true},  // a Friday
		{"mon-fri", "2024-08-31", false}, // a Saturday
		{"mon-sat", "2024-08-31", true},
		{"mon-sat", "2024-09-01", false},
		{"all", "2024-09-01", true},
		{"sat-mon", "2024-09-01", true},
		{"sat-mon", "2024-09-03", false},
		{"[mon, wed]", "2024-09-04", true},
		{"[mon, wed]", "2024-09-03", false},
		{"mon-fri, holidays: [2024-08-30]", "2024-08-30", false},
		{"mon-fri, holidays: none", "2024-08-30", true},
	} {
		p, err := Load("p.yaml", []byte("capacity: {working_days: "+test.days+"}"))
		if err != nil {
			t.Errorf("%s: %v", test.days, err)
		} else if got := p.Capacity.WorkingDay(day(t, test.date)); got != test.want {
			t.Errorf("working_days %s: %s is %v, want %v", test.days, test.date, got, test.want)
		}
	}
	if got := (mondayToFriday &^ (1 << time.Tuesday)).String(); got != "[mon, wed, thu, fri]" {
		t.Errorf("got %s", got)
	}
}

func TestSelect(t *testing.T) {
	p := readPlaybook(t, "../../testdata/playbooks/everything.yaml")
	got, err := p.Select([]string{"mix", "history", "newest-debt", "mix"})
	if err != nil || !reflect.DeepEqual(ids(got), []string{"mix", "newest-debt"}) {
		t.Errorf("got %v, %v", ids(got), err)
	}
	_, err = p.Select([]string{"bigest-balance"})
	var unknown *UnknownError
	if !errors.As(err, &unknown) || unknown.Nearest != "biggest-balance" {
		t.Errorf("got %v", err)
	}
}

func TestMistakesInAPlaybook(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"unknown key", "goal: x\ncapacity: {calls_pr_day: 3}", `p.yaml:2:12: unknown key "calls_pr_day" in capacity (did you mean "calls_per_day"?)
  2 | capacity: {calls_pr_day: 3}
    |            ^`},
		{"unknown class", "classes: [{id: slow, where: avg_days_late > 30}, {id: quick}]\nstrategies:\n  - id: a\n    where: class == \"slwo\"\n    score: 1",
			"p.yaml:4:21: unknown class \"slwo\" (did you mean \"slow\"?)"},
		{"no classes", "strategies: [{id: a, score: 'class == \"slow\"'}]", "p.yaml:1:30: there are no classes: list them under the key \"classes:\" of the playbook"},
		{"class of a class", "classes: [{id: slow, where: avg_days_late > 30}, {id: slower, where: 'class == \"slow\" && overdue'}]", "p.yaml:1:71: there are no classes"},
		{"class by percentile", "classes:\n  - id: big\n    where: pct(overdue) > 0.9", "p.yaml:3:12: a class cannot use pct"},
		{"class that nobody reaches", "classes: [{id: slow}, {id: quick}]", "p.yaml:1:16: class slow lacks where, which only the last class may"},
		{"two classes of one id", "classes:\n  - {id: a, where: overdue}\n  - {id: a}", "p.yaml:3:10: a second class with the id a; the first is on line 2"},
		{"parameter named class", "params: {class: 1}", `p.yaml:1:10: "class" is a field or a function: a parameter needs another name`},
		{"text that is no text", "strategies:\n  - {id: a, score: segment == retail}", `p.yaml:2:31: unknown field "retail"; a text stands in quotes: "retail"`},
		{"text split by YAML", "strategies:\n  - {id: a, score: [segment == \"a, b\"]}", `p.yaml:2:32: the text is not closed: a " is missing; put an expression into quotes when it holds`},
		{"case without a strategy", "strategies:\n  - id: a\n    when:\n      - {if: overdue}", "p.yaml:4:9: a case lacks the key use"},
		{"case with an unknown strategy", "strategies:\n  - id: a\n    when: [{if: overdue, use: oldest-dept}]", `p.yaml:3:31: unknown strategy "oldest-dept" (did you mean "oldest-debt"?)`},
		{"case after everybody", "strategies:\n  - id: a\n    when:\n      - {use: oldest-debt}\n      - {if: overdue, use: newest-debt}", "p.yaml:4:9: this case lacks if, which only the last may"},
		{"case with a mistake", "strategies:\n  - {id: a, when: [{if: overdu > 3, use: oldest-debt}]}", `p.yaml:2:25: unknown field "overdu" (did you mean "overdue"?)`},
		{"some cases with shares", "strategies:\n  - id: a\n    when:\n      - {if: overdue, use: oldest-debt, share: 0.5}\n      - {use: newest-debt}", "1 of 2 cases have a share above 0: either every case has one or none"},
		{"shares of cases", "strategies:\n  - {id: a, when: [{if: overdue, use: oldest-debt, share: 0.5}, {use: newest-debt, share: 0.4}]}", "shares must add to 1, these add to 0.9"},
		{"case of itself", "strategies:\n  - {id: a, when: [{use: a}]}", "p.yaml:2:26: a strategy cannot be part of itself: a -> a"},
		{"shortlist of too many percent", "strategies:\n  - {id: a, shortlist: {from: oldest-debt, keep: 120%, then: newest-debt}}", `p.yaml:2:50: want a number of accounts from 1, or a percentage such as 20%, found "120%"`},
		{"key of a shortlist", "strategies:\n  - {id: a, shortlist: {form: oldest-debt, keep: 20%, then: newest-debt}}", `p.yaml:2:25: unknown key "form" in a shortlist (did you mean "from"?)`},
		{"weight", "strategies:\n  - {id: a, blend: {oldest-debt: -1}}", `p.yaml:2:34: want a weight from 1e-06 to 1e+06, found "-1"`},
		{"adaptive of one", "strategies:\n  - {id: a, adaptive: {of: [oldest-debt]}}", "p.yaml:2:28: want 2 to 10 strategies, found 1"},
		{"adaptive and every", "strategies:\n  - {id: a, adaptive: {of: [oldest-debt, newest-debt]}, every: week}", "p.yaml:2:57: every does nothing beside adaptive"},
		{"unknown key far from all", "zzzzzzzz: 1", `p.yaml:1:1: unknown key "zzzzzzzz" in the playbook; known are goal, capacity, limits, costs, promises, params, assume, classes, policies, strategies, gate`},
		{"duplicate key", "goal: x\ngoal: y", `p.yaml:2:1: mapping key "goal" already defined at [1:1]`},
		{"wrong type", "limits:\n  days_between_attempts: three", `p.yaml:2:26: want a whole number from 0 to 365, found "three"`},
		{"negative", "limits: {messages_per_day: -1}", `p.yaml:1:28: want a whole number from 0 to 1000, found "-1"`},
		{"attempts beyond what is counted", "limits: {attempts_per_7_days: 17}", `p.yaml:1:31: want a whole number from 0 to 16, found "17"`},
		{"preset", "limits: regf", `p.yaml:1:9: want the keys of limits, or the name of a preset (reg-f, massachusetts), found "regf" (did you mean "reg-f"?)
  1 | limits: regf
    |         ^`},
		{"preset in a mapping", "limits:\n  preset: reg_e", `p.yaml:2:11: want the keys of limits, or the name of a preset (reg-f, massachusetts), found "reg_e" (did you mean "reg-f"?)`},
		{"limits are a list", "limits: [reg-f]", "p.yaml:1:9: want the keys of limits, or the name of a preset (reg-f, massachusetts), found a list"},
		{"calling hours", "limits: {calling_hours: 21-8}", "p.yaml:1:25: 21-8 does not end after it begins"},
		{"no calling hours", "limits: {calling_hours: [8, 21]}", "p.yaml:1:25: want hours such as 9-17, found a list"},
		{"time zone", "capacity: {timezone: Europe/Brelin}", `p.yaml:1:22: want a time zone such as Europe/Berlin, found "Europe/Brelin" (did you mean "Europe/Berlin"?)`},
		{"hours without a time zone", "capacity: {calls_per_day: 3, hours: 9-17}", "p.yaml:1:30: hours does nothing without timezone"},
		{"list for mapping", "capacity: [1]", "p.yaml:1:11: want the keys of capacity, found a list"},
		{"fraction of a cent", "costs: {per_attempt: 0.125}", `p.yaml:1:22: "0.125" is more than two decimals`},
		{"tolerance", "promises: {tolerance: 95}", `p.yaml:1:23: want a number from 0 to 1 (5 % is 0.05), found "95"`},
		{"weekday", "capacity: {working_days: mon-fry}", `p.yaml:1:26: "fry" is not a weekday`},
		{"no weekday", "capacity: {working_days: []}", "p.yaml:1:26: no working day: nobody could ever be called"},
		{"holiday", "capacity: {holidays: [2024-02-30]}", `p.yaml:1:23: "2024-02-30" is not a date of the calendar`},
		{"parameter named like a field", "params: {overdue: 3}", `p.yaml:1:10: "overdue" is a field or a function`},
		{"parameter", "params: {late: soon}", `p.yaml:1:16: want a number, found "soon"`},
		{"unknown strategy", "strategies: [bigest-balance]", `p.yaml:1:14: unknown strategy "bigest-balance" (did you mean "biggest-balance"?)
  1 | strategies: [bigest-balance]
    |              ^`},
		{"unknown part", "strategies:\n  - id: a\n    share: {oldest: 0.5, biggest-balance: 0.5}", `p.yaml:3:13: unknown strategy "oldest"`},
		{"no strategy", "strategies: []", "p.yaml:1:13: want at least one strategy, found an empty list"},
		{"duplicate id", "strategies:\n  - {id: a, score: 1}\n  - {id: a, score: 2}", "p.yaml:3:10: a second strategy with the id a; the first is on line 2"},
		{"id of a built-in", "strategies: [{id: random, score: 1}]", "p.yaml:1:19: random is the id of a built-in strategy: choose another"},
		{"id", "strategies: [{id: <b>, score: 1}]", `p.yaml:1:19: want an id of 1 to 64 letters, digits, - _ or points, found "<b>"`},
		{"id missing", "strategies:\n  - score: 1", "p.yaml:2:5: a strategy lacks the key id"},
		{"unknown action", "policies: [{id: p, timetable: [{do: leter, at: due}]}]", `p.yaml:1:37: want letter or email or call or hold or cancel_credit or agency or write_off, found "leter" (did you mean "letter"?)`},
		{"no day", "policies: [{id: p, timetable: [{do: letter, at: tomorrow}]}]", `p.yaml:1:49: want a day such as issue + 1, due - 5 or due (a number of days, without the word), found "tomorrow"`},
		{"before issue", "policies: [{id: p, timetable: [{do: letter, at: issue - 1}]}]", "p.yaml:1:49: a step cannot come before the invoice's issue"},
		{"a letter without when", "policies: [{id: p, timetable: [{do: letter, where: overdue > 1}]}]", "p.yaml:1:32: a step that does letter says when: at: due + 7, or every: 14 with where or class"},
		{"a hold on everybody", "policies: [{id: p, timetable: [{do: hold}]}]", "p.yaml:1:32: a step that does hold without at says to whom: where or class"},
		{"every without effect", "policies: [{id: p, timetable: [{do: letter, at: due, every: 3}]}]", "p.yaml:1:32: every does nothing here"},
		{"within without effect", "policies: [{id: p, timetable: [{do: hold, where: 1, within: 3}]}]", "p.yaml:1:32: within does nothing without at"},
		{"unknown class of a step", "classes: [{id: slow}]\npolicies: [{id: p, timetable: [{do: letter, at: due, class: slwo}]}]", `p.yaml:2:61: unknown class "slwo" (did you mean "slow"?)`},
		{"a mistake in a step", "policies: [{id: p, timetable: [{do: letter, at: due, where: overdu > 1}]}]", `p.yaml:1:61: unknown field "overdu" (did you mean "overdue"?)`},
		{"unknown policy", "policies: [{id: strict, timetable: [{do: letter, at: due}]}]\nstrategies: [{id: a, calls: oldest-debt, policy: stict}]", `p.yaml:2:50: unknown policy "stict" (did you mean "strict"?)`},
		{"no policies", "strategies: [{id: a, calls: oldest-debt, policy: strict}]", `p.yaml:1:50: unknown policy "strict": the playbook has no policies`},
		{"policy as a part", "policies: [{id: p, timetable: [{do: letter, at: due}]}]\nstrategies: [{id: a, calls: oldest-debt, policy: p}, {id: b, then: [a]}]", "p.yaml:2:69: a follows a policy or calls before the due date: it cannot be a part of a strategy"},
		{"plan and extension", "policies: [{id: p, conversation: [{plan: {instalments: 2}, extension: 7}]}]", "p.yaml:1:35: a manner of speaking offers a plan or an extension, not both"},
		{"empty policy", "policies: [{id: p}]", "p.yaml:1:12: p does nothing: it has neither a timetable nor a conversation"},
		{"a manner for everybody before others", "policies: [{id: p, conversation: [{tone: firm}, {where: overdue > 1, tone: plain}]}]", "p.yaml:1:35: this manner of speaking lacks where and class, which only the last may"},
		{"an agency before the due date", "policies: [{id: p, timetable: [{do: agency, at: due - 1}]}]", "p.yaml:1:32: a step that does agency comes after the due date: at: due + 90"},
		{"no instalments", "policies: [{id: p, conversation: [{plan: {instalments: 0}}]}]", "p.yaml:1:56: want a whole number from 1 to 60"},
		{"a policy as a strategy", "policies: [{id: p, timetable: [{do: letter, at: due}]}]\nstrategies: [p]", "p.yaml:2:14: p is a policy, which a strategy follows: {id: ours, calls: biggest-balance, policy: p}"},
		{"unknown assumption", "assume: {leter_uplift: 0.1}", `p.yaml:1:10: unknown assumption "leter_uplift" (did you mean "letter_uplift"?)`},
		{"assumption out of bounds", "assume: {letter_uplift: 2}", "p.yaml:1:25: want a number from 0 to 1 (probability), found \"2\""},
		{"no recipe", "strategies: [{id: a}]", "p.yaml:1:14: a lacks a way to pick: score, share, then, rotate"},
		{"two recipes", "strategies: [{id: a, score: 1, then: [oldest-debt]}]", "p.yaml:1:32: a has both score and then"},
		{"where without score", "strategies: [{id: a, where: 1, then: [oldest-debt]}]", "p.yaml:1:22: where does nothing beside then"},
		{"every without rotate", "strategies: [{id: a, every: day, then: [oldest-debt]}]", "p.yaml:1:22: every does nothing beside then"},
		{"every", "strategies: [{id: a, every: mont, rotate: [oldest-debt]}]", `p.yaml:1:29: want day or week or month, found "mont" (did you mean "month"?)`},
		{"itself", "strategies: [{id: a, then: [a]}]", "p.yaml:1:29: a strategy cannot be part of itself: a -> a"},
		{"circle", "strategies:\n  - {id: a, then: [b]}\n  - {id: b, rotate: [oldest-debt, a]}", "p.yaml:3:35: a strategy cannot be part of itself: a -> b -> a"},
		{"part listed twice", "strategies: [{id: a, then: [oldest-debt, oldest-debt]}]", "p.yaml:1:42: oldest-debt is listed twice"},
		{"yardstick as a part", "strategies: [{id: a, then: [history]}]", "p.yaml:1:29: history is a yardstick"},
		{"quotas", "strategies: [{id: a, share: {oldest-debt: 0.5, biggest-balance: 0.4}}]", "p.yaml:1:29: quotas must add to 1, these add to 0.9"},
		{"quota", "strategies: [{id: a, share: {oldest-debt: -1}}]", "p.yaml:1:43: want a quota above 0 and at most 1"},
		{"field in where", "strategies:\n  - id: a\n    where: overdue > 5 && ballance > 2\n    score: 1", `p.yaml:3:27: unknown field "ballance" (did you mean "balance"?)
  3 |     where: overdue > 5 && ballance > 2
    |                           ^`},
		{"field in a quoted score", "strategies:\n  - {id: a, score: [\"1 + overdu\"]}", `p.yaml:2:26: unknown field "overdu"`},
		{"field in a folded score", "strategies:\n  - id: a\n    score: >\n      overdue +\n\n      balanc", `p.yaml:6:7: unknown field "balanc"`},
		{"field in a continued score", "strategies:\n  - id: a\n    score: overdue +\n      balanc", `p.yaml:4:7: unknown field "balanc"`},
		{"field behind YAML's comma", "strategies:\n  - id: a\n    score: [min(overdue, balanc), 1]", `p.yaml:3:26: unknown field "balanc"`},
		{"end of an expression", "strategies:\n  - id: a\n    score: overdue +", "p.yaml:3:21: expected a field, a number or a parenthesis, found the end"},
		{"unquoted negation", "strategies:\n  - id: a\n    where: !disputed\n    score: 1", "p.yaml:3:12: want an expression, found a YAML tag (put an expression into quotes"},
		{"unquoted choice", "strategies:\n  - id: a\n    score: disputed ? 1 : 2", "p.yaml:3:12: not valid YAML: mapping value is not allowed in this context (put an expression into quotes"},
		{"unquoted comma", "strategies:\n  - {id: a, where: min(1, 2) > 1, score: 1}", `p.yaml:2:27: unknown key "2) > 1" in a strategy; put an expression into quotes`},
		{"anchor", "goal: &a x", "p.yaml:1:7: want text, found a YAML anchor or alias"},
		{"two documents", "goal: x\n---\ngoal: y", "p.yaml:3:1: a second YAML document"},
		{"empty", "# nothing\n", "p.yaml: the playbook is empty"},
		{"a list", "- 1", "p.yaml:1:1: want the keys of the playbook, found a list"},
		{"brackets", strings.Repeat("[\n", 300), "p.yaml:201:1: more than 200 brackets are open"},
		{"too many parts", doubling(8), "combines more than 64 strategies"},
	} {
		_, err := Load("p.yaml", []byte(test.text))
		var mistake *Error
		if !errors.As(err, &mistake) {
			t.Errorf("%s: got %v, want an *Error", test.name, err)
		} else if !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got\n%v\nwant\n%s", test.name, err, test.want)
		}
	}
}

// doubling is a playbook whose last strategy holds 2^n others.
func doubling(n int) string {
	var b strings.Builder
	b.WriteString("strategies:\n  - {id: a0, score: 1}\n  - {id: b0, score: 2}\n")
	for i := range n {
		from, to := string(rune('0'+i)), string(rune('1'+i))
		b.WriteString("  - {id: a" + to + ", then: [a" + from + ", b" + from + "]}\n  - {id: b" + to + ", then: [b" + from + ", a" + from + "]}\n")
	}
	return b.String()
}

func FuzzLoad(f *testing.F) {
	for _, name := range []string{"everything", "capacity-only"} {
		text, err := os.ReadFile("../../testdata/playbooks/" + name + ".yaml")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Add("strategies: [{id: a, score: \"1 +\"}]")
	f.Add("capacity: {working_days: [mon-fri]}\n? x\n: - y")
	f.Fuzz(func(t *testing.T, text string) {
		p, err := Load("p.yaml", []byte(text))
		if err == nil {
			if len(p.Strategies) == 0 && !strings.Contains(text, "strategies") {
				t.Fatal("no strategies and no error")
			}
			return
		}
		var mistake *Error
		if !errors.As(err, &mistake) || mistake.Text == "" || mistake.Line > 0 && mistake.Column < 1 {
			t.Fatalf("error without a place: %#v", err)
		}
	})
}
