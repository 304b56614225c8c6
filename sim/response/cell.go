package response

import (
	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// A day of an open invoice falls into one cell: how old the invoice is, how
// recently history attempted a call (selection), its place in the queue of the account's
// open invoices (rank), and what the customer still
// remembers of the calls that were made (contact). The hazard is constant
// within a cell for one customer, so counts per cell are all the fit needs.

// ageEdges are the first days past due of the age bins after the first one.
var ageEdges = [...]ledger.Day{-15, -7, -2, 1, 4, 8, 13, 19, 26, 36, 49, 66, 91, 131, 201}

const (
	numAges    = len(ageEdges) + 1
	numGroups  = 6 // age groups, over which effects of calls are pooled
	overdueBin = 4 // begins on the day after the due date
)

// groupOfAge pools the age bins: not due, first week, to day 18, to 35, to 90, beyond.
var groupOfAge = [numAges]int{0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 5}

// ageBin finds the bin of an age in days past due.
func ageBin(age ledger.Day) int {
	return int(binOfAge[min(max(age-ageEdges[0]+1, 0), ledger.Day(len(binOfAge)-1))])
}

// binOfAge is the bin of each age from the day before the first edge to the last edge.
var binOfAge = func() []uint8 {
	var bins []uint8
	bin := uint8(0)
	for age := ageEdges[0] - 1; age <= ageEdges[len(ageEdges)-1]; age++ {
		if int(bin) < len(ageEdges) && age >= ageEdges[bin] {
			bin++
		}
		bins = append(bins, bin)
	}
	return bins
}()

// Selection is how recently history attempted to call the account. What
// history chose to do says something about the customer; it is no effect of
// the call, and a replay leaves it as history had it.
type Selection uint8

const (
	notAttempted   Selection = iota
	attemptedWeek            // 1 to 7 days ago, or today
	attemptedMonth           // 8 to 16 days ago
	numSelections  = iota
)

// window is how long a contact is taken to work, in days. Later than that the
// unpaid are a selected rest, and the model claims nothing.
const window = 16

// SelectionOf is the selection state of an account last attempted on day last.
func SelectionOf(today, last ledger.Day) Selection {
	switch since := today - last; {
	case since < 0 || since > window:
		return notAttempted
	case since <= 7:
		return attemptedWeek
	default:
		return attemptedMonth
	}
}

// Contact is what an account still remembers of calls on a day.
type Contact uint8

// The contact states. A later conversation takes the place of an earlier one; a message
// counts only when no conversation is still at work, a letter or an e-mail only when no message is either.
const (
	NoContact      Contact = iota
	TalkedToday            // spoken to this very day
	PromisePending         // promised to pay, date not reached
	PromiseReached         // the promised date was reached up to 16 days ago
	RenewedPending         // the same of a promise made when somebody followed up one that had fallen due
	RenewedReached
	FollowedUp    // spoken to again about a promise that had fallen due, 1 to 16 days ago
	TalkedWeek    // other conversation 1 to 7 days ago
	TalkedMonth   // other conversation 8 to 16 days ago
	HardshipWeek  // said that they cannot pay, 1 to 7 days ago
	HardshipMonth // 8 to 16 days ago
	MessageWeek   // message left or sent up to 7 days ago
	MessageMonth  // 8 to 16 days ago
	LetterWeek    // letter sent 1 to 7 days ago
	LetterMonth   // 8 to 16 days ago
	EmailWeek     // e-mail sent up to 7 days ago
	EmailMonth    // 8 to 16 days ago
	numContacts   = int(iota)
)

// spoken reports whether a conversation is at work.
func (c Contact) spoken() bool { return c > NoContact && c < MessageWeek }

// promised reports whether the customer's latest conversation ended in a promise.
func (c Contact) promised() bool { return c >= PromisePending && c <= RenewedReached }

// written reports whether it is a letter or an e-mail.
func (c Contact) written() bool { return c >= LetterWeek }

// pooled are the contact states towards whose common effect that of c is drawn:
// the payments that follow letters are too few to tell their weeks apart.
func (c Contact) pooled() []Contact {
	switch c {
	case LetterWeek, LetterMonth:
		return []Contact{LetterWeek, LetterMonth}
	case EmailWeek, EmailMonth:
		return []Contact{EmailWeek, EmailMonth}
	}
	return []Contact{c}
}

// ContactOf is the contact state of an account on day today, as known when the day's payments come.
func ContactOf(a *book.Account, today ledger.Day) Contact {
	talked := today - a.LastConversation
	switch {
	case talked == 0:
		return TalkedToday
	case a.LastOutcome == ledger.PromiseToPay && a.Promise.Made == a.LastConversation && talked > 0:
		switch {
		case today < a.Promise.Due && a.Promise.Renewed:
			return RenewedPending
		case today < a.Promise.Due:
			return PromisePending
		case today <= a.Promise.Due+window && a.Promise.Renewed:
			return RenewedReached
		case today <= a.Promise.Due+window:
			return PromiseReached
		}
	case talked <= window:
		hard := a.LastOutcome == ledger.Hardship || a.LastOutcome == ledger.PaymentPlan
		switch {
		case a.Promise.FollowedUp && a.LastConversation >= a.Promise.Due:
			return FollowedUp
		case hard && talked <= 7:
			return HardshipWeek
		case hard:
			return HardshipMonth
		case talked <= 7:
			return TalkedWeek
		default:
			return TalkedMonth
		}
	}
	switch said := today - max(a.LastMessage, a.LastContact[ledger.Message]); {
	case said >= 0 && said <= 7:
		return MessageWeek
	case said >= 0 && said <= window:
		return MessageMonth
	}
	return writtenOf(a, today)
}

// writtenOf is the contact state where no call or message is at work: the later
// of the last letter and the last e-mail.
func writtenOf(a *book.Account, today ledger.Day) Contact {
	letter, email := today-a.LastContact[ledger.Letter], today-a.LastContact[ledger.Email]
	if letter < 1 || letter > window {
		letter = window + 1 // none at work: on the day that it is sent it is still in the post
	}
	if email < 0 {
		email = window + 1
	}
	switch {
	case min(letter, email) > window:
		return NoContact
	case letter <= email && letter <= 7:
		return LetterWeek
	case letter <= email:
		return LetterMonth
	case email <= 7:
		return EmailWeek
	}
	return EmailMonth
}

// lastsUntil is the first day after today on which a contact state of today is another one without a further
// contact; endless where it never is.
func (c Contact) lastsUntil(a *book.Account, today ledger.Day) ledger.Day {
	switch c {
	case TalkedToday:
		return today + 1
	case PromisePending, RenewedPending:
		return a.Promise.Due
	case PromiseReached, RenewedReached:
		return a.Promise.Due + window + 1
	case TalkedWeek, HardshipWeek:
		return a.LastConversation + 8
	case TalkedMonth, HardshipMonth, FollowedUp:
		return a.LastConversation + window + 1
	case MessageWeek:
		return max(a.LastMessage, a.LastContact[ledger.Message]) + 8
	case MessageMonth:
		return max(a.LastMessage, a.LastContact[ledger.Message]) + window + 1
	}
	day := endless // a letter may be in the post, or take over from an e-mail
	for _, channel := range [...]ledger.Channel{ledger.Letter, ledger.Email} {
		sent := a.LastContact[channel]
		for _, after := range [...]ledger.Day{1, 8, window + 1} {
			if edge := sent + after; edge > today && writtenOf(a, edge) != c {
				day = min(day, edge)
			}
		}
	}
	return day
}

// Forgot reports whether an account remembers nothing of the contacts so far, from day on.
func Forgot(a *book.Account, day ledger.Day) bool {
	return ContactOf(a, day) == NoContact && NoContact.lastsUntil(a, day) == endless
}

// Rank is the place of an invoice in the queue of its account's open invoices,
// the one due first first. Customers with more debts than money pay from the front.
type Rank uint8

const (
	front    Rank = iota // due first
	second               // second or third
	behind               // fourth or later
	numRanks = iota
)

// RankOf is the rank of the n-th open invoice, from 0.
func RankOf(n int) Rank {
	switch {
	case n == 0:
		return front
	case n <= 2:
		return second
	default:
		return behind
	}
}

// Times is how often the customer was spoken to in a row. A first call may help
// where a fifth annoys, or a third may wear down who sat out two.
type Times uint8

// timesFrom is the first number of conversations of each Times.
var timesFrom = [...]int32{0, 2, 4}

const numTimes = len(timesFrom)

// TimesOf is how often the account was spoken to in a row.
func TimesOf(a *book.Account) Times {
	n := len(timesFrom) - 1
	for a.Streak < timesFrom[n] {
		n--
	}
	return Times(n)
}

// Cell indexes (times, rank, age bin, selection, contact). Times is 0 where
// no call or message is at work.
type Cell uint16

const numCells = numTimes * numRanks * numAges * numSelections * numContacts

// Memory is the part of a cell that is the same for all invoices of an account.
type Memory struct {
	Selection Selection
	Contact   Contact
	Times     Times
}

// MemoryOf is the memory of an account on day today, as known when the day's
// payments come, with history's last attempt on day last.
func MemoryOf(a *book.Account, today, last ledger.Day) Memory {
	m := Memory{Selection: SelectionOf(today, last), Contact: ContactOf(a, today)}
	if m.Contact != NoContact && !m.Contact.written() {
		m.Times = TimesOf(a)
	}
	return m
}

// CellOf is the cell of an invoice of the given rank and age in days past due.
func CellOf(r Rank, age ledger.Day, m Memory) Cell {
	return Cell((((int(m.Times)*numRanks+int(r))*numAges+ageBin(age))*numSelections+int(m.Selection))*numContacts + int(m.Contact))
}

func (c Cell) times() Times {
	return Times(int(c) / (numRanks * numAges * numSelections * numContacts))
}
func (c Cell) rank() Rank           { return Rank(int(c) / (numAges * numSelections * numContacts) % numRanks) }
func (c Cell) age() int             { return int(c) / (numSelections * numContacts) % numAges }
func (c Cell) group() int           { return groupOfAge[c.age()] }
func (c Cell) selection() Selection { return Selection(int(c) / numContacts % numSelections) }
func (c Cell) contact() Contact     { return Contact(int(c) % numContacts) }
