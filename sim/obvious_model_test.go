package sim

import (
	"pgregory.net/rapid"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// exaggerations give a model much stronger effects of what the engine must keep
// track of than a few invoices would show: then a slip changes who pays when.
var exaggerations = []struct {
	name string
	make func(*response.Model)
}{
	{"queue", func(m *response.Model) {
		for k := range m.Rates.Queue {
			m.Rates.Queue[k] = [...]float64{1, 0.1, 4}
		}
	}},
	{"pace", func(m *response.Model) {
		for k := range m.Rates.Base {
			for age := range m.Rates.Base[k] {
				m.Rates.Base[k][age] = 0.01 * float64(1+(5*age+k)%7)
			}
		}
		for i := range m.Customers {
			for k := range m.Customers[i].Pace {
				for stage := range m.Customers[i].Pace[k] {
					m.Customers[i].Pace[k][stage] = response.Gamma{Shape: 2, Rate: 2}
				}
			}
		}
	}},
	{"attempts", func(m *response.Model) {
		for s := range m.Rates.Sel {
			for g := range m.Rates.Sel[s] {
				m.Rates.Sel[s][g] = [...]float64{1, 5, 0.2}[s]
			}
		}
	}},
	{"contacts", func(m *response.Model) {
		for c := 1; c < len(m.Rates.Call); c++ {
			for g := range m.Rates.Call[c] {
				m.Rates.Call[c][g] = 0.01 * float64(1+(7*c+3*g)%11)
			}
		}
		for i := range m.Customers {
			for k := range m.Customers[i].Reacts {
				levels := &m.Customers[i].Reacts[k]
				clear(levels[:])
				levels[len(levels)-1-i%3] = 1
			}
		}
	}},
	{"repetition", func(m *response.Model) {
		for k := range m.Rates.Times {
			m.Rates.Times[k] = [...]float64{1, 0.3, 3}
		}
		for s := range m.Rates.Sore {
			m.Rates.Sore[s] = [...]float64{1, 2, 0.2}
		}
	}},
	{"outcomes", func(m *response.Model) {
		for i := range m.Customers {
			c := &m.Customers[i]
			for o := range c.Outcome {
				c.Outcome[o] = 1.0 / 3
				if ledger.Outcome(o).Conversation() {
					c.Outcome[o] = 1.0 / 7
				}
			}
			c.Reach = response.Gamma{Shape: 6, Rate: 3}
		}
	}},
	{"parts", func(m *response.Model) {
		for i := range m.Customers {
			for b := range m.Customers[i].Part {
				m.Customers[i].Part[b] = float64(b+1) / float64(len(m.Customers[i].Part))
			}
		}
	}},
	{"purses", func(m *response.Model) {
		for i := range m.Purses.Is {
			m.Purses.Is[i] = i%2 == 1
		}
		for touch := range m.Purses.Ratio {
			m.Purses.Ratio[touch] = 1 + 0.4*float64(touch%3)
		}
	}},
}

// drawnModel is a model of the ledger, exaggerated as it comes.
func drawnModel(t *rapid.T, l *ledger.Ledger, playbook *strategy.Playbook) *response.Model {
	m := response.FitOne(response.NewTally(book.NewIndex(l), l.Events(), l.LastDay()+1), playbook.Assumed)
	for _, e := range exaggerations {
		if rapid.IntRange(0, 1).Draw(t, e.name+" exaggerated") == 1 {
			e.make(m)
		}
	}
	return m
}
