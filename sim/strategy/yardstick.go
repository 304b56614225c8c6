package strategy

import "slices"

// Yardstick is what every run measures strategies against.
type Yardstick struct{ ID, Description string }

// replayedOnly are the yardsticks that pick nobody: the engine replays the
// recorded calls, or none. They cannot be parts of a combination.
var replayedOnly = []Yardstick{
	{"history", "The calls as recorded."},
	{"no-calls", "Nobody is called."},
}

// Yardsticks are in every run. The last, random, is also a built-in strategy.
func Yardsticks() []Yardstick {
	return append(slices.Clone(replayedOnly), Yardstick{"random", Builtin("random").Description()})
}

// IsYardstick reports whether the id is that of a yardstick.
func IsYardstick(id string) bool { return id == "random" || isReplayedOnly(id) }

func isReplayedOnly(id string) bool {
	return slices.ContainsFunc(replayedOnly, func(y Yardstick) bool { return y.ID == id })
}

// reservedIDs are the ids that a playbook may name but not define.
func reservedIDs() []string {
	ids := BuiltinIDs()
	for _, y := range replayedOnly {
		ids = append(ids, y.ID)
	}
	return ids
}
