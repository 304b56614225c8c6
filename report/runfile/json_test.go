package runfile_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"

	"firstcall/report/internal/example"
	"firstcall/report/runfile"
)

func written(t *testing.T, run *runfile.Run) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := runfile.WriteJSON(&b, run); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReadingBackGivesTheSameBytes(t *testing.T) {
	for name, plan := range map[string]example.Plan{"clear": example.Clear(), "assumed": example.Assumed(), "hostile": example.Hostile()} {
		first := written(t, plan.Run())
		run, err := runfile.ReadJSON(bytes.NewReader(first), "run.json")
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if second := written(t, run); !bytes.Equal(first, second) {
			t.Errorf("%s: the second file differs", name)
		}
	}
}

// The keys are contracts: scripts and the gate read them.
func TestKeysOfTheRunFile(t *testing.T) {
	var file map[string]any
	if err := json.Unmarshal(written(t, example.Clear().Run()), &file); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{
		"schema", "tool.version", "command", "seed", "replications",
		"ledger.digest", "ledger.customers", "ledger.invoices", "ledger.payments", "ledger.calls", "ledger.currency", "ledger.first_day", "ledger.last_day",
		"season.from", "season.to", "season.working_days", "capacity.calls_per_day",
		"response.evidence", "response.effects", "warnings",
		"strategies.0.id", "strategies.0.description",
		"strategies.3.metrics.cash_collected.mean", "strategies.3.metrics.cash_collected.low", "strategies.3.metrics.cash_collected.high",
		"strategies.3.metrics.cash_collected.unit", "strategies.3.metrics.cash_collected.better", "strategies.3.metrics.calls_made.mean",
		"strategies.3.versus.history.cash_collected.mean_difference", "strategies.3.versus.history.cash_collected.low",
		"strategies.3.versus.history.cash_collected.high", "strategies.3.versus.history.cash_collected.probability_better",
		"strategies.3.versus.no-calls.cash_collected.mean_difference",
		"strategies.3.curve.day", "strategies.3.curve.calls_made", "strategies.3.curve.cash_collected", "strategies.3.curve.low", "strategies.3.curve.high",
		"recommendation.strategy", "recommendation.probability_best", "recommendation.verdict", "recommendation.why",
	} {
		var at any = file
		for _, key := range strings.Split(path, ".") {
			switch v := at.(type) {
			case map[string]any:
				at = v[key]
			case []any:
				at = v[key[0]-'0']
			default:
				at = nil
			}
		}
		if at == nil {
			t.Errorf("key %s is missing", path)
		}
	}
	if got := file["schema"]; got != "firstcall.run/1" {
		t.Errorf("schema %v", got)
	}
}

func TestRefusals(t *testing.T) {
	good := string(written(t, example.Clear().Run()))
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "run.json: empty file"},
		{"not JSON", "{\n\"schema\": oops}", "run.json:2: damaged run file: invalid character"},
		{"cut off", good[:strings.LastIndexByte(good[:len(good)/2], '\n')], "damaged run file: unexpected end of JSON input"},
		{"another schema", `{"schema": "firstcall.run/9"}`, `schema "firstcall.run/9", but this version reads "firstcall.run/1"`},
		{"no schema", `{"strategies": []}`, `no "schema"`},
		{"no strategies", `{"schema": "firstcall.run/1", "season": {"from": "2024-01-01", "to": "2024-01-31"}}`, "no strategies"},
		{"wrong type", strings.Replace(good, `"seed": 1,`, `"seed": "one",`, 1), "run.json:8: damaged run file: json: cannot unmarshal string"},
		{"amount beyond cents", strings.Replace(good, `"history_cash": [`, `"history_cash": [0.123,`, 1), "more than two decimals"},
		{"curve cut", strings.Replace(good, `"calls_made": [12,`, `"calls_made": [`, 1), `strategy "history": curve: columns of unequal length`},
		{"unknown winner", strings.Replace(good, `"recommendation": {
  "strategy": "promised-first"`, `"recommendation": {
  "strategy": "nobody"`, 1), `recommended strategy "nobody" is not among the strategies`},
		{"unknown verdict", strings.Replace(good, `"verdict": "clear"`, `"verdict": "sure"`, 1), `verdict "sure" is none of`},
		{"more replications than the run", strings.Replace(good, `"evidence": "A",
   "support"`, `"evidence": "A",
   "replications": 61,
   "support"`, 1), `strategy "history": 61 of 60 replications`},
		{"season without date", strings.Replace(good, `"from": "2024-08-28"`, `"from": "soon"`, 1), `season: date "soon"`},
	} {
		_, err := runfile.ReadJSON(strings.NewReader(c.text), "run.json")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.name, err, c.want)
		}
	}
}

func TestMoneyAndNumberInJSON(t *testing.T) {
	type both struct {
		M runfile.Money
		N runfile.Number
	}
	for _, c := range []struct {
		value both
		want  string
	}{
		{both{123450, 1234.5}, `{"M":1234.50,"N":1234.5}`},
		{both{-3, -0.03}, `{"M":-0.03,"N":-0.03}`},
		{both{0, runfile.Round(-0.0004, 2)}, `{"M":0.00,"N":0}`},
		{both{99999999999999, 1e21}, `{"M":999999999999.99,"N":1000000000000000000000}`},
		{both{1, runfile.Number(math.NaN())}, `{"M":0.01,"N":null}`},
	} {
		text, err := json.Marshal(c.value)
		if err != nil || string(text) != c.want {
			t.Errorf("%v: %s, %v; want %s", c.value, text, err, c.want)
		}
		var back both
		if err := json.Unmarshal(text, &back); err != nil {
			t.Errorf("reading %s: %v", text, err)
		} else if !c.value.N.Undefined() && !reflect.DeepEqual(back, c.value) || c.value.N.Undefined() && !back.N.Undefined() {
			t.Errorf("%s read back as %v", text, back)
		}
	}
	if _, err := json.Marshal(runfile.Number(math.Inf(1))); err == nil {
		t.Error("an infinite number was written")
	}
}

func FuzzReadJSON(f *testing.F) {
	var b bytes.Buffer
	p := example.Clear()
	p.Strategies, p.Replications = p.Strategies[:4], 1
	if err := runfile.WriteJSON(&b, p.Run()); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte(`{"schema": "firstcall.run/1"}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		run, err := runfile.ReadJSON(bytes.NewReader(text), "run.json")
		if err != nil {
			return
		}
		if err := runfile.WriteJSON(new(bytes.Buffer), run); err != nil {
			t.Errorf("read but can't be written: %v", err)
		}
	})
}

// FuzzReadComparable reads anything as a baseline or a run: an error of the file,
// or a run that can be written.
func FuzzReadComparable(f *testing.F) {
	p := example.Clear()
	p.Strategies, p.Replications = p.Strategies[:4], 3
	run := p.Run()
	run.Model, run.Playbook = &runfile.Model{}, &runfile.Playbook{}
	for i := range run.Strategies {
		run.Strategies[i].Replicated = map[string]runfile.Column{runfile.Cash: {1, math.NaN(), 2.25}}
	}
	baseline, err := runfile.NewBaseline(run)
	if err != nil {
		f.Fatal(err)
	}
	var b bytes.Buffer
	if err := runfile.WriteBaseline(&b, baseline); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add(bytes.Replace(b.Bytes(), []byte("cash_collected"), []byte("cash"), 1))
	f.Add([]byte(`{"schema": "firstcall.baseline/1", "strategies": [{"id": "a"}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		run, err := runfile.ReadComparable(bytes.NewReader(text), "base.json")
		var known *runfile.Error
		switch {
		case err != nil && !errors.As(err, &known):
			t.Errorf("%v is no error of the file", err)
		case err == nil:
			if err := runfile.WriteJSON(new(bytes.Buffer), run); err != nil {
				t.Errorf("read but can't be written: %v", err)
			}
		}
	})
}
