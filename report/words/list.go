package words

import (
	"fmt"
	"strings"
)

// List joins names as one speaks: "a, b and c".
func List(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// mostNamed names are read in a sentence; of more it says how many there are.
const mostNamed = 5

// Some joins names, and counts those beyond the first few: "a, b, c and 13 others".
func Some(names []string) string {
	if len(names) <= mostNamed {
		return List(names)
	}
	return fmt.Sprintf("%s and %d others", strings.Join(names[:mostNamed-2], ", "), len(names)-mostNamed+2)
}
