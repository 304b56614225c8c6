package runfile_test

import (
	"bytes"
	"errors"
	"testing"

	"firstcall/report/internal/example"
	"firstcall/report/runfile"
)

func TestPrintable(t *testing.T) {
	run := &runfile.Run{
		Title: "a\x1b[2J\nb", Strategies: []runfile.Strategy{{ID: "\u202elate", Versus: map[string]map[string]runfile.Difference{"history": {"x\x00": {Mean: 1}}}}},
		Next: &runfile.Next{Lists: []runfile.CallList{{Calls: []runfile.Call{{Name: "\u2067Böhm & Co \u05d0\u200f"}}}}},
	}
	got := run.Printable()
	for _, c := range []struct{ got, want string }{
		{got.Title, "a?[2J b"}, {got.Strategies[0].ID, "?late"}, {got.Next.Lists[0].Calls[0].Name, "?Böhm & Co \u05d0\u200f"},
		{run.Strategies[0].ID, "\u202elate"}, // the original stays
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
	if got.Strategies[0].Versus["history"]["x?"].Mean != 1 {
		t.Errorf("keys: %v", got.Strategies[0].Versus)
	}
}

// What prints is not changed in anything.
func TestPrintableIsTheSameRun(t *testing.T) {
	for name, plan := range map[string]example.Plan{"clear": example.Clear(), "assumed": example.Assumed(), "written": example.Written(), "settled": example.Settled()} {
		var before, after bytes.Buffer
		run := plan.Run()
		run.Next = nil // has a customer whose name does not
		if err := errors.Join(runfile.WriteJSON(&before, run), runfile.WriteJSON(&after, run.Printable())); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(before.Bytes(), after.Bytes()) {
			t.Errorf("%s: another run", name)
		}
	}
}
