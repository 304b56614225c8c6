package synth

// balanced is the kind Balanced: a typical office has some of everybody.
func balanced(office *dice) casting {
	return mixture{
		{office.between(0.25, 0.35), newPrompt},
		{office.between(0.2, 0.35), newForgetful},
		{office.between(0.1, 0.2), newSlow},
		{office.between(0.08, 0.16), newStrapped},
		{office.between(0.05, 0.12), newStaller},
	}.with(
		deadbeats(office.between(0.03, 0.06)),
		disputing(office.between(0.05, 0.15), 0.05, 0.3),
		heeding(office.between(0.6, 1)),
	)
}
