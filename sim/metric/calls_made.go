package metric

var callsMade = metric{
	Info{"calls_made", "Calls", "calls", "lower",
		"Call attempts made in the season, answered or not."},
	counting(attempt),
}
