package words

// Evidence says an evidence grade in words.
func (t Texts) Evidence(grade string) string {
	switch grade {
	case "A", "B", "C":
		return t.Say("evidence." + grade)
	}
	return t.Say("evidence.other", grade)
}
