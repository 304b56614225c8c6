package source

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestGuard(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+49 30 1": "'+49 30 1", "-3": "'-3", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t'=1", "\r": "'\r", "＝1": "'＝1",
		"'=1": "''=1", "''-": "'''-", "": "", "'": "'", "'s-Hertogenbosch": "'s-Hertogenbosch", "a=1": "a=1", "''": "''", "\xff=": "\xff=",
		"a;=1+1;b": "'a;'=1+1;b", "a;\"=1": "'a;'\"=1", "a\n=1": "'a\n'=1", "'a;'=1": "''a;''=1", "a; -b": "a; -b", "=1;-2": "'=1;'-2", "'a;b": "'a;b",
	} {
		if got := Guard(text); got != want {
			t.Errorf("%q is written as %q, want %q", text, got, want)
		}
	}
}

// Whatever a text says, it is read as it was and runs nowhere.
func TestGuardedTextsAreReadBack(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune("''\"=+-@;\t\r\n\uff1d a"))))
	rapid.Check(t, func(t *rapid.T) {
		s := text.Draw(t, "text")
		written := Guard(s)
		if back := unguard(written); back != s {
			t.Fatalf("%q is written as %q and read as %q", s, written, back)
		}
		for part := range strings.SplitSeq(written, ";") {
			if part != "" && strings.ContainsAny(part[:1], "=+-@\t\r\n") {
				t.Fatalf("%q is written as %q, of which %q runs", s, written, part)
			}
		}
	})
}

func TestAVeiledProblemHidesTheTextBehindTheApostrophe(t *testing.T) {
	if got := (Problem{Reason: "an earlier line of =cmd()"}).veil([]string{"'=cmd()"}); got.Reason != "an earlier line of ..." {
		t.Error(got.Reason)
	}
}

// FuzzGuard is the same for any bytes.
func FuzzGuard(f *testing.F) {
	for _, text := range []string{"=1+1", "'=1", "a;=1;b", "\t'\"=", "\xff;\uff1d", "''"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if back := unguard(Guard(text)); back != text {
			t.Errorf("%q is written as %q and read as %q", text, Guard(text), back)
		}
	})
}
