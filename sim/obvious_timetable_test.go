package sim

import (
	"math"
	"slices"

	"firstcall/data/ledger"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
)

// workTimetable does a working morning's timetable.
func (o *obvious) workTimetable() {
	f := &o.office
	if f.policy == nil {
		return
	}
	f.letters, f.emails, f.calls = 0, 0, 0
	for a := range f.stopped {
		if f.stopped[a] == "hold" && o.overdue(int32(a)) == 0 {
			f.stopped[a] = ""
		}
	}
	for n := range f.policy.Timetable {
		if f.policy.Timetable[n].At != "" {
			o.anchored(n)
		} else {
			o.unanchored(n)
		}
	}
}

// stepDay is the day on which a step with an anchor is to be done for an invoice.
func (o *obvious) stepDay(s *strategy.Step, i int32) ledger.Day {
	if s.At == strategy.AtIssue {
		return o.record.invoices[i].Issued + ledger.Day(s.Offset)
	}
	return o.record.invoices[i].Due + ledger.Day(s.Offset)
}

// anchored does a step for the invoices that have reached its day, the first to reach it first.
func (o *obvious) anchored(n int) {
	f, s := &o.office, &o.office.policy.Timetable[n]
	var waiting []int32
	for i := range o.record.invoices {
		at := o.stepDay(s, int32(i))
		recorded := at < o.world.From && o.record.invoices[i].Issued < o.world.From // it was the recorded office's
		gone := o.book.Debts[i].Open <= 0 || f.withheld[i] || o.book.WithAgency(int32(i)) && s.Do != strategy.WriteOff
		switch {
		case f.dealtWith[n][i] || at > o.day || recorded:
		case gone:
			f.dealtWith[n][i] = true
		case o.day > at+ledger.Day(s.Within):
			f.dealtWith[n][i] = true
			f.counts[n].LeftOut++
		default:
			waiting = append(waiting, int32(i))
		}
	}
	slices.SortStableFunc(waiting, func(i, j int32) int { return int(o.stepDay(s, i) - o.stepDay(s, j)) })
	passing := o.passing(s.When)
	if len(waiting) > o.spare(s.Do) {
		slices.SortStableFunc(waiting, func(i, j int32) int {
			return int(o.balance(o.record.invoices[j].Account) - o.balance(o.record.invoices[i].Account))
		})
	}
	var contacted []int32
	for _, i := range waiting {
		a := o.record.invoices[i].Account
		switch {
		case !o.book.Issued(i):
		case slices.Contains(contacted, a), !slices.Contains(passing, a):
			f.dealtWith[n][i] = true // one contact serves all; and the step is for others
		case o.do(n, a, i):
			f.dealtWith[n][i] = true
			if s.Do.Contacts() {
				contacted = append(contacted, a)
			}
		}
	}
}

// unanchored does a step for every account that it is for.
func (o *obvious) unanchored(n int) {
	f, s := &o.office, &o.office.policy.Timetable[n]
	var list []int32
	for _, a := range o.passing(s.When) {
		chased := o.overdue(a) > 0 || s.Do == strategy.WriteOff && o.withAgency(a)
		rests := s.Every > 0 && o.day < f.contacted[n][a]+ledger.Day(s.Every)
		if (s.Do.Contacts() || chased) && !rests {
			list = append(list, a)
		}
	}
	if len(list) > o.spare(s.Do) {
		slices.SortStableFunc(list, func(a, b int32) int { return int(o.balance(b) - o.balance(a)) })
	}
	for _, a := range list {
		if o.do(n, a, -1) {
			f.contacted[n][a] = o.day
		}
	}
}

// balance is all that an account has open, with an agency or not.
func (o *obvious) balance(account int32) (sum ledger.Cents) {
	for _, i := range o.book.Of(account) {
		if o.book.Issued(i) {
			sum += o.book.Debts[i].Open
		}
	}
	return sum
}

func (o *obvious) withAgency(account int32) bool {
	return slices.ContainsFunc(o.book.Of(account), func(i int32) bool { return o.book.WithAgency(i) && o.book.Debts[i].Open > 0 })
}

// spare is how many more letters, e-mails or calls today's capacity allows.
func (o *obvious) spare(do strategy.Action) int {
	switch w, f := o.world, &o.office; {
	case do == strategy.SendLetter && w.LettersPerDay > 0:
		return w.LettersPerDay - f.letters
	case do == strategy.SendEmail && w.EmailsPerDay > 0:
		return w.EmailsPerDay - f.emails
	case do == strategy.MakeCall:
		return w.CallsPerDay - f.calls
	}
	return math.MaxInt
}

// do takes a step towards an account because of an invoice, or (-1) of all that
// is overdue, and reports whether that is settled: what is forbidden today is not.
func (o *obvious) do(n int, account, invoice int32) bool {
	f, s := &o.office, &o.office.policy.Timetable[n]
	if o.paysInInstalments(account) && s.Do != strategy.HoldCredit && s.Do != strategy.CancelCredit {
		return false
	}
	switch s.Do {
	case strategy.SendLetter, strategy.SendEmail:
		if !o.mayMessage(account) {
			o.Stops.Messages++
			return false
		}
		if o.spare(s.Do) <= 0 {
			return false
		}
		channel := ledger.Letter
		if s.Do == strategy.SendEmail {
			channel = ledger.Email
			f.emails++
		} else {
			f.letters++
		}
		f.counts[n].Done++
		o.apply(ledger.Event{Day: o.day, Kind: ledger.ContactSent, Channel: channel, Account: account, Invoice: -1, Index: -1, Due: ledger.NoDay})
		if s.Verifies() {
			o.verify(account)
		}
	case strategy.MakeCall:
		if limit, forbidden := o.forbids(account, o.world.Limits); forbidden {
			o.Stops.Calls[limit]++
			return false
		}
		if o.spare(s.Do) <= 0 {
			return false
		}
		f.calls++
		f.counts[n].Done++
		if e := o.attempt(account); e.Outcome.Conversation() && s.Verifies() {
			o.verify(account)
		}
	case strategy.HoldCredit:
		if o.overdue(account) > 0 && f.stopped[account] == "" {
			f.stopped[account] = "hold"
			f.counts[n].Done++
		}
	case strategy.CancelCredit:
		if f.stopped[account] != "cancelled" {
			f.stopped[account] = "cancelled"
			f.counts[n].Done++
		}
	case strategy.PlaceDebt:
		for _, i := range o.meant(account, invoice) {
			if o.owed(i) {
				f.counts[n].Done++
				o.place(i)
			}
		}
	case strategy.WriteOff:
		for _, i := range o.meant(account, invoice) {
			f.counts[n].Done++
			o.applyAbout(ledger.WrittenOff, i, o.book.Debts[i].Open)
		}
	}
	return true
}

// meant are the invoices that a step is about: one, or all of the account that are open and late, in order of due date.
func (o *obvious) meant(account, invoice int32) (list []int32) {
	if invoice >= 0 {
		return []int32{invoice}
	}
	for _, i := range o.book.Of(account) {
		if o.book.Issued(i) && o.book.Debts[i].Open > 0 && o.record.invoices[i].Due < o.day {
			list = append(list, i)
		}
	}
	return list
}

func (o *obvious) assumed(a response.Assumption) float64 { return o.world.draw.Assumed[a] }
