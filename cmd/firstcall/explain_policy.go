package main

import (
	"fmt"
	"strings"

	"firstcall/data/ledger"
	"firstcall/sim"
	"firstcall/sim/strategy"
)

// writePolicy writes what a policy has for the account on the morning.
func writePolicy(b *strings.Builder, l *ledger.Ledger, v *sim.PolicyView) {
	fmt.Fprintf(b, "\nIts policy, %s, has for this morning, as far as limits, capacity and earlier steps allow:\n", v.ID)
	for _, s := range v.Steps {
		fmt.Fprintf(b, "  %s\n", stepInWords(l, s))
	}
	if len(v.Steps) == 0 {
		b.WriteString("  nothing\n")
	}
	if v.Manner != nil {
		fmt.Fprintf(b, "Whoever calls it speaks so: %s.\n", mannerInWords(*v.Manner))
	}
}

func stepInWords(l *ledger.Ledger, s sim.StepView) string {
	text := string(s.Do)
	if s.Name != "" {
		text += " (" + s.Name + ")"
	}
	if s.Every > 0 {
		text += fmt.Sprintf(", every %d days", s.Every)
	}
	if s.At == "" {
		return text
	}
	text += fmt.Sprintf(", %s%+d", s.At, s.Offset)
	var ids []string
	for _, i := range s.Invoices {
		ids = append(ids, l.Invoice(int(i)).ID)
	}
	return text + ": for " + strings.Join(ids, ", ")
}

func mannerInWords(m strategy.Manner) string {
	parts := []string{m.Tone.String()}
	if m.ByReason {
		parts[0] = "sympathetic if it cannot pay, firm if it will not"
	}
	if m.AskReason {
		parts = append(parts, "the reason is asked for")
	}
	if m.Press {
		parts = append(parts, "a promise is pressed for")
	}
	switch p := m.Plan; {
	case p.Instalments == 1:
		parts = append(parts, fmt.Sprintf("who cannot pay is offered %d more days", p.DaysApart))
	case p.Offered():
		parts = append(parts, fmt.Sprintf("who cannot pay is offered %d instalments, %d days apart", p.Instalments, p.DaysApart))
	}
	return strings.Join(parts, "; ")
}
