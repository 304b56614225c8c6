package metric

var addDays = metric{
	Info: Info{"add_days", "Average days delinquent", groupTime, "days", "lower",
		"Average days delinquent (ADD): DSO - best possible DSO, the days of sales that are past due.", "creditguru"},
	value: func(c *Closing) float64 { return ADD(dso.value(c), bestPossibleDSO.value(c)) },
}

// ADD is average days delinquent: DSO - best possible DSO (creditguru).
func ADD(dso, best float64) float64 { return dso - best }
