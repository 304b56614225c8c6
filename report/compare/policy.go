package compare

import (
	"fmt"
	"strings"

	"firstcall/report/runfile"
	"firstcall/sim"
	"firstcall/sim/strategy"
)

// policyOf tells what a strategy's policy came to; nil where it follows none.
func policyOf(s *sim.StrategyResult) *runfile.Policy {
	if s.Policy == nil {
		return nil
	}
	p := &runfile.Policy{ID: s.Policy.ID, Description: s.Policy.Description, Steps: []runfile.Step{}}
	for n, step := range s.Policy.Timetable {
		one := runfile.Step{Do: string(step.Do), Name: step.Name, When: when(step), For: condition(step)}
		if n < len(s.Steps) {
			one.Done, one.LeftOut = s.Steps[n].Done, s.Steps[n].LeftOut
		}
		p.Steps = append(p.Steps, one)
	}
	return p
}

func when(s strategy.Step) string {
	switch {
	case s.At != "" && s.Offset < 0:
		return fmt.Sprintf("%s - %d", s.At, -s.Offset)
	case s.At != "" && s.Offset > 0:
		return fmt.Sprintf("%s + %d", s.At, s.Offset)
	case s.At == "" && s.Every > 0:
		return english.Say("step.every", s.Every)
	}
	return string(s.At)
}

func condition(s strategy.Step) string {
	var sources []string
	for _, p := range s.When {
		source := p.Source()
		if len(s.When) > 1 && strings.Contains(source, "||") {
			source = "(" + source + ")"
		}
		sources = append(sources, source)
	}
	return strings.Join(sources, " && ")
}
