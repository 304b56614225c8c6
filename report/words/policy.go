package words

import "firstcall/report/runfile"

// Step says what a step does, by the office's name for it if it has one.
func (t Texts) Step(s runfile.Step) string {
	name, err := t.Of("step." + s.Do)
	if err != nil { // a step of a newer version speaks for itself
		name = s.Do
	}
	if s.Name != "" {
		return s.Name + " (" + name + ")"
	}
	return name
}

// When says when a step is done.
func (t Texts) When(s runfile.Step) string {
	if s.When == "" {
		return t.Say("step.any-day")
	}
	return s.When
}
