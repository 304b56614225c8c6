package words

import "firstcall/report/runfile"

// Yardstick says in words what the yardstick of that id is.
func (t Texts) Yardstick(id string) string {
	if id != runfile.History && id != runfile.Random {
		id = runfile.NoCalls
	}
	return t.Say("phrase." + id)
}

// Others speaks of the rivals that took part beside the leader.
func (t Texts) Others(rivals int) string {
	if rivals == 1 {
		return t.Say("phrase.the-other")
	}
	return t.Say("phrase.the-others", Count(rivals))
}

// Verdict names the run's verdict in a few words.
func (t Texts) Verdict(run *runfile.Run) string {
	switch run.Recommendation.Verdict {
	case runfile.Clear, runfile.Tie:
		return t.Say("verdict." + run.Recommendation.Verdict)
	}
	return t.Say("verdict.insufficient")
}
