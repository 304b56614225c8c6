package ledger

import "strings"

// Tone is how a collector spoke.
type Tone uint8

// The tones. Plain is also what a call log says that names none.
const (
	Plain Tone = iota
	Sympathetic
	Firm
	NumTones int = iota
)

var toneNames = [NumTones]string{"plain", "sympathetic", "firm"}

func (t Tone) String() string { return toneNames[t] }

// ParseTone is the tone that a call log names; other words are Plain.
func ParseTone(s string) Tone {
	for i, name := range toneNames {
		if strings.EqualFold(strings.TrimSpace(s), name) {
			return Tone(i)
		}
	}
	return Plain
}
