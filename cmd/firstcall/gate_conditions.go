package main

import (
	"fmt"

	"firstcall/report/compare"
	"firstcall/report/runfile"
	"firstcall/sim/strategy"
	"firstcall/sim/strategy/condition"
)

// conditions are those of the playbook that was named, else of the run's own.
func (o *gateOptions) conditions(next compare.Side) ([]condition.Condition, error) {
	if o.replay.Playbook != "" {
		playbook, err := loadPlaybook(o.replay.Playbook)
		if err != nil {
			return nil, err
		}
		if len(playbook.Gate) == 0 {
			return nil, noConditions(o.replay.Playbook)
		}
		return playbook.Gate, nil
	}
	if next.Run.Playbook == nil || len(next.Run.Playbook.Gate) == 0 {
		return nil, noConditions("the playbook of " + next.Name)
	}
	conditions, err := strategy.Gate(asWritten(next.Run.Playbook.Gate))
	if err != nil {
		return nil, usageError(fmt.Errorf("the gate of %s can't be used: %w", next.Name, err))
	}
	return conditions, nil
}

func asWritten(lines []runfile.Condition) [][3]string {
	out := make([][3]string, len(lines))
	for i, l := range lines {
		out[i] = [3]string{l.Check, l.For, l.Level}
	}
	return out
}

// noConditions: a gate that checks nothing would pass whatever happens.
func noConditions(where string) error {
	return usageError(fmt.Errorf("%s has no gate, so that nothing would be checked: add\n  gate:\n    - cash_collected.difference.low >= -1%%", where))
}
