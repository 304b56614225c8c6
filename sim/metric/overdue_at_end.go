package metric

var overdueAtEnd = metric{
	Info: Info{"overdue_at_end", "Overdue at the end", groupDebt, "money", "lower",
		"Open amount past its due date on the season's last day, with what is with an agency: placing a debt does not make it less. What was written off is not in it.", ""},
	value: func(c *Closing) float64 { return float64(c.overdue()) },
}
