package strategy

// playbookKeys lists what a playbook may say, and where it goes.
func playbookKeys(p *Playbook, strategies *[]*definition) []key {
	return []key{
		{name: "goal", doc: "The question that the run answers, echoed on the report.", value: textValue{&p.Goal}},
		{name: "capacity", doc: "How many calls can be made, and when.", value: section{"capacity", capacityKeys(&p.Capacity)}},
		{name: "limits", doc: "Limits that protect the customer, for every strategy and every day; 0 is no limit.", value: section{"limits", limitKeys(&p.Limits)}},
		{name: "costs", doc: "What collecting costs, in the ledger's currency.", value: section{"costs", costKeys(&p.Costs)}},
		{name: "promises", doc: "When a promise to pay counts as kept, and until when it is open.", value: section{"promises", promiseKeys(&p.Promises)}},
		{name: "params", doc: "Named numbers for expressions.", value: paramsValue{&p.Params}},
		{name: "strategies", doc: "The approaches to compare: ids of built-in strategies, or own ones. The yardsticks are in every run anyway.", value: definitionsValue{strategies}},
		{name: "gate", doc: "Conditions on new minus baseline that `firstcall gate` checks, for each strategy in both.", value: textsValue{&p.Gate}},
	}
}

func capacityKeys(c *Capacity) []key {
	return []key{
		{name: "calls_per_day", doc: "Call attempts on a working day; 0 or absent: as many as the history made.", value: wholeValue{&c.CallsPerDay, 1_000_000}},
		{name: "working_days", doc: "Days on which calls are made: mon-fri, all, or a list such as [mon, wed].", value: weekValue{&c.WorkingDays}},
		{name: "holidays", doc: "Dates without calls, or none.", value: holidaysValue{&c.Holidays}},
	}
}

func limitKeys(l *Limits) []key {
	return []key{
		{name: "days_between_attempts", doc: "Days from an attempt to the next.", value: wholeValue{&l.DaysBetweenAttempts, 365}},
		{name: "days_after_conversation", doc: "Days from a conversation to the next attempt.", value: wholeValue{&l.DaysAfterConversation, 365}},
		{name: "attempts_per_7_days", doc: "Attempts on any 7 consecutive days.", value: wholeValue{&l.AttemptsPer7Days, 1000}},
		{name: "messages_per_day", doc: "Letters, e-mails and messages left on one day. A replay calls nobody twice a day and sends nothing else, so every limit holds.", value: wholeValue{&l.MessagesPerDay, 1000}},
	}
}

func costKeys(c *Costs) []key {
	return []key{
		{name: "per_attempt", doc: "Cost of one call attempt.", value: moneyValue{&c.PerAttempt}},
		{name: "per_minute", doc: "Cost of a minute of conversation.", value: moneyValue{&c.PerMinute}},
		{name: "per_letter", doc: "Cost of a letter.", value: moneyValue{&c.PerLetter}},
		{name: "per_email", doc: "Cost of an e-mail.", value: moneyValue{&c.PerEmail}},
		{name: "cost_of_capital", doc: "Cost of money that is still outside, a year; 0.08 is 8 %.", value: shareValue{&c.CostOfCapital}},
	}
}

func promiseKeys(p *Promises) []key {
	return []key{
		{name: "grace_days", doc: "Days after the promised date in which a payment still keeps the promise.", value: wholeValue{&p.GraceDays, 365}},
		{name: "tolerance", doc: "Share of the promised amount that must have come in.", value: shareValue{&p.Tolerance}},
	}
}

// strategyKeys lists what a strategy of a playbook, or of the library, may say.
func strategyKeys(s *definition) []key {
	return []key{
		{name: "id", doc: "The name on the report: letters, digits, - _ and a point.", required: true, value: idValue{s}},
		{name: "description", doc: "One plain sentence for the report.", value: textValue{&s.description}},
		{name: "where", doc: "Who is called at all: an expression, 0 leaves the account out.", value: phraseValue{&s.where}},
		{name: "score", doc: "Who is called first: an expression or a list, highest first; later ones break ties of earlier ones.", value: phrasesValue{&s.score}},
		{name: "share", doc: "Quotas of the day's calls by strategy, adding to 1.", value: sharesValue{&s.share}},
		{name: "then", doc: "Strategies in order: the first one's candidates, filled up from the next.", value: partsValue{&s.then}},
		{name: "rotate", doc: "Strategies that are followed one at a time, in turn.", value: partsValue{&s.rotate}},
		{name: "every", doc: "How long a rotation follows each strategy.", value: wordValue{&s.every, []string{string(EveryDay), string(EveryWeek), string(EveryMonth)}}},
	}
}

// recipes are the keys that say how a strategy picks: each has exactly one.
var recipes = []string{"score", "share", "then", "rotate"}
