package metric

var plansKept = metric{
	Info: Info{"plans_kept", "Plans kept", groupPromises, "share", "higher",
		"Payment plans kept to the last instalment / plans that ended (kept or broken) in the season; none where no plan ended.", ""},
	when:  plansAgreed,
	value: func(c *Closing) float64 { return ratio(c.PlansKept, c.PlansKept+c.PlansBroken) },
}
