// Package nearest finds the valid name that a mistyped one most likely meant.
package nearest

import "strings"

// Name is the entry of names closest to word, or "" when none is close enough
// to be a plausible slip: more than a third of the longer spelling would have
// to change. Upper and lower case, spaces and hyphens count as their
// plain forms; of equally close names the first wins.
func Name(word string, names []string) string {
	best, bestDistance := "", 0
	from := plain(word)
	for _, name := range names {
		d, slip := slipped(from, plain(name))
		if slip && (best == "" || d < bestDistance) {
			best, bestDistance = name, d
		}
	}
	return best
}

// Hint is " (did you mean "x"?)" for the nearest name, or "" without one: made
// to be added to the end of an error message.
func Hint(word string, names []string) string {
	if name := Name(word, names); name != "" {
		return meant(name)
	}
	return ""
}

// Hints is Hint for names of several parts, of which some may be left out behind
// the first: where no whole name is near, all whose beginning is as word, or
// else near to it.
func Hints(word string, names []string) string {
	if hint := Hint(word, names); hint != "" || word == "" {
		return hint
	}
	from := string(plain(word))
	var begun, near []string
	for _, name := range names {
		to := string(plain(name))
		first, _, _ := strings.Cut(to, "_")
		if strings.HasPrefix(to, from) {
			begun = append(begun, name)
		} else if _, slip := slipped([]rune(from), []rune(first)); slip {
			near = append(near, name)
		}
	}
	if len(begun) > 0 {
		return meant(begun...)
	}
	return meant(near...)
}

// PhraseHint is Hint among words and phrases of a language. What differs in a
// whole word, as "won't pay" and "can't pay" do, is another phrase and no slip.
func PhraseHint(word string, phrases []string) string {
	var like []string
	for _, phrase := range phrases {
		if sameWords(parts(word), parts(phrase)) {
			like = append(like, phrase)
		}
	}
	return Hint(word, like)
}

// sameWords reports whether phrases have the same words but for slips, or but
// for where they are parted.
func sameWords(a, b []string) bool {
	if len(a) != len(b) {
		return distance([]rune(strings.Join(a, "")), []rune(strings.Join(b, ""))) <= 1
	}
	for i := range a {
		if _, slip := slipped([]rune(a[i]), []rune(b[i])); !slip {
			return false
		}
	}
	return true
}

func parts(phrase string) []string { return strings.Split(string(plain(phrase)), "_") }

// slipped is how far two plain spellings are apart, and whether one may be the
// other mistyped.
func slipped(a, b []rune) (d int, slip bool) {
	d = distance(a, b)
	return d, d <= max(1, max(len(a), len(b))/3)
}

// meant offers names, "" for none.
func meant(names ...string) string {
	if len(names) == 0 {
		return ""
	}
	return ` (did you mean "` + strings.Join(names, `" or "`) + `"?)`
}

var separators = strings.NewReplacer(" ", "_", "-", "_")

func plain(s string) []rune {
	// A word of a kilobyte is not a slip of the pen; the cut bounds the work.
	if len(s) > 100 {
		s = s[:100]
	}
	return []rune(separators.Replace(strings.ToLower(strings.TrimSpace(s))))
}

// distance is the optimal string alignment distance (Damerau 1964, each
// substring edited once): insertions, deletions, substitutions and swaps of
// neighbours that turn a into b.
func distance(a, b []rune) int {
	before, above := make([]int, len(b)+1), make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}
