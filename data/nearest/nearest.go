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
		to := plain(name)
		d := distance(from, to)
		if d > max(1, max(len(from), len(to))/3) {
			continue
		}
		if best == "" || d < bestDistance {
			best, bestDistance = name, d
		}
	}
	return best
}

// Hint is " (did you mean "x"?)" for the nearest name, or "" without one: made
// to be added to the end of an error message.
func Hint(word string, names []string) string {
	if name := Name(word, names); name != "" {
		return ` (did you mean "` + name + `"?)`
	}
	return ""
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
