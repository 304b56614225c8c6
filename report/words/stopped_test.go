package words

import (
	"testing"

	"firstcall/report/runfile"
	"firstcall/sim/book"
)

func TestStopped(t *testing.T) {
	for _, test := range []struct {
		stopped map[string]int
		want    string
	}{
		{nil, ""},
		{map[string]int{"messages": 1}, "In one replay of a the limits held back 1 letter or message."},
		{map[string]int{"calling_hours": 1}, "In one replay of a the limits held back 1 call (1 outside the customer’s calling hours)."},
		{map[string]int{"days_after_conversation": 331, "days_between_attempts": 903, "messages": 4},
			"In one replay of a the limits held back 1,234 calls (903 too soon after the last attempt, 331 too soon after a conversation) and 4 letters and messages."},
		{map[string]int{"b": 2, "a": 2}, "In one replay of a the limits held back 4 calls (2 a, 2 b)."},
	} {
		if got := (Texts{}).Stopped(&runfile.Strategy{ID: "a", Stopped: test.stopped}); got != test.want {
			t.Errorf("%v: got %s\nwant %s", test.stopped, got, test.want)
		}
	}
}

// Every limit of the book has its words.
func TestLimits(t *testing.T) {
	for l := range book.Limit(book.NumLimits) {
		if (Texts{}).Limit(l.String()) == l.String() {
			t.Errorf("%s has no words", l)
		}
	}
}
