package sim

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"firstcall/data/ledger"
)

// office is the size of a synthetic ledger that benchmarks replay: enough like
// an office to load the engine as one would, and made in no time for a million
// accounts. Whether answers are true is measured on data/synth, not on it.
type office struct {
	accounts, invoices, workingDays, callsPerDay int
}

// standardOffice is the workload that docs/performance.md compares with.
var standardOffice = office{accounts: 10_000, invoices: 30_000, workingDays: 250, callsPerDay: 100}

// past is for how many days the ledger runs before the season.
const past = 90

func (o office) season() (from, to ledger.Day) {
	from = ledger.DayOf(time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)) // a Monday
	return from, from + ledger.Day(o.workingDays/5*7+o.workingDays%5) - 1
}

// debt is an invoice of the office while it is made.
type debt struct {
	account     int32
	issued, due ledger.Day
	pays        ledger.Day
	amount      ledger.Cents
}

// ledger makes the office's ledger: invoices over all of its days, calls to
// debtors drawn by lot, a third of them answered, and each answered one followed
// by payment within two weeks for three debts in ten.
func (o office) ledger(tb testing.TB) *ledger.Ledger {
	tb.Helper()
	r := rand.New(rand.NewPCG(1, uint64(o.accounts)))
	from, to := o.season()
	first := from - past
	pace := make([]float64, o.accounts)
	reach := make([]float64, o.accounts)
	for a := range pace {
		pace[a] = math.Exp(0.8 * r.NormFloat64())
		reach[a] = 0.1 + 0.5*r.Float64()
	}
	debts := make([]debt, o.invoices)
	for i := range debts {
		a := int32(i * o.accounts / o.invoices)
		issued := first + ledger.Day(r.IntN(int(to-first)-14))
		due := issued + 30
		debts[i] = debt{a, issued, due, due - 10 + ledger.Day(25*pace[a]*r.ExpFloat64()),
			ledger.Cents(100 * math.Exp(6.7+r.NormFloat64()))}
	}
	of := make([][]int32, o.accounts)
	for i, d := range debts {
		of[d.account] = append(of[d.account], int32(i))
	}
	b := ledger.NewBuilder("USD")
	for a := range o.accounts {
		b.AddCustomer(ledger.Customer{ID: "c" + strconv.Itoa(a), Since: ledger.NoDay, CreditLimit: -1})
	}
	calls := o.call(r, debts, of, reach)
	for i, d := range debts {
		b.AddInvoice(ledger.Invoice{ID: "i" + strconv.Itoa(i), Account: d.account, Issued: d.issued, Due: d.due, Amount: d.amount,
			DisputedOn: ledger.NoDay, DisputeResolved: ledger.NoDay})
	}
	for i, d := range debts {
		if d.pays <= to {
			b.AddPayment(ledger.Payment{ID: "p" + strconv.Itoa(i), Invoice: int32(i), PaidOn: max(d.pays, d.issued), Amount: d.amount})
		}
	}
	for _, c := range calls {
		b.AddCall(c)
	}
	l, err := b.Build()
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

// call makes the recorded calls, and has debts paid sooner for them.
func (o office) call(r *rand.Rand, debts []debt, of [][]int32, reach []float64) []ledger.Call {
	from, to := o.season()
	byDue := make([]int32, len(debts))
	for i := range byDue {
		byDue[i] = int32(i)
	}
	slices.SortFunc(byDue, func(i, j int32) int { return int(debts[i].due - debts[j].due) })
	var calls []ledger.Call
	var late []int32 // overdue debts, some of them paid by now
	for day := from - past; day <= to; day++ {
		for len(byDue) > 0 && debts[byDue[0]].due < day {
			late, byDue = append(late, byDue[0]), byDue[1:]
		}
		if w := day.Weekday(); w == time.Saturday || w == time.Sunday {
			continue
		}
		called := make(map[int32]bool)
		for tries := 0; len(called) < o.callsPerDay && tries < 4*o.callsPerDay && len(late) > 0; tries++ {
			k := r.IntN(len(late))
			d := &debts[late[k]]
			if d.pays < day {
				late[k] = late[len(late)-1]
				late = late[:len(late)-1]
				continue
			}
			if called[d.account] {
				continue
			}
			called[d.account] = true
			c := ledger.Call{ID: "k" + strconv.Itoa(len(calls)), Account: d.account, On: day, Minute: -1, Outcome: ledger.NoAnswer,
				PromisedOn: ledger.NoDay, DurationSeconds: -1}
			switch u := r.Float64(); {
			case u >= reach[d.account]:
				if r.Float64() < 0.4 {
					c.Outcome = ledger.LeftMessage
				}
			case r.Float64() < 0.4:
				c.Outcome, c.PromisedOn = ledger.PromiseToPay, day+ledger.Day(2+r.IntN(10))
			default:
				c.Outcome = ledger.Callback
			}
			calls = append(calls, c)
			if !c.Outcome.Conversation() {
				continue
			}
			for _, i := range of[d.account] {
				if e := &debts[i]; e.issued <= day && e.pays > day && r.Float64() < 0.3 {
					e.pays = min(e.pays, day+ledger.Day(r.IntN(14)))
				}
			}
		}
	}
	return calls
}
