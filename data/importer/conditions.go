package importer

import (
	"fmt"
	"slices"
	"strings"

	"firstcall/data/source"
)

func (c *clerk) count(row source.Row) {
	for i, counted := range c.file.Counted {
		if c.counted[i] < 0 {
			continue
		}
		switch text := row.Cell(c.counted[i]); {
		case slices.Contains(counted.Yes, text):
			row.Count(counted.As)
		case text != "" && len(counted.No) > 0 && !slices.Contains(counted.No, text):
			row.Refuse(c.counted[i], fmt.Sprintf("neither yes %q nor no %q", counted.Yes, counted.No))
		}
	}
}

func (c *clerk) leftOut(row source.Row) (why string) {
	for i, condition := range c.file.LeaveOut {
		if text, holds := condition.holds(row, c.leave[i]); holds {
			return or(condition.Why, "no receivable: "+text)
		}
	}
	return ""
}

func (c *clerk) isSettled(row source.Row) bool {
	for i, condition := range c.file.Settled {
		if _, holds := condition.holds(row, c.settled[i]); holds {
			return true
		}
	}
	return false
}

func (c Condition) holds(row source.Row, at int) (text string, holds bool) {
	if at < 0 {
		return "", false
	}
	text = row.Cell(at)
	return text, slices.ContainsFunc(c.Is, func(is string) bool { return strings.EqualFold(is, text) })
}
