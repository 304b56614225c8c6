// Package zone knows time zones: whether a name is one, and how far the hours
// of an office fall into a customer's.
package zone

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // machines without time zone data know the zones, too

	"firstcall/data/nearest"
)

// The names of the IANA time zone database, sorted. A name is good by this list
// and not by what the machine knows, so that a ledger is read alike everywhere.
//
//go:embed names.txt
var namesText string

var names = strings.Fields(namesText)

// Known reports whether name is a time zone, such as Europe/Berlin.
func Known(name string) bool {
	_, found := slices.BinarySearch(names, name)
	return found
}

// Hint is " (did you mean "Europe/Berlin"?)" for the nearest name, or "".
func Hint(name string) string { return nearest.Hint(name, names) }

// Find is the time zone of that name.
func Find(name string) (*time.Location, error) {
	if !Known(name) {
		return nil, fmt.Errorf("%q is not a time zone%s", name, Hint(name))
	}
	return time.LoadLocation(name)
}
