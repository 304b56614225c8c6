package response

import (
	"testing"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/luck"
)

// TestTonesAreFound: firm conversations by lot that do three times as much as
// sympathetic ones are found to do more, and equal ones about the same.
func TestTonesAreFound(t *testing.T) {
	for _, c := range []struct{ planted, low, high float64 }{{3, 1.5, 3.5}, {1, 0.8, 1.25}} {
		toned := plain
		toned.firm = c.planted
		w, err := toned.live(6)
		if err != nil {
			t.Fatal(err)
		}
		m := FitOne(w.tally, DefaultAssumed())
		if !m.Estimated(ToneMatch) || !m.Estimated(ToneMismatch) {
			t.Fatal("the tones are not estimated")
		}
		var d Draw
		ratio := 0.0
		for r := range 50 {
			m.Draw(luck.New(1, r), &d)
			ratio += d.ToneFactor(ledger.Firm, ledger.Refused) / d.ToneFactor(ledger.Sympathetic, ledger.Refused) / 50
		}
		if ratio < c.low || ratio > c.high {
			t.Errorf("firm conversations do %.2f times as much, planted was %g (want %g to %g); factors %.2f", ratio, c.planted, c.low, c.high, m.tones.factor)
		}
		if got := m.tones.factor[ledger.Plain]; got != 1 {
			t.Errorf("a tone that nobody used has factor %.2f, want 1", got)
		}
	}
}

// TestManners: without tones on record a tone counts by whether it suits the reason, in
// simulated conversations only.
func TestManners(t *testing.T) {
	_, m := plainWorld()
	d := Draw{Model: m, Assumed: DefaultAssumed()}
	if m.Estimated(ToneMatch) {
		t.Fatal("plain conversations only, and the tones are estimated")
	}
	for _, c := range []struct {
		tone    ledger.Tone
		outcome ledger.Outcome
		want    float64
	}{
		{ledger.Sympathetic, ledger.Hardship, 1.2}, {ledger.Firm, ledger.PaymentPlan, 0.8},
		{ledger.Firm, ledger.Refused, 1.2}, {ledger.Sympathetic, ledger.Dispute, 0.8},
		{ledger.Firm, ledger.PromiseToPay, 1}, {ledger.Plain, ledger.Refused, 1},
	} {
		if got := d.ToneFactor(c.tone, c.outcome); got != c.want {
			t.Errorf("%s after %s: factor %g, want %g", c.tone, c.outcome, got, c.want)
		}
		a := book.Account{LastTone: c.tone, LastOutcome: c.outcome, Rehearsed: true}
		if got := d.Manner(&a, TalkedWeek); got != c.want {
			t.Errorf("an account spoken to: factor %g, want %g", got, c.want)
		}
		if got := d.Manner(&a, LetterWeek); got != 1 {
			t.Errorf("a letter after a conversation in a tone: factor %g, want 1", got)
		}
		a.Rehearsed = false
		if got := d.Manner(&a, TalkedWeek); got != 1 {
			t.Errorf("a conversation on record: factor %g, want 1", got)
		}
	}
	pressed := book.Account{LastOutcome: ledger.PromiseToPay, Rehearsed: true, Promise: book.Promise{Pressed: true}}
	if got := d.Manner(&pressed, PromisePending); got != 0.5 {
		t.Errorf("a pressed promise: factor %g, want 0.5", got)
	}
}

// TestSpeak: a plain manner is the very same attempt; pressing turns about half
// of the conversations without a promise into promises, and changes no other attempt.
func TestSpeak(t *testing.T) {
	_, m := plainWorld()
	var d Draw
	refused, pressed := 0, 0
	for r := range 20 {
		s := luck.New(3, r)
		m.Draw(s, &d)
		for account := range int32(200) {
			speak := func(manner Manner) (e ledger.Event) {
				d.Speak(&e, s, account, 1, 500, 10000, manner)
				return e
			}
			var call ledger.Event
			d.Call(&call, s, account, 1, 500, 10000)
			if got := speak(Manner{}); got != call {
				t.Fatalf("a plain manner gives %+v, a call %+v", got, call)
			}
			press := speak(Manner{PressPromise: true})
			reason := speak(Manner{Tone: ledger.Sympathetic, ByReason: true})
			if want := call.Outcome == ledger.Refused; (reason.Tone == ledger.Firm) != want {
				t.Fatalf("by reason %+v after %s", reason, call.Outcome)
			}
			if call.Outcome != ledger.Refused {
				if press != call {
					t.Fatalf("pressing made %+v of %+v", press, call)
				}
				continue
			}
			refused++
			if press.Pressed {
				pressed++
				if press.Outcome != ledger.PromiseToPay || press.Due < 500 || press.Amount <= 0 {
					t.Fatalf("a pressed promise: %+v", press)
				}
			}
		}
	}
	if share := float64(pressed) / float64(refused); share < 0.4 || share > 0.6 {
		t.Errorf("%d of %d who refused were pressed into a promise, want about half", pressed, refused)
	}
}
