package strategy

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("playbook.json", document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("playbook.json")
	if err != nil {
		t.Fatalf("the schema is not valid JSON Schema: %v", err)
	}
	return s
}

// validate checks YAML by the schema, as an editor does.
func validate(t *testing.T, s *jsonschema.Schema, text []byte) error {
	t.Helper()
	asJSON, err := yaml.YAMLToJSON(text)
	if err != nil {
		t.Fatal(err)
	}
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(asJSON))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(instance)
}

func TestSchemaAcceptsEveryPlaybook(t *testing.T) {
	s := compileSchema(t)
	playbooks := []string{"default.yaml"}
	for _, pattern := range []string{"../../testdata/playbooks/*.yaml", "../../examples/*.yaml", "../../../shared/worlds/playbook.yaml"} {
		more, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		playbooks = append(playbooks, more...)
	}
	for _, path := range playbooks {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(t, s, text); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		if _, err := Load(path, text); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
	snippet := regexp.MustCompile("(?s)```yaml\n(.*?)```")
	for _, manual := range []string{"../../README.md", "../../docs/decisions.md", "../../docs/model.md", "../../docs/worlds.md"} {
		text, err := os.ReadFile(manual)
		if err != nil {
			t.Fatal(err)
		}
		for i, m := range snippet.FindAllSubmatch(text, -1) {
			if err := validate(t, s, m[1]); err != nil {
				t.Errorf("%s, playbook %d: %v", manual, i+1, err)
			}
			if _, err := Load(manual, m[1]); err != nil {
				t.Errorf("%s, playbook %d: %v", manual, i+1, err)
			}
		}
	}
	for _, id := range builtins {
		if err := validate(t, s, []byte("strategies:\n  - "+id)); err != nil {
			t.Errorf("%s: %v", id, err)
		}
	}
}

func TestSchemaRefusesWhatLoadRefuses(t *testing.T) {
	s := compileSchema(t)
	for _, text := range []string{
		"gaol: x",
		"capacity: {calls_pr_day: 3}",
		"capacity: {calls_per_day: -1}",
		"capacity: {working_days: mon-fry}",
		"capacity: {holidays: soon}",
		"limits: {days_between_attempts: three}",
		"limits: regf",
		"limits: {preset: regf}",
		"limits: {attempts_per_7_days: 17}",
		"limits: {calling_hours: noon}",
		"capacity: {hours: none, timezone: Europe/Berlin}",
		"capacity: {hours: 9-17}",
		"promises: {tolerance: 95}",
		"params: {late: soon}",
		"strategies: []",
		"strategies: [bigest-balance]",
		"strategies: [{score: 1}]",
		"strategies: [{id: a}]",
		"strategies: [{id: a, score: 1, then: [oldest-debt]}]",
		"strategies: [{id: a, share: {oldest-debt: 2}}]",
		"strategies: [{id: a, rotate: [oldest-debt], every: mont}]",
		"classes: []",
		"classes: [{where: overdue}]",
		"classes: [{id: a, were: overdue}]",
		"strategies: [{id: a, when: []}]",
		"strategies: [{id: a, when: [{if: overdue}]}]",
		"strategies: [{id: a, when: [{use: oldest-debt, share: 2}]}]",
		"strategies: [{id: a, shortlist: {from: oldest-debt, then: biggest-balance}}]",
		"strategies: [{id: a, shortlist: {from: oldest-debt, keep: 0, then: biggest-balance}}]",
		"strategies: [{id: a, shortlist: {from: oldest-debt, keep: few, then: biggest-balance}}]",
		"strategies: [{id: a, blend: {oldest-debt: 0}}]",
		"strategies: [{id: a, blend: {}}]",
		"strategies: [{id: a, adaptive: {of: [oldest-debt]}}]",
		"strategies: [{id: a, adaptive: {of: [oldest-debt, biggest-balance], every: day}}]",
		"strategies: [{id: a, blend: {oldest-debt: 1}, adaptive: {of: [oldest-debt, biggest-balance]}}]",
	} {
		if validate(t, s, []byte(text)) == nil {
			t.Errorf("the schema accepts %s", text)
		}
		if _, err := Load("p.yaml", []byte(text)); err == nil {
			t.Errorf("Load accepts %s", text)
		}
	}
}

// What the schema shows as defaults is in force.
func TestSchemaDefaults(t *testing.T) {
	var s struct {
		Properties map[string]struct {
			Properties map[string]struct{ Default any }
		}
	}
	if err := json.Unmarshal(Schema(), &s); err != nil {
		t.Fatal(err)
	}
	if got := s.Properties["promises"].Properties["grace_days"].Default; got != float64(Default().Promises.GraceDays) {
		t.Errorf("grace_days: %v", got)
	}
	if got := s.Properties["capacity"].Properties["working_days"].Default; got != "mon-fri" {
		t.Errorf("working_days: %v", got)
	}
}
