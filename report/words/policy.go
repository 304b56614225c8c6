package words

import "firstcall/report/runfile"

// stepNames say in plain words what the steps of a timetable do.
var stepNames = map[string]string{
	"letter": "letter", "email": "e-mail", "call": "call", "hold": "credit on hold", "cancel_credit": "credit cancelled",
	"agency": "to the agency", "write_off": "written off",
}

// Step says what a step does, by the office's name for it if it has one.
func Step(s runfile.Step) string {
	name, ok := stepNames[s.Do]
	if !ok {
		name = s.Do
	}
	if s.Name != "" {
		return s.Name + " (" + name + ")"
	}
	return name
}

// When says when a step is done.
func When(s runfile.Step) string {
	if s.When == "" {
		return "any day"
	}
	return s.When
}
