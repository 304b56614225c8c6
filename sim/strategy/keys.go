package strategy

import (
	"firstcall/sim/book"
	"firstcall/sim/strategy/condition"

	"github.com/goccy/go-yaml/ast"
)

// written is what a playbook says that is put together only when all of it is read.
type written struct {
	classes    []classDefinition
	policies   []*policyDefinition
	strategies []*definition // nil where it lists none
	gate       []*conditionDefinition
}

// playbookKeys lists what a playbook may say, and where it goes.
func playbookKeys(p *Playbook, w *written) []key {
	return []key{
		{name: "goal", doc: "The question that the run answers, echoed on the report.", value: textValue{&p.Goal}},
		{name: "capacity", doc: "How many calls can be made, and when.", value: capacityValue{&p.Capacity}},
		{name: "limits", doc: "Limits that protect the customer, for every strategy and every day: a preset, or limit by limit; 0 is no limit.", value: limitsValue{&p.Limits}},
		{name: "costs", doc: "What collecting costs, in the ledger's currency.", value: section{"costs", costKeys(&p.Costs)}},
		{name: "promises", doc: "When a promise to pay counts as kept, and until when it is open.", value: section{"promises", promiseKeys(&p.Promises)}},
		{name: "params", doc: "Named numbers for expressions.", value: paramsValue{&p.Params}},
		{name: "assume", doc: "Numbers that a ledger can't tell, by name (firstcall fields lists them).", value: assumeValue{&p.Assumed}},
		{name: "classes", doc: "Kinds of accounts, for the field class of expressions and for the steps of policies. An account belongs to the first that it fits.", value: classesValue{&w.classes}},
		{name: "policies", doc: "Written policies that strategies can follow: what is done besides calling, when, to whom, and how callers speak.", value: listValue{"a policy", func(d *document, n ast.Node) []key {
			policy := &policyDefinition{doc: d, at: n}
			w.policies = append(w.policies, policy)
			return policyKeys(policy)
		}}},
		{name: "strategies", doc: "The approaches to compare: ids of built-in strategies, or own ones. The yardsticks are in every run anyway.", value: definitionsValue{&w.strategies}},
		{name: "gate", doc: "Conditions that `firstcall gate` checks when a run is compared with its baseline, such as cash_collected.difference.low >= -1%.", value: conditionsValue{&w.gate}},
	}
}

func capacityKeys(c *Capacity) []key {
	return []key{
		{name: "calls_per_day", doc: "Call attempts on a working day; 0 or absent: as many as the history made.", value: wholeValue{&c.CallsPerDay, 1_000_000}},
		{name: "letters_per_day", doc: "Letters that a policy can send on a working day; 0 is no limit.", value: wholeValue{&c.LettersPerDay, 1_000_000}},
		{name: "emails_per_day", doc: "E-mails likewise.", value: wholeValue{&c.EmailsPerDay, 1_000_000}},
		{name: "working_days", doc: "Days on which calls are made: mon-fri, all, or a list such as [mon, wed].", value: weekValue{&c.WorkingDays}},
		{name: "holidays", doc: "Dates without calls, or none.", value: holidaysValue{&c.Holidays}},
		{name: "hours", doc: "When the office calls, in its own time zone.", value: hoursValue{&c.Hours, false}},
		{name: "timezone", doc: "The office's time zone, such as Europe/Berlin. With it, customers whose time zone is known are called within calling_hours.", value: zoneValue{&c.Timezone}},
	}
}

func limitKeys(l *Limits) []key {
	return []key{
		{name: "days_between_attempts", doc: "Days from an attempt to the next.", value: wholeValue{&l.DaysBetweenAttempts, 365}},
		{name: "days_after_conversation", doc: "Days from a conversation to the next attempt.", value: wholeValue{&l.DaysAfterConversation, 365}},
		{name: "attempts_per_7_days", doc: "Attempts on any 7 consecutive days.", value: wholeValue{&l.AttemptsPer7Days, book.MostAttempts}},
		{name: "messages_per_day", doc: "Letters, e-mails, text messages and voice messages left, on one day. Who has had them is not called on that day either.", value: wholeValue{&l.MessagesPerDay, 1000}},
		{name: "calling_hours", doc: "Hours in which customers may be called, in their local time, or none. A day counts if an hour of the office's hours falls into them.", value: hoursValue{&l.CallingHours, true}},
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

func classKeys(c *classDefinition) []key {
	return []key{
		{name: "id", doc: "The name that expressions compare class with.", required: true, value: idValue{&c.id}},
		{name: "where", doc: "Whom the class fits: an expression without class and pct. The last class may do without: everybody else.", value: phraseValue{&c.where}},
		{name: "description", doc: "One plain sentence.", value: textValue{&c.description}},
	}
}

// strategyKeys lists what a strategy of a playbook, or of the library, may say.
func strategyKeys(s *definition) []key {
	return []key{
		{name: "id", doc: "The name on the report: letters, digits, - _ and a point.", required: true, value: idValue{&s.id}},
		{name: "description", doc: "One plain sentence for the report.", value: textValue{&s.description}},
		{name: "where", doc: "Who is called at all: an expression, 0 leaves the account out.", value: phraseValue{&s.where}},
		{name: "score", doc: "Who is called first: an expression or a list, highest first; later ones break ties of earlier ones.", value: phrasesValue{&s.score}},
		{name: "calls", doc: "The strategy that chooses whom to call; goes with policy.", value: partValue{&s.calls}},
		{name: "before_due", doc: "Also calls accounts with nothing overdue, from so many days before an invoice falls due.", value: wholeValue{&s.beforeDue, 90}},
		{name: "policy", doc: "The policy that the strategy follows besides.", value: partValue{&s.policy}},
		{name: "share", doc: "Quotas of the day's calls by strategy, adding to 1.", value: sharesValue{&s.share}},
		{name: "then", doc: "Strategies in order: the first one's candidates, filled up from the next.", value: partsValue{&s.then}},
		{name: "rotate", doc: "Strategies that are followed one at a time, in turn.", value: partsValue{&s.rotate}},
		{name: "every", doc: "How long a rotation follows each strategy.", value: wordValue{&s.every, []string{string(EveryDay), string(EveryWeek), string(EveryMonth)}}},
		{name: "when", doc: "Cases, each with a strategy of its own: an account belongs to the first that it fits, and earlier cases are called first.", value: casesValue{&s.when}},
		{name: "shortlist", doc: "The best of one strategy, called in the order of another.", value: section{"a shortlist", shortlistKeys(&s.shortlist)}},
		{name: "blend", doc: "Strategies with their weights: the weighted mean of the places that each gives an account.", value: weightsValue{&s.blend}},
		{name: "adaptive", doc: "Strategies among which the day's calls move to those whose calls have brought more.", value: section{"adaptive", adaptiveKeys(&s.adaptive)}},
	}
}

func caseKeys(c *caseDefinition) []key {
	return []key{
		{name: "if", doc: "Which accounts, or on which days: an expression. The last case may do without: everybody else.", value: phraseValue{&c.condition}},
		{name: "use", doc: "The strategy that calls them.", required: true, value: partValue{&c.use}},
		{name: "share", doc: "Quota of the day's calls; either every case has one, adding to 1, or none.", value: shareValue{&c.quota}},
	}
}

func shortlistKeys(s *shortlistDefinition) []key {
	return []key{
		{name: "from", doc: "The strategy that chooses.", required: true, value: partValue{&s.from}},
		{name: "keep", doc: "How many of its best: a number of accounts, or a percentage of those that may be called, such as 20%.", required: true, value: keepValue{s}},
		{name: "then", doc: "The strategy that ranks those kept.", required: true, value: partValue{&s.then}},
	}
}

func adaptiveKeys(a *adaptiveDefinition) []key {
	return []key{
		{name: "of", doc: "The strategies to choose from.", required: true, value: adaptivePartsValue{partsValue{&a.of}}},
		{name: "every", doc: "How long the quotas stay.", value: wordValue{&a.every, []string{string(EveryWeek), string(EveryMonth)}}},
	}
}

func conditionKeys(c *conditionDefinition) []key {
	return []key{
		{name: "check", doc: "What must hold, such as cash_collected.difference.low >= -1%.", required: true, value: phraseValue{&c.check}},
		{name: "for", doc: "Whom it is for: each strategy, the recommended one, or the id of one.", value: partValue{&c.whom}},
		{name: "level", doc: "error: the gate fails; warn: it is said.", value: wordValue{&c.level, []string{condition.LevelError, condition.LevelWarn}}},
	}
}

// recipes are the keys that say how a strategy picks: each has exactly one.
var recipes = []string{"score", "share", "then", "rotate", "when", "shortlist", "blend", "adaptive", "calls"}
