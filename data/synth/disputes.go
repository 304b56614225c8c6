package synth

// manyDisputes is the kind Disputes: at many customers a good share of the
// invoices has something wrong with it (a price, a delivery, a missing order
// number). They wait, silently, until a conversation asks; the office settles
// the query within days, and then the customer pays in its usual way. A query
// nobody asks about is given up after months.
func manyDisputes(office *dice) casting {
	return mixture{
		{office.between(0.5, 0.7), newPrompt},
		{office.between(0.15, 0.25), newForgetful},
		{0.08, newSlow},
		{0.06, newStrapped},
	}.with(
		deadbeats(office.between(0.02, 0.05)),
		disputing(office.between(0.5, 0.8), 0.08, office.between(0.25, 0.4)),
		heeding(office.between(0.4, 0.7)),
	)
}
