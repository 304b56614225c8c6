package words

// english is what stands on a page besides its figures. %s is put in by the page.
var english = map[string]string{
	"page.about":     "Whom to call first",
	"page.skip":      "Skip to the answer",
	"page.footer":    "Made by firstcall on your own machine. This page loads nothing from anywhere.",
	"table.strategy": "Strategy",

	"answer.assumed":         "Assumed, not measured",
	"answer.assumed.reading": "This ledger does not show what a call does. Every figure below that concerns calls rests on these assumptions:",
	"answer.assumed.none":    "The response to calls is assumed from published figures.",

	"ranking":             "The strategies, ranked by cash",
	"ranking.reading":     "Cash over the season, mean and 90% range of %s replications. Difference: to the recorded calls under the same luck. Yardsticks are not ranked.",
	"ranking.place":       "Place",
	"ranking.cash":        "Cash",
	"ranking.difference":  "Difference",
	"ranking.range":       "90% range",
	"ranking.calls":       "Calls",
	"ranking.evidence":    "Evidence",
	"ranking.recommended": "recommended",
	"ranking.tied":        "can’t be told apart",
	"ranking.beside":      "rests on assumptions, not ranked",
	"ranking.to":          "To history",
	"ranking.grades":      "Evidence A: effects of calls estimated from the call log, with good support. B: estimated with thin support, or by what has no control group (letters, e-mails, tones). C: assumed.",

	"next":                "Whom to call on %s",
	"next.reading":        "The first %s calls of %s on the first working day after this ledger ends.",
	"next.customer":       "Customer",
	"next.overdue":        "Overdue",
	"next.for":            "For",
	"next.last":           "Last",
	"next.others":         "The first calls of the others",
	"next.others.reading": "In bold: also on the list above.",
	"next.nobody":         "Nobody.",

	"measures":         "More measures",
	"measures.reading": "Means over %s replications, strategies in the order of their cash. What each word means stands below, where its name leads.",

	"policies":         "What the policies did",
	"policies.reading": "In one replication. Done: messages sent, calls made, customers whose credit was put on hold or cancelled, invoices handed over or written off. Left out: invoices for which the step would have come too late, because of weekends, limits or capacity.",
	"policies.step":    "Step",
	"policies.when":    "When",
	"policies.for":     "For",
	"policies.done":    "Done",
	"policies.leftout": "Left out",

	"assumed":         "Assumed, not measured",
	"assumed.reading": "What these strategies do besides calling, this ledger does not show. Each number is drawn between its low and its high end in every replication. The last column is the cash beyond your calls, less what agencies keep, with that number at its low and at its high end, in a few replications: it need not frame the figure of the ranking. Numbers of one kind are tried together.",
	"assumed.name":    "Assumed",
	"assumed.value":   "Value",
	"assumed.source":  "Source",
	"assumed.extra":   "Cash beyond your calls",

	"stops":         "Held back to protect customers",
	"stops.reading": "Calls that each strategy would have made, and a limit of the playbook stopped, in one replication. A call that is held back on three mornings counts three times. Your own calls, history, are replayed as they were.",
	"stops.calls":   "Calls held back",

	"trust":        "Can I trust this?",
	"trust.doubts": "Doubts",

	"words":         "Words",
	"words.formula": "Formula: %s.",

	"reproduce":         "How to reproduce",
	"reproduce.reading": "The same ledger, playbook, seed and version give the same bytes. All figures of this page stand in run.json beside it.",

	"script.show":     "Show",
	"script.all":      "all",
	"script.none":     "none",
	"script.sort":     "Sort by %s",
	"script.read":     "Read values after",
	"script.calls":    "%s calls",
	"script.nothing":  "not that far",
	"script.readings": "Values along the lines",
}
