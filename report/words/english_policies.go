package words

// englishPolicies is what policies do, what limits hold back, and what rests on assumptions.
var englishPolicies = map[string]string{
	"policies":         "What the policies did",
	"policies.reading": "In one replication. Done: messages sent, calls made, customers whose credit was put on hold or cancelled, invoices handed over or written off. Left out: invoices for which the step would have come too late, because of weekends, limits or capacity.",
	"policies.step":    "Step",
	"policies.when":    "When",
	"policies.for":     "For",
	"policies.done":    "Done",
	"policies.leftout": "Left out",

	"step.letter":        "letter",
	"step.email":         "e-mail",
	"step.call":          "call",
	"step.hold":          "credit on hold",
	"step.cancel_credit": "credit cancelled",
	"step.agency":        "to the agency",
	"step.write_off":     "written off",
	"step.any-day":       "any day",
	"step.every":         "every %s days",

	"stops":          "Held back to protect customers",
	"stops.reading":  "Calls that each strategy would have made, and a limit of the playbook stopped, in one replication. A call that is held back on three mornings counts three times.",
	"stops.recorded": "The recorded calls, history, are replayed as they were.",
	"stops.calls":    "Calls held back",

	// Why a call was held back, by the limit's key in a run file.
	"limit.days_between_attempts":   "too soon after the last attempt",
	"limit.days_after_conversation": "too soon after a conversation",
	"limit.attempts_per_7_days":     "too many attempts in 7 days",
	"limit.messages_per_day":        "a message on that day already",
	"limit.calling_hours":           "outside the customer’s calling hours",
	"limit.one_call_a_day":          "called on that day already",
	"limit.messages":                "letters and messages not sent",
	"stopped":                       "In one replay of %s the limits held back %s.",

	"assumed":         "Assumed, not measured",
	"assumed.reading": "What these strategies do besides calling, this ledger does not show. Each number is drawn between its low and its high end in every replication. The last column is the cash beyond what came in, less what agencies keep, with that number at its low and at its high end, in a few replications: it need not frame the figure of the ranking. Numbers of one kind are tried together.",
	"assumed.name":    "Assumed",
	"assumed.value":   "Value",
	"assumed.source":  "Source",
	"assumed.extra":   "Cash beyond what came in",
	"assumed.range":   "%s (%s to %s)",
	"assumed.days":    "%s (%s to %s) days",

	"rests":      "%s rests on %s, which the ledger can't tell.",
	"rests.most": " Most depends on %s, taken as %s: from its low to its high end, %s beyond what came in%s.",
	"rests.line": "Assumed: %s",
}
