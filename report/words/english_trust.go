package words

// englishTrust is what speaks for and against the answer.
var englishTrust = map[string]string{
	"trust":        "Can I trust this?",
	"trust.doubts": "Doubts",

	"trust.evidence":            "Evidence %s.",
	"trust.luck":                "Luck.",
	"trust.luck.is":             "Every strategy met the same customers and the same luck in each of %s replications, so that differences are differences of strategy. A 90% range holds the middle nine tenths of the replications, which vary luck, what the ledger leaves open about the customers’ response, and how far a model of it is found to be off.",
	"trust.replications":        "Replications.",
	"trust.tried":               "How many were tried.",
	"trust.tried.is":            "%s strategies competed; the verdict allows for it, since the best of many looks good by luck alone.",
	"trust.beside":              "Beside the contest.",
	"trust.beside.is":           "Strategies that rest on assumptions of their own, evidence C, take no part in the verdict: what they do was never tried on this ledger.",
	"trust.support":             "Support.",
	"trust.support.is":          "%s of the calls of %s fall where your own calls fell too. For the rest the response is carried over from similar accounts.",
	"trust.fidelity":            "Fidelity.",
	"trust.calibration":         "Calibration.",
	"trust.placebo":             "Placebo.",
	"trust.sensitivity":         "Sensitivity.",
	"trust.untested":            "Not tested: %s.",
	"trust.fidelity.none":       "The recorded calls were not replayed, so the replay could not be checked against the record.",
	"trust.fidelity.broken":     "Replaying the recorded calls gave %s, but %s is on record: do not rely on this run.",
	"trust.fidelity.exact":      "Replaying the recorded calls gave back the recorded cash exactly, day by day: %s.",
	"trust.fidelity.unrecorded": "No calls are on record in the season. Replayed without any, it gave back the recorded cash exactly, day by day: %s.",
	"trust.fidelity.empty":      "Neither calls nor cash are on record in the season, so there was nothing to check the replay against.",

	// The day of the fit, the forecast, of how many weeks, its range, what came in; the naive forecasts; the errors of all three; weeks in range.
	"trust.calibration.is": "Fitted on the days before %s alone, the model forecasts %s for the %s weeks that follow (90%: %s to %s); %s came in. " +
		"Weeks like those before would have brought %s, every customer paying at the usual delay %s. " +
		"Week by week the model is off by %s of the cash, those two by %s and %s; %s of the weeks lie in its 90% range.",
	"trust.placebo.passes": "By the fit a conversation brings %s extra payments. Attempts that reached nobody, passed off as conversations, bring %s: as should be, next to nothing.",
	"trust.placebo.noise":  "By the fit a conversation brings %s extra payments. Attempts that reached nobody, passed off as conversations, bring %s, where nothing would be right: the fit is off by more than the whole effect, which can't be told from its noise.",
	"trust.placebo.noisy":  "By the fit a conversation brings %s extra payments. Attempts that reached nobody, passed off as conversations, bring %s, where nothing would be right: the effect may be off by as much.",
	"trust.placebo.fails":  "By the fit a conversation brings %s extra payments. Attempts that reached nobody, passed off as conversations, bring %s: too much: part of the effect may be who was called, not the call.",

	"sensitivity.even":       "With calls as assumed all strategies collect the same cash, so there is no winner to change.",
	"sensitivity.luck":       "With calls as assumed %s leads the run and %s a few of its replications: luck decides between them, so there is no winner to change.",
	"sensitivity.flips":      "The winner changes from %s to %s if a conversation is worth less than %s of what was assumed; up to %s, it does not.",
	"sensitivity.flips.both": "The winner changes from %s to %s if a conversation is worth less than %s of what was assumed; at %s, %s comes first.",
	"sensitivity.stays":      "%s stays first if a conversation is worth anything from %s to %s of what was assumed.",
	"sensitivity.stays.down": "%s stays first down to %s of what a conversation was assumed to be worth; at %s, %s comes first.",

	// A line each, for a terminal.
	"tests.fidelity.exact":      "Fidelity: the recorded calls, replayed, gave back the recorded cash exactly.",
	"tests.fidelity.unrecorded": "Fidelity: no calls are on record; the season without any, replayed, gave back the recorded cash exactly.",
	"tests.fidelity.empty":      "Fidelity: neither calls nor cash are on record in the season, nothing to check the replay against.",
	"tests.fidelity.broken":     "Fidelity: %s",
	"tests.calibration":         "Calibration: %s unseen weeks, forecast %s, came in %s; a week is off by %s (weeks like those before: %s, usual delays: %s), %s of weeks in the 90% range.",
	"tests.placebo.passes":      "Placebo: a conversation brings %s extra payments; attempts that reached nobody, passed off as conversations, %s.",
	"tests.placebo.noise":       "Placebo: a conversation brings %s extra payments; attempts that reached nobody, passed off as conversations, %s, where nothing would be right: the effect can't be told from the noise.",
	"tests.placebo.noisy":       "Placebo: a conversation brings %s extra payments; attempts that reached nobody, passed off as conversations, %s, where nothing would be right: the effect may be off by as much.",
	"tests.placebo.fails":       "Placebo: a conversation brings %s extra payments; attempts that reached nobody, passed off as conversations, %s: too much, it fails.",
	"tests.sensitivity":         "Sensitivity: %s",

	"tests.calibration.untested": "Calibration: not tested: %s.",
	"tests.placebo.untested":     "Placebo: not tested: %s.",
}
