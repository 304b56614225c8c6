package gate_test

import (
	"bytes"
	"strings"
	"testing"

	"firstcall/report/compare"
	"firstcall/report/gate"
	"firstcall/report/internal/example"
	"firstcall/report/runfile"
	"firstcall/sim/strategy/condition"
)

func side(name string, p example.Plan) compare.Side {
	r := p.Run()
	r.Model = &runfile.Model{Version: 1, Digest: "sha256:00"}
	return compare.Side{Name: name, Run: r}
}

func conditions(t *testing.T, whom, level string, texts ...string) []condition.Condition {
	t.Helper()
	var out []condition.Condition
	for _, text := range texts {
		c, err := condition.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		c.For, c.Level = whom, level
		out = append(out, c)
	}
	return out
}

func judge(t *testing.T, base, next example.Plan, conditions []condition.Condition) *gate.Report {
	t.Helper()
	b, n := side("base.json", base), side("new.json", next)
	c, err := compare.Runs(b, n, false)
	if err != nil {
		t.Fatal(err)
	}
	return gate.Judge(n, c, "", conditions)
}

// gain changes what biggest-balance brings; promised-first, the recommended, stays ahead.
func gain(by float64) example.Plan {
	p := example.Clear()
	p.Strategies[4].Gain += by
	return p
}

func TestOutcomes(t *testing.T) {
	few := gain(0)
	few.Replications = 19
	for _, test := range []struct {
		name  string
		next  example.Plan
		whom  string
		check string
		want  string
	}{
		{"nothing changed", gain(0), condition.Each, "cash_collected.difference.low >= -1%", gate.Passed},
		{"nothing changed, to the cent", gain(0), condition.Each, "cash_collected.difference.mean >= 0", gate.Passed},
		{"nothing changed, and a gain is wanted", gain(0), condition.Each, "cash_collected.difference.mean > 0", gate.Failed},
		{"2 % less", gain(-230e3), condition.Each, "cash_collected.difference.low >= -1%", gate.Failed},
		{"2 % less, of which the recommended strategy knows nothing", gain(-230e3), condition.Recommended, "cash_collected.difference.low >= -1%", gate.Passed},
		{"by name", gain(-230e3), "biggest-balance", "cash_collected.difference.low >= -1%", gate.Failed},
		{"another one by name", gain(-230e3), "oldest-debt", "cash_collected.difference.low >= -1%", gate.Passed},
		{"a name that is not there", gain(0), "no-such", "cash_collected.difference.low >= -1%", gate.Inconclusive},
		{"a metric that is not there", gain(0), condition.Each, "cash_net.mean >= 0", gate.Inconclusive},
		{"too few seasons", few, condition.Each, "cash_collected.difference.low >= -1%", gate.Inconclusive},
		{"a multiple of the baseline", gain(0), condition.Each, "calls_made.mean <= 1.05 * baseline", gate.Passed},
		{"less than the baseline", gain(0), condition.Each, "calls_made.mean <= 0.95 * baseline", gate.Failed},
		{"at most", gain(0), condition.Each, "calls_made.max <= 5000", gate.Passed},
		{"at most, of fewer", gain(0), condition.Each, "calls_made.max <= 5", gate.Failed},
		{"as much as the baseline at most", gain(0), condition.Each, "calls_made.max <= baseline", gate.Passed},
		{"a probability", gain(300e3), "biggest-balance", "cash_collected.difference.probability >= 90%", gate.Passed},
		{"a probability that is too low", gain(-300e3), "biggest-balance", "cash_collected.difference.probability >= 90%", gate.Failed},
		{"right where the mean is", gain(0), "biggest-balance", "cash_collected.mean >= 11330000", gate.Inconclusive},
		{"2 % less, and a strategy whose loss is small", gain(-230e3), condition.Each, "cash_collected.difference.high >= -3%", gate.Passed},
	} {
		r := judge(t, gain(0), test.next, conditions(t, test.whom, condition.LevelError, test.check))
		if r.Outcome != test.want {
			t.Errorf("%s: %s, want %s: %s", test.name, r.Outcome, test.want, gate.Answer(r))
		}
		head, _, _ := strings.Cut(gate.Answer(r), ":")
		if !strings.HasPrefix(strings.ToLower(head), test.want) {
			t.Errorf("%s: the first line begins %q", test.name, head)
		}
	}
}

// TestNeverAPassByAccident: whatever is missing, the gate does not pass.
func TestNeverAPassByAccident(t *testing.T) {
	low := conditions(t, condition.Each, condition.LevelError, "cash_collected.difference.low >= -1%")
	n := side("new.json", example.Clear())
	if r := gate.Judge(n, nil, "there is no baseline", low); r.Outcome != gate.Inconclusive || !strings.Contains(gate.Answer(r), "there is no baseline") {
		t.Errorf("without a baseline: %s", gate.Answer(r))
	}
	if r := gate.Judge(n, nil, "", nil); r.Outcome != gate.Inconclusive {
		t.Errorf("without a condition: %s", gate.Answer(r))
	}
	only := example.Clear()
	only.Strategies = example.Yardsticks()
	if r := judge(t, only, only, low); r.Outcome != gate.Inconclusive {
		t.Errorf("with the yardsticks alone: %s", gate.Answer(r))
	}
	others := example.Clear()
	others.Strategies = append(example.Yardsticks(), example.Season{ID: "another", Gain: 1e6, CallsPerDay: 12})
	if r := judge(t, example.Clear(), others, low); r.Outcome != gate.Inconclusive {
		t.Errorf("with no strategy in both: %s", gate.Answer(r))
	}
	nobody := example.Assumed() // recommends nothing
	if r := judge(t, example.Clear(), nobody, conditions(t, condition.Recommended, condition.LevelError, "cash_collected.difference.low >= -1%")); r.Outcome != gate.Inconclusive {
		t.Errorf("without a recommendation: %s", gate.Answer(r))
	}
	fewer := example.Clear()
	fewer.Strategies = fewer.Strategies[:6]
	if r := judge(t, example.Clear(), fewer, low); r.Outcome != gate.Passed || !strings.Contains(gate.Answer(r), "not checked: likely-payers") {
		t.Errorf("with a strategy removed: %s", gate.Answer(r))
	}
}

func TestWarningsDoNotFail(t *testing.T) {
	all := append(conditions(t, condition.Each, condition.LevelWarn, "calls_made.max <= 5"),
		conditions(t, condition.Each, condition.LevelError, "cash_collected.difference.low >= -1%")...)
	r := judge(t, gain(0), gain(0), all)
	if r.Outcome != gate.Passed || !strings.Contains(gate.Answer(r), "Warnings: 4.") {
		t.Errorf("%s", gate.Answer(r))
	}
}

// TestFormats: each says the verdict, escapes what a name holds, and shows what is expected and found.
func TestFormats(t *testing.T) {
	base, next := example.Hostile(), example.Hostile()
	next.Strategies[3].Gain -= 400e3
	r := judge(t, base, next, conditions(t, condition.Each, condition.LevelError, "cash_collected.difference.low >= -1%"))
	write := func(f func(*bytes.Buffer) error) string {
		var b bytes.Buffer
		if err := f(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	for name, test := range map[string]struct {
		text     string
		has, not []string
	}{
		"text":   {write(func(b *bytes.Buffer) error { return gate.WriteText(b, r, false) }), []string{"FAILED: ", ">= −1.00%"}, nil},
		"md":     {write(func(b *bytes.Buffer) error { return gate.WriteMarkdown(b, r, false) }), []string{"### firstcall gate: FAILED", "<details>"}, []string{"<script>"}},
		"json":   {write(func(b *bytes.Buffer) error { return gate.WriteJSON(b, r) }), []string{`"outcome": "failed"`, `"want": -1`}, nil},
		"junit":  {write(func(b *bytes.Buffer) error { return gate.WriteJUnit(b, r) }), []string{`tests="4" failures="1" errors="0"`}, []string{"<script>"}},
		"github": {write(func(b *bytes.Buffer) error { return gate.WriteGitHub(b, r) }), []string{"::error title=firstcall gate::FAILED", "-1%25"}, nil},
	} {
		for _, want := range test.has {
			if !strings.Contains(test.text, want) {
				t.Errorf("%s: no %q in\n%s", name, want, test.text)
			}
		}
		for _, bad := range test.not {
			if strings.Contains(test.text, bad) {
				t.Errorf("%s: %q in\n%s", name, bad, test.text)
			}
		}
	}
}
