package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets scripts run this very code under the name firstcall.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"firstcall": func() {
			logEvery = time.Hour
			os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
		},
	})
}

// TestScripts runs testdata/scripts. A script finds the ledgers of
// testdata/ledgers in the folder ledgers, the exports of testdata/presets in
// the folder presets, and may use
//
//	exits CODE COMMAND...   run a command that must end with that exit code
//	[shared]                condition: ../shared is there, at $SHARED
//
// With UPDATE_SCRIPTS=1 the files that cmp compares are rewritten: commit the
// changes only if you understand what caused them.
func TestScripts(t *testing.T) {
	testdata := filepath.Join("..", "..", "testdata")
	shared, err := filepath.Abs(sharedFolder())
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join(testdata, "scripts"),
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
		Setup: func(env *testscript.Env) error {
			env.Setenv("SHARED", shared)
			env.Setenv(cacheVariable, filepath.Join(env.WorkDir, "cache"))
			for _, folder := range []string{"ledgers", "presets"} {
				if err := os.CopyFS(filepath.Join(env.WorkDir, folder), os.DirFS(filepath.Join(testdata, folder))); err != nil {
					return err
				}
			}
			return nil
		},
		Condition: func(condition string) (bool, error) {
			if condition != "shared" {
				return false, fmt.Errorf("unknown condition %q", condition)
			}
			_, err := os.Stat(shared)
			return err == nil, nil
		},
	})
}

func sharedFolder() string {
	if folder := os.Getenv("FIRSTCALL_SHARED"); folder != "" {
		return folder
	}
	return filepath.Join("..", "..", "..", "shared")
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}
