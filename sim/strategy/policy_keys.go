package strategy

import (
	"firstcall/data/ledger"

	"github.com/goccy/go-yaml/ast"
)

func policyKeys(p *policyDefinition) []key {
	return []key{
		{name: "id", doc: "The name by which a strategy follows the policy.", required: true, value: idValue{&p.id}},
		{name: "description", doc: "One plain sentence.", value: textValue{&p.description}},
		{name: "timetable", doc: "What is done, when, to whom: a list of steps.", value: listValue{"a step", func(_ *document, n ast.Node) []key {
			s := &stepDefinition{at: n, within: defaultWithin}
			p.timetable = append(p.timetable, s)
			return stepKeys(s)
		}}},
		{name: "conversation", doc: "How callers speak: a list, of which the first that fits the account counts, and no other: say in each whether it offers a plan.", value: listValue{"a manner of speaking", func(_ *document, n ast.Node) []key {
			m := &mannerDefinition{at: n, tone: ledger.Plain.String(), promise: promiseAsked}
			p.manners = append(p.manners, m)
			return mannerKeys(m)
		}}},
	}
}

func stepKeys(s *stepDefinition) []key {
	var do []string
	for _, a := range actions {
		do = append(do, string(a))
	}
	return []key{
		{name: "do", doc: "What is done: a letter or an e-mail is sent, a call is made; credit is put on hold until nothing is overdue, or cancelled for good (invoices to come are then not issued); the debt is handed to an agency or written off.", required: true, value: wordValue{&s.do, do}},
		{name: "at", doc: "The day: issue or due of an invoice, plus or minus days, such as due - 5. Without it the step looks at every account each working day.", value: anchorValue{s}},
		{name: "class", doc: "For accounts of this class, or of one of these.", value: classNamesValue{&s.classes}},
		{name: "where", doc: "For accounts that pass this expression.", value: phraseValue{&s.where}},
		{name: "within", doc: "Days that a step may be late because of a weekend, a limit or capacity; then it is left out.", value: flaggedValue{wholeValue{&s.within, 365}, &s.hasWithin}},
		{name: "every", doc: "Without at: days after which the same account is contacted again.", value: flaggedValue{countValue{&s.every, 365}, &s.hasEvery}},
		{name: "name", doc: "What the office calls it.", value: textValue{&s.name}},
	}
}

func mannerKeys(m *mannerDefinition) []key {
	tones := []string{ledger.Plain.String(), ledger.Sympathetic.String(), ledger.Firm.String(), byReason}
	return []key{
		{name: "class", doc: "With accounts of this class, or of one of these.", value: classNamesValue{&m.classes}},
		{name: "where", doc: "With accounts that pass this expression.", value: phraseValue{&m.where}},
		{name: "tone", doc: "The tone; by-reason is sympathetic with who cannot pay and firm with who will not.", value: wordValue{&m.tone, tones}},
		{name: "ask_reason", doc: "The reason for not paying is asked for and logged; by-reason does so anyway.", value: boolValue{&m.ask}},
		{name: "promise", doc: "A promise is asked for, or pressed for: then it is given more and kept less.", value: wordValue{&m.promise, []string{promiseAsked, promisePressed}}},
		{name: "plan", doc: "Offered to who cannot pay: the overdue debt in equal instalments.", value: section{"a payment plan", []key{
			{name: "instalments", doc: "How many instalments.", required: true, value: countValue{&m.plan.Instalments, 60}},
			{name: "days_apart", doc: "Days from one instalment to the next, and to the first; 30 unless said.", value: countValue{&m.plan.DaysApart, 365}},
		}}},
		{name: "extension", doc: "Offered to who cannot pay: days until the whole overdue debt is due.", value: countValue{&m.extend, 365}},
	}
}
