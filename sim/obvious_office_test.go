package sim

import (
	"math"
	"slices"

	"firstcall/data/ledger"
	"firstcall/sim/response"
	"firstcall/sim/strategy"
	"firstcall/sim/strategy/expr"
)

// obviousOffice is what a written policy has come to so far.
type obviousOffice struct {
	policy    *strategy.Policy // nil: none
	counts    []StepCount
	dealtWith [][]bool       // by step with an anchor, and invoice
	contacted [][]ledger.Day // by step without an anchor, and account
	letters   int            // sent today
	emails    int
	calls     int      // of the timetable today
	stopped   []string // by account: "", "hold" or "cancelled"
	withheld  []bool   // by invoice
	found     []bool   // by invoice: its dispute came to light early
	early     []ledger.Day
	placedOn  []ledger.Day
	plans     []obviousPlan // by account
	later     []obviousLater
	speaks    []int // by account, as of spokeOn: which manner, -1 for none
	spokeOn   ledger.Day
}

// obviousLater is what comes of the policy on a later day.
type obviousLater struct {
	day    ledger.Day
	what   string
	entity int32
}

func newObviousOffice(p *strategy.Policy, invoices, accounts int) obviousOffice {
	f := obviousOffice{policy: p, withheld: make([]bool, invoices), stopped: make([]string, accounts), spokeOn: never}
	if p == nil {
		return f
	}
	f.counts = make([]StepCount, len(p.Timetable))
	for range p.Timetable {
		f.dealtWith = append(f.dealtWith, make([]bool, invoices))
		days := make([]ledger.Day, accounts)
		for a := range days {
			days[a] = never
		}
		f.contacted = append(f.contacted, days)
	}
	f.found, f.early, f.placedOn = make([]bool, invoices), make([]ledger.Day, invoices), make([]ledger.Day, invoices)
	f.plans = make([]obviousPlan, accounts)
	return f
}

// creditStopped reports whether the account's credit is on hold or cancelled.
func (o *obvious) creditStopped(account int32) bool { return o.office.stopped[account] != "" }

// preventedByPolicy reports whether something on record does not happen, because
// the policy withheld the invoice, found the dispute before, or writes the letters itself.
func (o *obvious) preventedByPolicy(e ledger.Event) bool {
	f := &o.office
	if f.policy == nil {
		return false
	}
	switch e.Kind {
	case ledger.InvoiceIssued:
		over := f.stopped[e.Account] == "hold" && o.overdue(e.Account) == 0
		paidAhead := o.book.OpenOf[e.Invoice] < e.Amount
		if !o.creditStopped(e.Account) || over || paidAhead {
			return false
		}
		f.withheld[e.Invoice] = true
		e.Kind, e.Index = ledger.SaleWithheld, -1
		o.apply(e)
		return true
	case ledger.DisputeOpened, ledger.DisputeResolved:
		return f.withheld[e.Invoice] || f.found[e.Invoice]
	case ledger.CreditApplied, ledger.PaymentReceived:
		return f.withheld[e.Invoice]
	case ledger.ContactSent:
		return o.paysInInstalments(e.Account) ||
			e.Channel == ledger.Letter && f.policy.Does(strategy.SendLetter) ||
			e.Channel == ledger.Email && f.policy.Does(strategy.SendEmail)
	}
	return false
}

// followUps does what earlier days left for this one.
func (o *obvious) followUps() {
	for _, f := range slices.Clone(o.office.later) {
		if f.day != o.day {
			continue
		}
		switch f.what {
		case "instalment":
			o.instalment(f.entity)
		case "agency pays":
			o.agencyPays(f.entity)
		case "dispute resolved":
			o.applyAbout(ledger.DisputeResolved, f.entity, 0)
		}
	}
}

func (o *obvious) afterwards(day ledger.Day, what string, entity int32) {
	o.office.later = append(o.office.later, obviousLater{day, what, entity})
}

// applyAbout lets an event about an invoice happen that is on no record.
func (o *obvious) applyAbout(kind ledger.Kind, i int32, amount ledger.Cents) {
	o.apply(ledger.Event{Day: o.day, Kind: kind, Account: o.record.invoices[i].Account, Invoice: i, Index: -1, Due: ledger.NoDay, Amount: amount})
}

// passing lists which accounts with an open invoice, overdue or not, meet all conditions now.
func (o *obvious) passing(when []*expr.Program) []int32 {
	var accounts []int32
	for a := range o.book.Accounts {
		if slices.ContainsFunc(o.book.Of(int32(a)), func(i int32) bool { return o.book.Issued(i) && o.book.OpenOf[i] > 0 }) {
			accounts = append(accounts, int32(a))
		}
	}
	m := o.see(accounts)
	var passing []int32
	failed := make([]bool, len(accounts))
	for _, p := range when {
		for n, holds := range p.Eval(m, nil) {
			failed[n] = failed[n] || holds == 0
		}
	}
	for n, a := range accounts {
		if !failed[n] {
			passing = append(passing, a)
		}
	}
	return passing
}

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
		gone := o.book.OpenOf[i] <= 0 || f.withheld[i] || o.book.WithAgency(int32(i)) && s.Do != strategy.WriteOff
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
			sum += o.book.OpenOf[i]
		}
	}
	return sum
}

func (o *obvious) withAgency(account int32) bool {
	return slices.ContainsFunc(o.book.Of(account), func(i int32) bool { return o.book.WithAgency(i) && o.book.OpenOf[i] > 0 })
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
			o.applyAbout(ledger.WrittenOff, i, o.book.OpenOf[i])
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
		if o.book.Issued(i) && o.book.OpenOf[i] > 0 && o.record.invoices[i].Due < o.day {
			list = append(list, i)
		}
	}
	return list
}

func (o *obvious) assumed(a response.Assumption) float64 { return o.world.draw.Assumed[a] }
