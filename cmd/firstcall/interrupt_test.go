package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"firstcall/data/ledger"
	"firstcall/report/runfile"
	"firstcall/sim"
	"firstcall/sim/book"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// TestInterrupt interrupts a replay that would take minutes: what is complete
// is there, says what it is, and can be drawn again. The signal is sent later
// and later until it falls into the replays.
func TestInterrupt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no interrupt can be sent to a process on Windows")
	}
	dir := t.TempDir()
	program := asFirstcall(t, dir)
	for name, signal := range map[string]os.Signal{"Ctrl-C": os.Interrupt, "terminate": syscall.SIGTERM} {
		t.Run(name, func(t *testing.T) {
			for after := time.Second; after < time.Minute; after *= 2 {
				out := filepath.Join(dir, name, after.String())
				stdout, stderr := interrupted(t, signal, after, program, "backtest", smallLedger, "--replications", "200000", "-o", out)
				if strings.Contains(stderr, "nothing was written") {
					if _, err := os.Stat(out); !errors.Is(err, os.ErrNotExist) {
						t.Fatalf("nothing was written, it says, but there is %s", out)
					}
					continue
				}
				said := regexp.MustCompile(`(?m)^firstcall: interrupted after ([\d,]+) of 200,000 replications: what is complete was written to `).FindStringSubmatch(stderr)
				if said == nil {
					t.Fatalf("said %q", stderr)
				}
				complete, err := strconv.Atoi(strings.ReplaceAll(said[1], ",", ""))
				if err != nil {
					t.Fatal(err)
				}
				wantCutShort(t, out, stdout, complete)
				return
			}
			t.Error("was never interrupted in the middle of the replays")
		})
	}
}

// asFirstcall is a program that is firstcall: TestMain runs it when the test's own program goes by that name.
func asFirstcall(t *testing.T, dir string) string {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "firstcall")
	if err := os.Symlink(self, name); err != nil {
		t.Fatal(err)
	}
	return name
}

// interrupted runs a command that must end with the exit code of an interruption.
func interrupted(t *testing.T, signal os.Signal, after time.Duration, program string, arguments ...string) (stdout, stderr string) {
	cmd := exec.Command(program, arguments...)
	var output, errput bytes.Buffer
	cmd.Stdout, cmd.Stderr = &output, &errput
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = cmd.Process.Kill() }() // it has ended when all is well
	time.Sleep(after)
	if err := cmd.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	err := cmd.Wait()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
		t.Fatalf("ended with %v (%s), want exit code %d", err, &errput, exitInterrupted)
	}
	return output.String(), errput.String()
}

// wantCutShort wants the whole folder of a run that was cut short, saying so everywhere.
func wantCutShort(t *testing.T, out, stdout string, complete int) {
	files := contents(t, out)
	for _, name := range []string{"run.json", "report.html", "summary.png", "results.parquet", "decisions.parquet"} {
		if files[name] == "" {
			t.Errorf("no %s", name)
		}
	}
	found, err := runfile.ReadJSON(strings.NewReader(files["run.json"]), "run.json")
	if err != nil {
		t.Fatal(err)
	}
	warning := found.Warnings[0]
	if found.Replications != complete || warning.Code != "interrupted" || found.Trust != nil {
		t.Errorf("%d replications, first warning %q, tests %v; want %d, interrupted and none", found.Replications, warning.Code, found.Trust, complete)
	}
	first, _, _ := strings.Cut(warning.Text, ":")
	for name, text := range map[string]string{"report.html": files["report.html"], "standard output": stdout} {
		if !strings.Contains(text, first) {
			t.Errorf("%s does not say %q", name, first)
		}
	}
	var stderr bytes.Buffer
	if code := run([]string{"report", filepath.Join(out, "run.json"), "-o", filepath.Join(out, "again")}, io.Discard, &stderr); code != exitGood {
		t.Errorf("can't be drawn again: %s", &stderr)
	}
}

// TestInterruptedInTests interrupts a run whose replays are done: they are all kept.
func TestInterruptedInTests(t *testing.T) {
	l, _, err := openLedger(smallLedger, readOptions{})
	if err != nil {
		t.Fatal(err)
	}
	o := backtestOptions{Seed: 1}
	plan, err := o.plan(l, strategy.Default())
	if err != nil {
		t.Fatal(err)
	}
	plan.Replications = 3
	tally := response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1)
	ctx, interrupt := context.WithCancel(context.Background())
	interrupt()
	p := silentProgress(io.Discard, false, time.Now)
	trust, err := testModel(ctx, p, l, response.FitOne(tally, response.DefaultAssumed()), tally, plan)
	short := cutInTests(err, &sim.Result{Replications: 3})
	if trust != nil || short == nil {
		t.Fatalf("interrupted in the tests: %v, %v", trust, err)
	}
	if got, want := short.doubt().Text, "Interrupted after all 3 replications: the model was not tested on the ledger. "; !strings.HasPrefix(got, want) {
		t.Errorf("says %q, want %q", got, want)
	}
	if err := short.saved("out"); exitCode(err) != exitInterrupted || err.Error() != "interrupted after all 3 replications: what is complete was written to out" {
		t.Errorf("ends with %d, %v", exitCode(err), err)
	}
	if short := cutInTests(errors.New("another"), &sim.Result{Replications: 3}); short != nil {
		t.Error("any error of the tests is taken for an interruption")
	}
}

// TestNothingIsAwaited: work that knows nothing of interruptions is left alone once there is one.
func TestNothingIsAwaited(t *testing.T) {
	ctx, interrupt := context.WithCancel(context.Background())
	never := make(chan struct{})
	_, err := unlessInterrupted(ctx, func() (*ledger.Ledger, error) {
		interrupt()
		<-never
		return nil, nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	seven, err := unlessInterrupted(context.Background(), func() (int, error) { return 7, nil })
	if seven != 7 || err != nil {
		t.Errorf("undisturbed: %d, %v", seven, err)
	}
}
