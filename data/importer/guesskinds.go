package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"firstcall/data/source"
)

// guessed makes a kind of file from the names and values of its columns: the
// first kind that has all it needs. The error says what is missing of the one
// that the file looks like most; the choice holds what was found.
func guessed(at place, top [][]string) (choice, error) {
	names, err := Load(flat)
	if err != nil {
		return choice{}, err
	}
	looks := looksLike(at, top, names)
	best := choice{at: at, preset: flat}
	var missing string
	for _, words := range inOrder(names, looks) {
		l, found := headerOf(words, top)
		if !found {
			continue
		}
		l.says, l.credits = calledAfter(at), holdsCredits(at)
		c, lacks := l.guess(words)
		if lacks == "" || best.file == nil {
			best.file, best.found, best.header, best.beside, best.rows, missing = c.file, c.found, c.header, c.beside, len(l.rows), lacks
		}
		if lacks == "" {
			break
		}
	}
	switch {
	case best.file != nil && missing != "" && best.rows == 0:
		return best, refused(at, "a header without rows")
	case best.file == nil && calledAfter(at) != "":
		return best, refused(at, fmt.Sprintf("by its name a list of %ss: no preset knows its header, and no two of its columns are called as columns of such a list are (the header has %s)",
			calledAfter(at), abridged(strings.Join(tableIn(top), ", "))))
	case best.file == nil:
		return best, refused(at, "no preset knows its header, and no two of its columns are called as columns of an invoice list are")
	case missing != "" && looks != "":
		return best, refused(at, fmt.Sprintf("it looks like a list of %ss, which goes into a folder with that of the invoices: %s", looks, missing))
	case missing != "":
		return best, refused(at, missing)
	}
	best.why = fmt.Sprintf("no preset knows the header of %s: its columns are guessed", at)
	return best, nil
}

func refused(at place, reason string) error {
	return &source.Error{Problems: []source.Problem{{File: at.String(), Reason: reason +
		": " + beginsMap + ", and --map FILE reads by it (docs/ledgers.md)"}}}
}

// inOrder puts the kind that a list looks like before the others.
func inOrder(names *Preset, looks string) []*File {
	var order []*File
	for i := range names.Files {
		f := &names.Files[i]
		if looks != "" && f.Holds == looks {
			order = slices.Insert(order, 0, f)
		} else {
			order = append(order, f)
		}
	}
	return order
}

// called are the names of files and sheets that say what is in them.
var called = []struct {
	kind  string
	names *regexp.Regexp
}{
	{"payment", regexp.MustCompile(`(?i)zahlungen|zahlungseing|payments?\b|receipts?\b|betalingen|paiements?\b|règlements?\b|pagos?\b|cobros?\b|pagament|incassi`)},
	{"call", regexp.MustCompile(`(?i)anruf|telefonate|calls?\b|appels?\b|llamadas?\b|chiamate|telefonate|ligações|gesprek`)},
}

// calledAfter is what a list holds by the name of its sheet, or of its file.
func calledAfter(at place) string {
	name := or(at.sheet, at.base())
	for _, c := range called {
		if c.names.MatchString(name) {
			return c.kind
		}
	}
	return ""
}

// looksLike is payment or call where names say so that no list of invoices has:
// "" is a list of invoices, as far as it is anything.
func looksLike(at place, top [][]string, names *Preset) string {
	for i := range names.Files {
		words := &names.Files[i]
		if words.Holds == "" {
			continue
		}
		l, found := headerOf(words, top)
		if !found {
			continue
		}
		named := func(f *File, roles ...int) (n int) {
			plain := plainNames(l.header)
			for _, role := range roles {
				if columnAt(plain, f.Columns[roleNames[role]]) >= 0 {
					n++
				}
			}
			return n
		}
		invoices := &names.Files[0]
		if named(invoices, roleDue, roleTerms) > 0 {
			continue
		}
		says := calledAfter(at) == words.Holds
		switch {
		case words.Holds == "payment" && (says || named(words, rolePaidOn, rolePaid) > 0 && named(invoices, roleIssued) == 0 ||
			named(words, rolePaid) > 0 && named(words, roleIssued) > 0 && named(words, roleAmount) == 0):
			return words.Holds
		case words.Holds == "call" && (says || named(words, roleCalledOn, rolePromisedOn) > 0 || named(words, roleOutcome) > 0 && named(invoices, roleAmount, roleOpen) == 0):
			return words.Holds
		}
	}
	return ""
}

// byValueOfPayments finds what has no telling name: the only column of decimals
// is the amount, the only one of dates the day.
func (l list) byValueOfPayments(taken map[int]guess, used []bool) (found []guess) {
	var dates, decimals []int
	for column := range l.header {
		switch v := l.values(column); {
		case used[column] || v.filled == 0:
		case v.mostly(v.dates) && !v.mostly(v.timed):
			dates = append(dates, column)
		case v.mostly(v.numbers) && v.decimals > 0:
			decimals = append(decimals, column)
		}
	}
	has := func(role int) bool { _, there := taken[role]; return there }
	if !has(roleAmount) && !has(rolePaid) && len(decimals) == 1 {
		found = append(found, guess{roleAmount, decimals[0], 0, "the only one of decimals"})
	}
	if !has(roleIssued) && !has(rolePaidOn) && len(dates) == 1 {
		found = append(found, guess{roleIssued, dates[0], 0, "the only one of dates"})
	}
	return found
}

// ofPayments settles which date and which amount are those of the payment. What
// is only called a date or an amount may be an invoice's: something else must
// say that these are payments.
func (l list) ofPayments(taken map[int]guess) (lacks string) {
	paid, isPaid := taken[rolePaid]
	_, isPaidOn := taken[rolePaidOn]
	day, isDated := taken[roleIssued]
	delete(taken, rolePaid)
	delete(taken, roleIssued)
	if isPaid {
		paid.role = roleAmount
		taken[roleAmount] = paid
	}
	if !isPaidOn && isDated && (isPaid || l.says == "payment") {
		day.role = rolePaidOn
		taken[rolePaidOn] = day
	}
	_, byInvoice := taken[roleInvoiceID]
	_, byCustomer := taken[roleCustomer]
	_, byID := taken[roleCustomerID]
	if !byInvoice && !byCustomer && !byID {
		return "no column invoice_id, customer_id or customer: whose payment is it?"
	}
	return ""
}

// ofCalls settles which date is that of the call, and takes a column for that
// of the outcomes whose texts a map has to give a meaning yet.
func (l list) ofCalls(taken map[int]guess, used []bool, unfit []guess) (lacks string) {
	if _, known := taken[roleOutcome]; !known {
		for _, g := range unfit {
			if v := l.values(g.column); g.role == roleOutcome && !used[g.column] && v.filled > 0 && !v.mostly(v.numbers) && !v.mostly(v.dates) {
				taken[roleOutcome], used[g.column] = g, true
				break
			}
		}
	}
	_, known := taken[roleOutcome]
	day, isDated := taken[roleIssued]
	delete(taken, roleIssued)
	if _, called := taken[roleCalledOn]; !called && isDated && known {
		day.role = roleCalledOn
		taken[roleCalledOn] = day
	}
	if !known {
		return "no column outcome: what came of the call?"
	}
	return ""
}

// fitTogether makes one ledger of lists that were guessed one by one: the
// payments of guessed invoices are those of the list of payments beside them,
// and not what the invoices say of them, too. A system's own export has its
// payments, and a guess might count them again.
func fitTogether(chosen []choice, reading *source.Reading, problems *source.Problems) []choice {
	isPayments := func(c choice) bool { return (c.preset == flat || c.table != nil) && c.file.Holds == "payment" }
	if !slices.ContainsFunc(chosen, isPayments) {
		return chosen
	}
	system, invoices := "", false
	for _, c := range chosen {
		if invoices = invoices || c.file.turn() == 0; c.file.turn() == 0 && c.preset != flat {
			system = c.preset
		}
	}
	var together []choice
	for _, c := range chosen {
		switch {
		case !isPayments(c):
			if c.file.turn() == 0 && c.preset == flat {
				c.paidElsewhere()
			}
			together = append(together, c)
		case system != "":
			leaveUnread(reading, c.at, fmt.Sprintf("the invoices beside it are read as those of %s, whose export has its own payments", system))
		case !invoices:
			problems.Add(source.Problem{File: c.at.String(), Reason: fmt.Sprintf(
				"a list of payments (paid_on from column %s, amount from %s), and no list of the invoices that they pay: put both into one folder, and read the folder (if these are the invoices: they need a due_date or terms, or a map with due_days_after_issue)",
				c.file.Columns["paid_on"][0], c.file.Columns["amount"][0])})
		default:
			together = append(together, c)
		}
	}
	return together
}

// paidElsewhere reads the payments of a guessed list of invoices from the list
// of payments.
func (c *choice) paidElsewhere() {
	c.file.PaymentsFrom = "payments"
	for _, role := range []int{rolePaid, rolePaidOn, roleLastPaid, roleDaysToPay} {
		if names := c.file.Columns[roleNames[role]]; len(names) > 0 {
			c.found = append(c.found, source.Found{What: "payments", Why: fmt.Sprintf("from the list of payments: column %s is not counted again", names[0])})
		}
	}
}
