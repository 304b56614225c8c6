package metric

var cashCollected = metric{
	Info: Info{"cash_collected", "Cash collected", "money", "higher",
		"All payments received in the season, whether a call brought them or not."},
	start: counting(cash),
}
