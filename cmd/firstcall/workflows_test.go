package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// office is a repository as the workflows want it: a playbook on main, a changed one on a branch, a ledger, and
// the programs that they call. What gh and curl are called with is written into posted.
type office struct {
	dir string
	env []string
}

const playbookBefore = "capacity: {calls_per_day: 2}\nstrategies: [biggest-balance]\ngate: [cash_collected.difference.low >= -1%]\n"

func newOffice(t *testing.T, playbook string) *office {
	t.Helper()
	root := t.TempDir()
	o := &office{dir: filepath.Join(root, "work")}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	bin := filepath.Join(root, "bin")
	for _, dir := range []string{bin, o.dir} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(program, filepath.Join(bin, "firstcall")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"gh", "curl"} {
		script := "#!/bin/sh\necho " + name + " \"$@\" > posted\ncat gate.md >> posted\n"
		if err := os.WriteFile(filepath.Join(bin, name), []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	o.env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "HOME="+root,
		"GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com",
		"TARGET=main", "PULL_REQUEST=7", "FIRSTCALL_CACHE=.firstcall-cache", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main",
		"CI_API_V4_URL=https://gitlab.example/api/v4", "CI_PROJECT_ID=3", "CI_MERGE_REQUEST_IID=7", "GATE_TOKEN=none")
	if err := os.CopyFS(filepath.Join(o.dir, "ledger"), os.DirFS("../../testdata/ledgers/small")); err != nil {
		t.Fatal(err)
	}
	o.write(t, playbookBefore)
	o.must(t, "git init -q -b main . && git add -A && git commit -qm before && git clone -q --bare . ../origin.git && git remote add origin ../origin.git && git fetch -q origin && git checkout -q -b change")
	o.write(t, playbook)
	return o
}

func (o *office) write(t *testing.T, playbook string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(o.dir, "playbook.yaml"), []byte(playbook), 0o644); err != nil {
		t.Fatal(err)
	}
}

// sh runs commands as a job does, and gives their exit code and what they said.
func (o *office) sh(t *testing.T, commands string) (int, string) {
	t.Helper()
	cmd := exec.Command("bash", "-e", "-o", "pipefail", "-c", commands)
	cmd.Dir, cmd.Env = o.dir, o.env
	out, err := cmd.CombinedOutput()
	if _, failed := err.(*exec.ExitError); err != nil && !failed { //nolint:errorlint // of this very command
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), string(out)
}

func (o *office) must(t *testing.T, commands string) {
	t.Helper()
	if code, said := o.sh(t, commands); code != 0 {
		t.Fatalf("%s: exit code %d: %s", commands, code, said)
	}
}

func readWorkflow(t *testing.T, name string, into any) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../../examples/ci", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(text, into); err != nil {
		t.Fatal(err)
	}
}

type job struct {
	name         string
	gate, report []string // commands, in order; those of report run whatever the gate says
}

func githubJob(t *testing.T) job {
	var w struct {
		Jobs map[string]struct {
			Steps []struct{ Name, If, Run string }
		}
	}
	readWorkflow(t, "github-actions.yml", &w)
	j := job{name: "GitHub Actions"}
	for _, s := range w.Jobs["gate"].Steps {
		switch {
		case s.Run == "" || s.Name == "install firstcall": // it is on the path here
		case s.If == "always()":
			j.report = append(j.report, s.Run)
		default:
			j.gate = append(j.gate, s.Run)
		}
	}
	return j
}

func gitlabJob(t *testing.T) job {
	var w struct {
		Gate struct {
			Script []string
			After  []string `yaml:"after_script"`
		}
	}
	readWorkflow(t, "gitlab-ci.yml", &w)
	return job{"GitLab", []string{strings.Join(w.Gate.Script, "\n")}, w.Gate.After}
}

// TestWorkflows runs the commands of the workflows in examples/ci on a change
// that is harmless, on one that is not, and on a playbook with a mistake.
func TestWorkflows(t *testing.T) {
	worse := strings.Replace(playbookBefore, "calls_per_day: 2}", "calls_per_day: 1}\nlimits: {days_between_attempts: 300}", 1)
	for _, j := range []job{githubJob(t), gitlabJob(t)} {
		if len(j.gate) != 1 || len(j.report) != 1 {
			t.Fatalf("%s: %d commands of the gate and %d after it were found", j.name, len(j.gate), len(j.report))
		}
		for _, test := range []struct {
			playbook string
			code     int
			says     string
		}{
			{"# changed\n" + playbookBefore, exitGood, "PASSED"},
			{worse, exitGateFailed, "FAILED"},
			{strings.Replace(playbookBefore, "cash_c", "cash_k", 1), exitUsage, ""},
		} {
			o := newOffice(t, test.playbook)
			code, said := o.sh(t, j.gate[0])
			if code != test.code {
				t.Errorf("%s: exit code %d, want %d: %s", j.name, code, test.code, said)
			}
			if test.says == "" {
				continue
			}
			o.must(t, j.report[0])
			posted, err := os.ReadFile(filepath.Join(o.dir, "posted"))
			if err != nil || !strings.Contains(string(posted), "### firstcall gate: "+test.says) || !strings.Contains(string(posted), "7") {
				t.Errorf("%s posted: %v %s", j.name, err, posted)
			}
			for _, file := range []string{"gate-report/report.html", "gate.xml"} {
				if _, err := os.Stat(filepath.Join(o.dir, file)); err != nil {
					t.Errorf("%s keeps no %s: %v", j.name, file, err)
				}
			}
		}
	}
}

// TestPreCommit runs the hooks as pre-commit does, on a good playbook and on a mistaken one.
func TestPreCommit(t *testing.T) {
	var w struct {
		Repos []struct {
			Hooks []struct{ ID, Entry string }
		}
	}
	readWorkflow(t, "pre-commit-config.yaml", &w)
	if len(w.Repos) != 1 || len(w.Repos[0].Hooks) != 2 {
		t.Fatalf("%+v", w)
	}
	good, mistaken := newOffice(t, playbookBefore), newOffice(t, "strategies: [bigest-balance]\n")
	for _, hook := range w.Repos[0].Hooks {
		if code, said := good.sh(t, hook.Entry); code != 0 {
			t.Errorf("%s: exit code %d: %s", hook.ID, code, said)
		}
		if code, said := mistaken.sh(t, hook.Entry); code != exitUsage || !strings.Contains(said, "did you mean") {
			t.Errorf("%s: exit code %d for a mistake: %s", hook.ID, code, said)
		}
	}
}
