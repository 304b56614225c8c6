package response

import (
	"testing"

	"firstcall/data/ledger"
)

// TestLettersAreEstimatedWhereTheyAreByLot: letters to half of the customers by lot are found
// to add about what was planted; letters to all at the same age can't be told from age, whatever
// happens at that age, and few letters from luck.
func TestLettersAreEstimatedWhereTheyAreByLot(t *testing.T) {
	lettered := func(share, letter float64) planted {
		p := plain
		p.lettered, p.letter = share, letter
		return p
	}
	silent, ripe := lettered(0.5, 0.006), lettered(1, 0)
	silent.calls = false
	ripe.ripe = 2
	for _, c := range []struct {
		name      string
		world     planted
		estimated bool
		low, high float64 // of the estimated uplift
	}{
		{"to half by lot", lettered(0.5, 0.006), true, 0.05, 0.14}, // planted: 16 x 0.006
		{"the same without calls", silent, true, 0.05, 0.14},
		{"to half by lot, without effect", lettered(0.5, 0), true, 0, 0.02},
		{"to all at the same age", lettered(1, 0.006), false, 0, 0},
		{"to all as they pay anyway", ripe, false, 0, 0},
		{"to few", lettered(0.04, 0.006), false, 0, 0},
		{"to nobody", plain, false, 0, 0},
	} {
		w, err := c.world.live(11)
		if err != nil {
			t.Fatal(err)
		}
		m := FitOne(w.tally, DefaultAssumed())
		got := m.Value(LetterUplift)
		switch {
		case m.Estimated(LetterUplift) != c.estimated:
			t.Errorf("%s: estimated is %v; %d letters, contrast %.2f", c.name, !c.estimated, w.tally.Sent.Sent[ledger.Letter], w.tally.Sent.contrast(ledger.Letter))
		case c.estimated && (got < c.low || got > c.high):
			t.Errorf("%s: an uplift of %.3f, want %.2f to %.2f", c.name, got, c.low, c.high)
		case !c.estimated:
			if got != 0.03 {
				t.Errorf("%s: an uplift of %.3f, assumed is 0.03", c.name, got)
			}
			within(t, c.name+": uplift of the average customer", 16*callOf(m, LetterMonth, 20), 0.03, 0.25)
		}
		if m.Estimated(EmailUplift) || m.Value(EmailUplift) != 0.02 {
			t.Errorf("%s: e-mails, of which there are none, are estimated at %.3f", c.name, m.Value(EmailUplift))
		}
	}
}
