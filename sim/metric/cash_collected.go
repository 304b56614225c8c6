package metric

var cashCollected = metric{
	Info{"cash_collected", "Cash collected", "money", "higher",
		"All payments received in the season, whether a call brought them or not."},
	counting(cash),
}
