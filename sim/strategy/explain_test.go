package strategy

import (
	"slices"
	"testing"
)

// What is explained is what is done: places, neighbours, and who calls.
func TestExplainAgreesWithPick(t *testing.T) {
	m := office(60, 4)
	const n = 11
	for _, s := range everyStrategy(t) {
		picks := slices.Clone(s.Pick(m, n, nil))
		for position := range int32(len(m.Accounts)) {
			r := Explain(s, m, n, position)
			at := slices.Index(picks, position)
			if r.Place != at+1 || r.Calls != len(picks) {
				t.Errorf("%s: position %d has place %d of %d calls, want %d of %d", s.ID(), position, r.Place, r.Calls, at+1, len(picks))
			}
			if r.Ranked > 0 && (r.Place > 0) != (r.Rank > 0 && r.Rank <= n) {
				t.Errorf("%s: position %d has place %d and rank %d", s.ID(), position, r.Place, r.Rank)
			}
			if at > 0 && r.Above != m.Accounts[picks[at-1]] {
				t.Errorf("%s: above position %d is account %d, want %d", s.ID(), position, r.Above, m.Accounts[picks[at-1]])
			}
			if at >= 0 && at+1 < len(picks) && r.Below != m.Accounts[picks[at+1]] {
				t.Errorf("%s: below position %d is account %d, want %d", s.ID(), position, r.Below, m.Accounts[picks[at+1]])
			}
			if !r.Passes && r.Place > 0 {
				t.Errorf("%s: position %d is called and does not pass", s.ID(), position)
			}
			if len(r.Scores) == 0 && r.Says == "" {
				t.Errorf("%s: position %d has no reason", s.ID(), position)
			}
		}
	}
}

func TestExplain(t *testing.T) {
	for _, test := range []struct {
		strategy string
		position int32
		says     string
		parts    []string
	}{
		{"then: [due, biggest-balance]", 2, "called by due", []string{"due", "biggest-balance"}},
		{"then: [due, biggest-balance]", 0, "called by biggest-balance", []string{"due", "biggest-balance"}},
		{"share: {due: 0.5, oldest-debt: 0.5}", 1, "not called by any part", []string{"due", "oldest-debt"}},
		{"share: {due: 0.5, oldest-debt: 0.5}", 3, "called by oldest-debt", []string{"due", "oldest-debt"}},
		{"rotate: [due, oldest-debt]", 4, "it is the turn of due, counting each month from the season's first morning", []string{"due"}},
		{"when: [{if: overdue < 300, use: due}, {use: oldest-debt}]", 4, "its case is number 1, where overdue < 300", []string{"due"}},
		{"when: [{if: overdue < 300, use: due, share: 0.25}, {use: oldest-debt, share: 0.75}]", 0, "its case is number 2, everybody else, with 75 % of the calls", []string{"oldest-debt"}},
		{"when: [{if: overdue < 300, use: due}]", 0, "it fits no case", nil},
		{"shortlist: {from: oldest-debt, keep: 2, then: due}", 4, "among the 2 that oldest-debt keeps", []string{"oldest-debt", "due"}},
		{"shortlist: {from: oldest-debt, keep: 2, then: due}", 1, "not among the 2 that oldest-debt keeps", []string{"oldest-debt"}},
		{"blend: {biggest-balance: 3, oldest-debt: 1}", 1, "its weighted place is 0.7000, of at most 1", []string{"biggest-balance", "oldest-debt"}},
		{"adaptive: {of: [due, oldest-debt]}", 3, "called by oldest-debt; shares of the calls before it has learnt anything: due 100 % oldest-debt 0 %", []string{"due", "oldest-debt"}},
	} {
		p := playbook(t, "strategies:\n  - {id: due, where: promise_due, score: overdue}\n  - {id: x, "+test.strategy+"}")
		r := Explain(p.Strategies[1], five(), 3, test.position)
		var parts []string
		for _, part := range r.Parts {
			parts = append(parts, part.ID)
		}
		if r.Says != test.says || !slices.Equal(parts, test.parts) {
			t.Errorf("%s, position %d: %q with parts %v, want %q with %v", test.strategy, test.position, r.Says, parts, test.says, test.parts)
		}
	}
	p := playbook(t, "strategies: [{id: x, where: overdue > 150, score: [promise_due * 2, overdue]}]")
	r := Explain(p.Strategies[0], five(), 1, 3)
	if !r.Passes || r.Where != "overdue > 150" || !slices.Equal(r.Scores, []Score{{"promise_due * 2", 0}, {"overdue", 200}}) ||
		r.Rank != 4 || r.Ranked != 4 || r.Place != 0 || r.Above != 1 || r.Below != -1 {
		t.Errorf("%+v", r)
	}
	if r = Explain(p.Strategies[0], five(), 1, 4); r.Passes || r.Rank != 0 {
		t.Errorf("who does not pass: %+v", r)
	}
}
