package nearest

import "testing"

func TestDistance(t *testing.T) {
	// kitten/sitting is Levenshtein's textbook pair; ca/abc separates optimal
	// string alignment (3) from the unrestricted Damerau distance (2).
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"kitten", "sitting", 3},
		{"ca", "abc", 3}, {"ab", "ba", 1}, {"due_date", "due_dtae", 1},
	} {
		if got := distance([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestName(t *testing.T) {
	columns := []string{"invoice_id", "customer_id", "issue_date", "due_date", "amount"}
	for _, c := range []struct{ word, want string }{
		{"due_dte", "due_date"}, {"Due Date", "due_date"}, {"amuont", "amount"},
		{"customer", "customer_id"}, {"colour", ""}, {"", ""}, {"x", ""},
	} {
		if got := Name(c.word, columns); got != c.want {
			t.Errorf("Name(%q) = %q, want %q", c.word, got, c.want)
		}
	}
	if got := Hint("due_dte", columns); got != ` (did you mean "due_date"?)` {
		t.Errorf("Hint = %q", got)
	}
}

// A part of a name, or a part mistyped, may be meant for any that begin with it.
func TestHints(t *testing.T) {
	ids := []string{"afas", "ibm", "quickbooks-desktop", "quickbooks-online", "sap-alv", "xero"}
	for word, want := range map[string]string{
		"quickbooks":       ` (did you mean "quickbooks-desktop" or "quickbooks-online"?)`,
		"QuickBoks":        ` (did you mean "quickbooks-desktop" or "quickbooks-online"?)`,
		"quick":            ` (did you mean "quickbooks-desktop" or "quickbooks-online"?)`,
		"sap":              ` (did you mean "sap-alv"?)`,
		"xerro":            ` (did you mean "xero"?)`,
		"quickbooks-onlin": ` (did you mean "quickbooks-online"?)`,
		"netsuite":         "", "": "",
	} {
		if got := Hints(word, ids); got != want {
			t.Errorf("Hints(%q) = %q, want %q", word, got, want)
		}
	}
}

// Another word makes another phrase: it is no slip, however close the letters.
func TestPhraseHint(t *testing.T) {
	phrases := []string{"kann nicht zahlen", "can't pay", "no contact", "promise", "nicht erreicht", "promise_to_pay", "no_answer"}
	for word, want := range map[string]string{
		"will nicht zahlen": "", "won't pay": "", "no promise": "", "contact": "",
		"kann nich zahlen": "kann nicht zahlen", "cant pay": "can't pay", "nicht ereicht": "nicht erreicht", "noanswer": "no_answer",
		"Promise to pay": "promise_to_pay", "promis": "promise",
	} {
		if want != "" {
			want = ` (did you mean "` + want + `"?)`
		}
		if got := PhraseHint(word, phrases); got != want {
			t.Errorf("PhraseHint(%q) = %q, want %q", word, got, want)
		}
	}
}
