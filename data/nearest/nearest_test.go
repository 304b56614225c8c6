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
