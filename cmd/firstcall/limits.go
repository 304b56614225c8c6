package main

import (
	"fmt"
	"slices"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/zone"
	"firstcall/sim"
	"firstcall/sim/book"
	"firstcall/sim/strategy"
)

// contactLimits are the playbook's limits with the calling hours of the
// ledger's customers from first to last, and what is doubtful about them.
func contactLimits(l *ledger.Ledger, playbook *strategy.Playbook, first, last ledger.Day) (book.Limits, []sim.Doubt, error) {
	limits := playbook.Limits.InBook()
	hours, doubts, err := callingHours(l, playbook, first, last)
	if err != nil {
		return limits, nil, err
	}
	limits.Hours = hours
	return limits, append(presetDoubts(playbook.Limits), doubts...), nil
}

// presetDoubts say what a preset is, and where the playbook goes beyond it.
func presetDoubts(l strategy.Limits) []sim.Doubt {
	preset := l.FromPreset()
	if preset == nil {
		return nil
	}
	doubts := []sim.Doubt{{Code: "limits_preset", Text: fmt.Sprintf(
		"Limits of the preset %s (%s), counted per customer, over all their invoices. It is a reading of the rule for a simulation, not legal advice.", preset.Name, preset.Source)}}
	if loosened := l.Loosened(); loosened != nil {
		doubts = append(doubts, sim.Doubt{Code: "limits_loosened", Text: fmt.Sprintf(
			"The playbook allows more than its preset %s: %s.", preset.Name, strings.Join(loosened, ", "))})
	}
	return doubts
}

// callingHours says on which days the office reaches each customer within the
// calling hours; nil where nothing can be checked. A customer whose time zone
// is not known can always be called.
func callingHours(l *ledger.Ledger, playbook *strategy.Playbook, first, last ledger.Day) (*book.Hours, []sim.Doubt, error) {
	calling, office := playbook.Limits.CallingHours, playbook.Capacity
	if calling == (zone.Hours{}) {
		return nil, nil, nil
	}
	known := 0
	for i := range l.NumCustomers() {
		if zone.Known(l.Customer(i).Timezone) {
			known++
		}
	}
	if office.Timezone == "" {
		if known == 0 {
			return nil, nil, nil
		}
		return nil, []sim.Doubt{{Code: "calling_hours_unchecked", Text: fmt.Sprintf(
			"The ledger has the time zone of %d customers, but the playbook does not say in which the office calls (capacity: {hours: %v, timezone: Europe/Berlin}): calling hours of %v were not checked.",
			known, office.Hours, calling)}}, nil
	}
	var doubts []sim.Doubt
	if unknown := l.NumCustomers() - known; unknown > 0 {
		doubts = append(doubts, sim.Doubt{Code: "unknown_timezones", Text: fmt.Sprintf(
			"No time zone is known of %d of %d customers (customers: timezone): for them calling hours of %v were not checked.", unknown, l.NumCustomers(), calling)})
	}
	here, err := zone.Find(office.Timezone)
	if err != nil {
		return nil, nil, fmt.Errorf("the office's time zone: %w", err)
	}
	hours := &book.Hours{First: first, Zone: make([]int16, l.NumCustomers())}
	rows := make(map[string]int16)
	for i := range hours.Zone {
		name := l.Customer(i).Timezone
		row, met := rows[name]
		switch {
		case met:
		case !zone.Known(name):
			row = -1
		default:
			there, err := zone.Find(name)
			if err != nil {
				return nil, nil, fmt.Errorf("a customer's time zone: %w", err)
			}
			row = int16(len(hours.Shut))
			hours.Shut = append(hours.Shut, zone.Office{Hours: office.Hours, Zone: here}.Shut(first, last, calling, there))
		}
		rows[name] = row
		hours.Zone[i] = row
	}
	return hours, append(doubts, neverReached(hours, calling, office)...), nil
}

// neverReached says of how many customers the office's hours never fall into the calling hours.
func neverReached(h *book.Hours, calling zone.Hours, office strategy.Capacity) []sim.Doubt {
	never := 0
	for _, row := range h.Zone {
		if row >= 0 && !slices.Contains(h.Shut[row], false) {
			never++
		}
	}
	if never == 0 {
		return nil
	}
	return []sim.Doubt{{Code: "never_in_calling_hours", Text: fmt.Sprintf(
		"%d customers are never called: the office's hours of %v in %s never fall into %v where they are.", never, office.Hours, office.Timezone, calling)}}
}
