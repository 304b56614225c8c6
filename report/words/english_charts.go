package words

// englishCharts is what the charts say: titles that state the finding, how each
// is read, axes, keys, and what stands under the pointer (chart.part...).
var englishCharts = map[string]string{
	"caution.assumed":      "Evidence C: the effects of calls are assumed, not measured from this ledger.",
	"caution.insufficient": "This run can’t support an answer: see the report.",
	"caution.interrupted":  "The run was interrupted: see the report.",

	"summary.season": "Season %s to %s, %s. Evidence %s: %s.",
	"summary.ledger": "Ledger %s: %s customers, %s invoices, %s calls. %s replications, seed %s, firstcall %s.",

	"chart.season": "calls made from %s to %s",
	"chart.end":    "%s  %s", // at a line's end: its name, its amount
	"chart.range":  "%s: %s (90%: %s to %s)",
	"chart.ends":   "%s: %s (from end to end: %s to %s)",
	"chart.part":   "%s, %s: %s",
	"chart.pair":   "%s with %s: %s",

	"chart.shaded":      " Shaded: 90% of replications.",
	"chart.shaded.some": " Shaded: 90% of replications, of %s and random.",

	"chart.extra.reading":  "Cash beyond what no calls at all would have brought, against calls made.",
	"chart.extra.range":    "%s: %s beyond no calls (90%: %s to %s)",
	"chart.extra":          "What calls add",
	"chart.extra.clear":    "Calling by %s collects %s %s",
	"chart.extra.most":     "Calling by %s collects most",
	"chart.extra.tie":      "No clear winner: %s differ less than the noise",
	"chart.extra.tie.many": "No clear winner: the best strategies differ less than the noise",
	"chart.extra.lot":      "If calls work as assumed, no order collects much more than calls drawn by lot",
	"chart.extra.assumed":  "If calls work as assumed, %s would collect most",
	"chart.extra.ahead":    "No answer yet: %s is ahead, but that is not enough",

	"chart.cash":              "All cash collected against calls made",
	"chart.cash.best":         "At best %s of the %s that was owed comes in, %s without any call",
	"chart.cash.noise":        "At best %s of the %s that was owed comes in, %s without any call: that calls add to it is not beyond the noise",
	"chart.cash.assumed":      "If calls work as assumed, at best %s of the %s that was owed comes in, %s without any call",
	"chart.cash.reading":      "Each line runs from the first day of the season to the last. The flat line is what a whole season without any calls would have brought.",
	"chart.collectable":       "all that was owed: %s",
	"chart.collectable.above": "all that was owed: %s ↑",
	"chart.collectable.line":  " The dashed line on top is all that was owed, open on the first morning or billed in the season: nobody can collect more.",
	"chart.collectable.far":   " All that was owed, open on the first morning or billed in the season, lies far above these lines, at %s: nobody can collect more.",

	"chart.difference":            "Cash compared with the calls you made",
	"chart.difference.unrecorded": "Cash compared with what came in, without recorded calls",
	"chart.difference.reading":    "Dot: mean difference to the recorded cash. Bar: 90% of replications. A bar that crosses the zero line is a difference that luck alone can make.",
	"chart.difference.axis":       "difference to the recorded cash",

	"chart.capacity":         "What more calls a day are worth",
	"chart.capacity.nothing": "More calls a day would add next to nothing",
	"chart.capacity.nobody":  "More calls a day would add next to nothing: there is nobody left to call",
	"chart.capacity.limits":  "More calls a day would add next to nothing: the limits leave nobody else to call",
	"chart.capacity.assumed": "If calls work as assumed, twice as many a day would add about %s",
	"chart.capacity.twice":   "Twice as many calls a day would add about %s",
	"chart.capacity.noise":   "Twice as many calls a day would add about %s on average, which is within the noise",
	"chart.capacity.reading": "Cash beyond what no calls would have brought, against the calls that can be made on a working day. The dashed line is the number in this run.%s",
	"chart.capacity.axis":    "calls on a working day",
	"chart.capacity.few":     " Played in %s of the %s replications, so the figures differ a little from those of the other charts. Shaded: 90% of these.",
	"chart.capacity.all":     " Shaded: 90% of %s replications.",

	"chart.months":          "Cash by month: %s beside the recorded cash",
	"chart.months.ahead":    "Cash by month: %s, ahead on average, beside the recorded cash",
	"chart.months.reading":  "Mean over replications. The first and the last month may be cut by the season's ends.",
	"chart.months.recorded": "recorded cash",

	"chart.groups.nowhere": "Where %s differs from what came in: in no size or payment history beyond the noise",
	"chart.groups.size":    "Where %s collects more: most from invoices of %s",
	"chart.groups.paid":    "Where %s collects more: most from customers who had paid %s",
	"chart.groups.unpaid":  "Where %s collects more: most from customers who had paid nothing yet",
	"chart.groups.reading": "Difference to the recorded cash by group of invoices, under the strategy with the most cash. Bar: 90% of replications. Each block splits the same cash; an invoice stays in its group whatever happens.",
	"chart.groups.axis":    "difference to the recorded cash of the group",

	"chart.aging":         "What is still open on %s, by age",
	"chart.aging.clear":   "Open at the end: %s under %s, %s on record",
	"chart.aging.reading": "Open amounts by days past due, means over the replications: the darker, the older. The strategies in the order of their cash.",
	"aging_current":       "not yet due",
	"aging_1_30":          "1-30 days past due",
	"aging_31_60":         "31-60 days",
	"aging_61_90":         "61-90 days",
	"aging_over_90":       "over 90 days",

	"chart.overlap":         "Who gets called: how far the lists are the same",
	"chart.overlap.clear":   "%s of the calls of %s go to customers whom you called in the same week",
	"chart.overlap.reading": "Of the calls of the strategy on the left, the share that goes to customers whom the one above calls in the same week. Two that share most of their calls can hardly differ in cash.",

	"chart.weeks":          "Weeks that the model had not seen: forecast and cash",
	"chart.weeks.reading":  "Forecast under the recorded calls, fitted on the days before alone; shaded: its 90% range. The naive forecasts take a week like those before, or every customer's usual delay (without its first week, into which all that is already later falls).",
	"chart.weeks.axis":     "cash by week",
	"chart.weeks.forecast": "forecast",
	"chart.weeks.actual":   "came in",
	"chart.weeks.before":   "weeks before",
	"chart.weeks.delay":    "usual delay",

	"chart.effects":         "If calls are worth less, or more, than was assumed",
	"chart.effects.flip":    "If calls are worth less than %s of what was assumed, %s comes first",
	"chart.effects.reading": "Cash beyond what no calls at all would bring, mean over a few replications. Where lines cross, another strategy comes first.",
	"chart.effects.axis":    "effect of calls, as a share of what was assumed",

	"chart.tornado":         "What the assumptions can change for %s: most of all “%s”",
	"chart.tornado.none":    "What the assumptions can change",
	"chart.tornado.hangs":   "Whether %s collects more than came in hangs on an assumption: “%s”",
	"chart.tornado.reading": "Cash beyond what came in, less what agencies keep. Each bar runs from one end of an assumption's range to the other, the dot is the value assumed. A bar that crosses the zero line can turn the answer.",
	"chart.tornado.axis":    "cash beyond what came in",
}
