package metric

var callsMade = metric{
	Info: Info{"calls_made", "Calls", "calls", "lower",
		"Call attempts made in the season, answered or not."},
	start: counting(attempt),
}
