package strategy

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestResortIsASort holds the sort that starts from yesterday's order to one that
// starts from nothing, over mornings between which accounts come, go, rise, fall,
// a whole block of them at once, and tie.
func TestResortIsASort(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const everybody = 60
		var r resort
		keys := make([]float64, everybody)
		width := rapid.IntRange(1, 2).Draw(t, "width")
		for range rapid.IntRange(1, 6).Draw(t, "mornings") {
			for range rapid.IntRange(0, 30).Draw(t, "changes") {
				keys[rapid.IntRange(0, everybody-1).Draw(t, "whose")] = float64(rapid.IntRange(0, 40).Draw(t, "key"))
			}
			from := rapid.IntRange(0, everybody-1).Draw(t, "block")
			fall := float64(rapid.IntRange(0, 30).Draw(t, "fall"))
			for i := from; i < min(from+12, everybody); i++ {
				keys[i] -= fall
			}
			absentees := rapid.SliceOfN(rapid.Bool(), everybody, everybody).Draw(t, "absent")
			var accounts []int32
			columns := make(columns, width)
			for account, key := range keys {
				if absentees[account] {
					continue
				}
				for k, key := range []float64{key, float64(account % 3)}[:width] {
					columns[k] = append(columns[k], key)
				}
				accounts = append(accounts, int32(account))
			}
			var sorting, sorted top
			sorting.begin(columns, width)
			sorted.begin(columns, width)
			sorting.gather()
			r.sort(&sorting, accounts)
			if got, want := sorting.appendPositions(nil), sorted.appendBest(nil, everybody); !slices.Equal(got, want) {
				t.Fatalf("sorted %v, want %v", got, want)
			}
		}
	})
}
