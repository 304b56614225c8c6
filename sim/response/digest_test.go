package response

import "testing"

// TestDigestSeesEveryPart changes one number in each corner of a model.
func TestDigestSeesEveryPart(t *testing.T) {
	model := func() *Model {
		m := &Model{Customers: make([]Customer, 2)}
		m.members = []*Model{m, {Customers: make([]Customer, 2)}}
		return m
	}
	seen := map[string]string{model().Digest(): "none"}
	if len(seen) != 1 || seen[model().Digest()] == "" {
		t.Fatal("equal models differ")
	}
	for what, change := range map[string]func(*Model){
		"rates":      func(m *Model) { m.Rates.Base[1][2] = 1e-300 },
		"a customer": func(m *Model) { m.Customers[1].Outcome[0] = 0.5 },
		"a size":     func(m *Model) { m.Customers[1].Size = 1 },
		"customers":  func(m *Model) { m.Customers = m.Customers[:1] },
		"given":      func(m *Model) { m.given[0] = 0.5 },
		"pinned":     func(m *Model) { m.pinned[3] = true },
		"a member":   func(m *Model) { m.members[1].Promised = 0.5 },
		"members":    func(m *Model) { m.members = m.members[:1] },
		"grade":      func(m *Model) { m.Evidence.Grade = "A" },
	} {
		m := model()
		change(m)
		if same := seen[m.Digest()]; same != "" {
			t.Errorf("changed %s: the digest is the same as with %s changed", what, same)
		}
		seen[m.Digest()] = what
	}
}
