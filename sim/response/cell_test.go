package response

import (
	"testing"

	"pgregory.net/rapid"

	"firstcall/data/ledger"
	"firstcall/sim/book"
)

// TestEveryAgeHasItsBin scans the ages day by day: bins begin at their edges
// and nowhere else.
func TestEveryAgeHasItsBin(t *testing.T) {
	edges := make(map[ledger.Day]bool)
	for _, e := range ageEdges {
		edges[e] = true
	}
	for age := ledger.Day(-500); age < 500; age++ {
		if begins := ageBin(age) != ageBin(age-1); begins != edges[age] {
			t.Errorf("age %d is in bin %d, the day before in %d; edge: %v", age, ageBin(age), ageBin(age-1), edges[age])
		}
	}
	if first, last := ageBin(-500), ageBin(500); first != 0 || last != numAges-1 {
		t.Errorf("the first bin is %d and the last %d, want 0 and %d", first, last, numAges-1)
	}
	for bin := 1; bin < numAges; bin++ {
		if groupOfAge[bin] < groupOfAge[bin-1] || groupOfAge[bin] >= numGroups {
			t.Errorf("bin %d is in group %d, bin %d in %d", bin, groupOfAge[bin], bin-1, groupOfAge[bin-1])
		}
	}
}

// TestCellsAreDistinct makes every cell there is and takes it apart again.
func TestCellsAreDistinct(t *testing.T) {
	ages := append([]ledger.Day{ageEdges[0] - 1}, ageEdges[:]...)
	seen := make(map[Cell]bool)
	for times := range Times(numTimes) {
		for r := range Rank(numRanks) {
			for bin, age := range ages {
				for s := range Selection(numSelections) {
					for contact := range Contact(numContacts) {
						c := CellOf(r, age, Memory{s, contact, times})
						if seen[c] || int(c) >= numCells {
							t.Fatalf("cell %d occurs twice, or is not below %d", c, numCells)
						}
						seen[c] = true
						if c.times() != times || c.rank() != r || c.age() != bin || c.selection() != s || c.contact() != contact {
							t.Fatalf("cell %d of (%d %d %d %d %d) says (%d %d %d %d %d)", c,
								times, r, bin, s, contact, c.times(), c.rank(), c.age(), c.selection(), c.contact())
						}
						if wantLate := age >= 19; (c.stage() == late) != wantLate || c.group() != groupOfAge[bin] {
							t.Fatalf("age %d is in stage %d and group %d", age, c.stage(), c.group())
						}
					}
				}
			}
		}
	}
	if len(seen) != numCells {
		t.Errorf("%d cells, want %d", len(seen), numCells)
	}
}

// TestContactsLast lives through calls and letters of all kinds, day by day:
// until the day that lastsUntil names, what an account remembers stays as it is, and on it it does not.
func TestContactsLast(t *testing.T) {
	b := ledger.NewBuilder("USD")
	b.AddCustomer(ledger.Customer{ID: "C", Since: ledger.NoDay, CreditLimit: -1})
	b.AddInvoice(ledger.Invoice{ID: "I", Issued: 0, Due: 1, Amount: 1000, DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay})
	l, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	ix := book.NewIndex(l)
	rapid.Check(t, func(t *rapid.T) {
		b := book.New(ix, book.Rules{GraceDays: rapid.IntRange(0, 20).Draw(t, "grace"), Tolerance: 0.95})
		b.Open(0)
		b.Apply(&l.Events()[0])
		account := &b.Accounts[0]
		gaps := rapid.SliceOfN(rapid.IntRange(1, 30), 1, 6).Draw(t, "gaps")
		day, last := ledger.Day(2), ledger.Day(-1000)
		for _, gap := range gaps {
			e := ledger.Event{
				Day: day, Kind: ledger.CallMade, Invoice: -1, Due: ledger.NoDay,
				Outcome: ledger.Outcome(rapid.IntRange(0, ledger.NumOutcomes-1).Draw(t, "outcome")),
			}
			if rapid.IntRange(0, 2).Draw(t, "written") > 0 {
				e = ledger.Event{Day: day, Kind: ledger.ContactSent, Invoice: -1, Due: ledger.NoDay, Channel: ledger.Channel(rapid.IntRange(0, ledger.NumChannels-1).Draw(t, "channel"))}
			}
			if e.Kind == ledger.CallMade && e.Outcome == ledger.PromiseToPay && rapid.Bool().Draw(t, "dated") {
				e.Due = day + ledger.Day(rapid.IntRange(0, 25).Draw(t, "promised in"))
			}
			b.Open(day)
			b.Apply(&e)
			end := day + ledger.Day(gap) // of the silence
			memory, until := MemoryOf(account, day, last), ContactOf(account, day).lastsUntil(account, day)
			for ; day < end; day++ {
				b.Open(day)
				now := MemoryOf(account, day, last)
				if day >= until {
					if now == memory {
						t.Fatalf("on day %d the memory is still %+v; account %+v", day, memory, *account)
					}
					memory, until = now, ContactOf(account, day).lastsUntil(account, day)
				}
				if now != memory {
					t.Fatalf("on day %d the memory is %+v, but %+v was to last until day %d; account %+v", day, now, memory, until, *account)
				}
				if until <= day {
					t.Fatalf("on day %d the next change is on day %d", day, until)
				}
			}
		}
	})
}

// TestContacts tells what an account remembers on the days after some calls.
func TestContacts(t *testing.T) {
	promise := func(due ledger.Day) book.Account {
		return book.Account{LastConversation: 100, LastMessage: -1000, LastOutcome: ledger.PromiseToPay,
			Promise: book.Promise{Made: 100, Due: due, Open: true}}
	}
	talk := func(o ledger.Outcome) book.Account {
		return book.Account{LastConversation: 100, LastMessage: -1000, LastOutcome: o}
	}
	followed := book.Account{LastConversation: 100, LastMessage: -1000, LastOutcome: ledger.Callback,
		Promise: book.Promise{Made: 80, Due: 95, Open: true, FollowedUp: true}}
	renewed := promise(106)
	renewed.Promise.Renewed = true
	message := book.Account{LastConversation: -1000, LastMessage: 100}
	written := func(letter, email, text ledger.Day) book.Account {
		return book.Account{LastConversation: -1000, LastMessage: -1000, LastContact: [ledger.NumChannels]ledger.Day{letter, email, text}}
	}
	spoken := written(100, 100, -1000)
	spoken.LastConversation, spoken.LastOutcome = 95, ledger.Callback
	both := book.Account{LastConversation: 98, LastMessage: 100, LastOutcome: ledger.Refused}
	for _, c := range []struct {
		name    string
		account book.Account
		days    map[ledger.Day]Contact
	}{
		{"talk", talk(ledger.Refused), map[ledger.Day]Contact{100: TalkedToday, 101: TalkedWeek, 107: TalkedWeek, 108: TalkedMonth, 116: TalkedMonth, 117: NoContact}},
		{"hardship", talk(ledger.Hardship), map[ledger.Day]Contact{101: HardshipWeek, 107: HardshipWeek, 108: HardshipMonth, 117: NoContact}},
		{"payment plan", talk(ledger.PaymentPlan), map[ledger.Day]Contact{101: HardshipWeek}},
		{"promise in ten days", promise(110), map[ledger.Day]Contact{100: TalkedToday, 101: PromisePending, 109: PromisePending, 110: PromiseReached, 126: PromiseReached, 127: NoContact}},
		{"promise at once", promise(100), map[ledger.Day]Contact{100: TalkedToday, 101: PromiseReached, 116: PromiseReached, 117: NoContact}},
		{"promise in a month", promise(130), map[ledger.Day]Contact{129: PromisePending, 146: PromiseReached, 147: NoContact}},
		{"promise at a follow-up", renewed, map[ledger.Day]Contact{100: TalkedToday, 101: RenewedPending, 105: RenewedPending, 106: RenewedReached, 122: RenewedReached, 123: NoContact}},
		{"follow-up", followed, map[ledger.Day]Contact{100: TalkedToday, 101: FollowedUp, 116: FollowedUp, 117: NoContact}},
		{"message", message, map[ledger.Day]Contact{100: MessageWeek, 107: MessageWeek, 108: MessageMonth, 116: MessageMonth, 117: NoContact}},
		{"letter", written(100, -1000, -1000), map[ledger.Day]Contact{100: NoContact, 101: LetterWeek, 107: LetterWeek, 108: LetterMonth, 116: LetterMonth, 117: NoContact}},
		{"e-mail", written(-1000, 100, -1000), map[ledger.Day]Contact{100: EmailWeek, 107: EmailWeek, 108: EmailMonth, 116: EmailMonth, 117: NoContact}},
		{"text message", written(-1000, -1000, 100), map[ledger.Day]Contact{100: MessageWeek, 108: MessageMonth, 117: NoContact}},
		{"letter, then e-mail", written(100, 103, -1000), map[ledger.Day]Contact{102: LetterWeek, 103: EmailWeek, 111: EmailMonth, 120: NoContact}},
		{"letter and text message", written(103, -1000, 100), map[ledger.Day]Contact{104: MessageWeek, 116: MessageMonth, 117: LetterMonth, 120: NoContact}},
		{"letter after a talk", spoken, map[ledger.Day]Contact{101: TalkedWeek, 111: TalkedMonth, 112: LetterMonth, 117: NoContact}},
		{"message after a talk", both, map[ledger.Day]Contact{101: TalkedWeek, 114: TalkedMonth, 115: MessageMonth, 117: NoContact}},
	} {
		for day, want := range c.days {
			if got := ContactOf(&c.account, day); got != want {
				t.Errorf("%s, %d days later: contact %d, want %d", c.name, day-100, got, want)
			}
		}
	}
}

func TestSelection(t *testing.T) {
	for since, want := range map[ledger.Day]Selection{
		-1: notAttempted, 0: attemptedWeek, 7: attemptedWeek, 8: attemptedMonth, 16: attemptedMonth, 17: notAttempted, 5000: notAttempted,
	} {
		if got := SelectionOf(6000, 6000-since); got != want {
			t.Errorf("%d days after an attempt: selection %d, want %d", since, got, want)
		}
	}
}
