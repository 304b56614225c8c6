package response

import (
	"math"

	"firstcall/data/ledger"
	"firstcall/data/portable"
	"firstcall/sim/book"
)

// Some customers pay in parts because they can pay only what they have: on
// their pay days the money goes round their creditors. A call gets us a bigger
// part of what there is; it makes no invoice ripe. For such purse accounts the
// replay keeps the recorded pay days and multiplies what is paid by
//
//	rho(touch now) / rho(touch when it was recorded)
//
// where touch is how long ago the customer was last spoken to. rho is
// estimated within customers by quasi-Poisson regression of cash on touch with
// a factor for each customer, on days with something overdue, relative to days
// after unanswered attempts, messages and conversations long ago: the control
// group, which the same policy chose.

// Touch is how long ago somebody was spoken to, as far as a purse remembers.
type Touch uint8

// The touches. Controls tell what the office's choice of whom to call says by itself.
const (
	Untouched   Touch = iota
	TouchWeek         // spoken to up to 7 days ago
	TouchMonth        // 8 to 16 days ago
	TouchLater        // 17 to 25 days ago
	controlDays       // attempted without reaching anybody up to 16 days ago, or spoken to 26 to 40 days ago
	numTouches  = iota
)

// TouchOf is the touch of an account on day today, as known when the day's payments come.
func TouchOf(a *book.Account, today ledger.Day) Touch {
	switch talked := today - a.LastConversation; {
	case talked < 1: // today: customers who pay today had decided before
		return Untouched
	case talked <= 7:
		return TouchWeek
	case talked <= 16:
		return TouchMonth
	case talked <= 25:
		return TouchLater
	case talked <= 40 || today-a.LastAttempt <= window:
		return controlDays
	}
	return Untouched
}

// Reminder is what a purse remembers of the office on a day: a conversation, or
// else the letter or e-mail that works on invoices, NoContact if none.
type Reminder struct {
	Touch Touch
	Sent  Contact
}

// ReminderOf is the reminder of an account on day today, as known when the day's payments come.
func ReminderOf(a *book.Account, today ledger.Day) Reminder {
	r := Reminder{Touch: TouchOf(a, today)}
	if r.Touch == Untouched || r.Touch == controlDays {
		if c := ContactOf(a, today); c >= LetterWeek {
			r.Sent = c
		}
	}
	return r
}

// PurseTally is what one customer paid by touch, on days with something overdue.
type PurseTally struct {
	Days    [numTouches]int32
	PayDays [numTouches]int32
	Cash    [numTouches]ledger.Cents
	Parts   int32 // payments of less than the whole invoice
	Whole   int32 // payments of a whole invoice
}

// Purse reports whether the customer pays in parts as a rule.
func (p *PurseTally) Purse() bool { return p.Parts >= 3 && p.Parts > p.Whole }

// Purses is the fitted effect on purse accounts.
type Purses struct {
	Is    []bool
	Ratio [numTouches]float64 // rho, 1 where the customer is out of touch
	Error [numTouches]float64 // standard error of log rho
}

const (
	purseWeight = 20.0 // pay days with which rho is drawn towards its parent
	// purseDispersion is the variance of a pay day's cash in units of its mean, squared, plus one:
	// amounts of one customer scatter about as much as their mean.
	purseDispersion = 2.0
	assumedPurse    = 1.5 // without a call log: half as much again while in touch; no source found
)

// learnPurses estimates rho.
func learnPurses(t *Tally, weight []float64, assumed bool) Purses {
	p := Purses{Is: make([]bool, len(t.Customers))}
	for s := range p.Ratio {
		p.Ratio[s] = 1
	}
	for i := range t.Customers {
		p.Is[i] = t.Customers[i].Purse.Purse()
	}
	if assumed {
		for s := TouchWeek; s <= TouchLater; s++ {
			p.Ratio[s], p.Error[s] = assumedPurse, portable.Log(assumedPurse)/2
		}
		return p
	}
	rho, paydays := t.purseRegression(p.Is, weight)
	// Shrink the control days to none, the touches to their common value, and that to none.
	control := (float64(paydays[controlDays]*rho[controlDays]) + purseWeight) / (paydays[controlDays] + purseWeight)
	var sum, n float64
	for s := TouchWeek; s <= TouchLater; s++ {
		sum += paydays[s] * rho[s] / control
		n += paydays[s]
	}
	common := (sum + purseWeight) / (n + purseWeight)
	for s := TouchWeek; s <= TouchLater; s++ {
		ratio := (paydays[s]*rho[s]/control + float64(purseWeight*common)) / (paydays[s] + purseWeight)
		p.Ratio[s] = max(1, ratio) // a conversation is never taken to make a customer pay less
		p.Error[s] = math.Sqrt(purseDispersion/(paydays[s]+purseWeight) + purseDispersion/(paydays[controlDays]+purseWeight))
	}
	return p
}

// purseRegression fits cash = customer factor x rho(touch) x days by
// alternating the two, each customer weighing by its pay days, not by its size.
func (t *Tally) purseRegression(is []bool, weight []float64) (rho, paydays [numTouches]float64) {
	for s := range rho {
		rho[s] = 1
	}
	for range 100 {
		var got, expected [numTouches]float64
		paydays = [numTouches]float64{}
		for i := range t.Customers {
			if !is[i] {
				continue
			}
			p := &t.Customers[i].Purse
			var cash, exposure, n float64
			for s := range numTouches {
				cash += float64(p.Cash[s])
				exposure += float64(rho[s] * float64(p.Days[s]))
				n += float64(weight[i] * float64(p.PayDays[s]))
			}
			if cash == 0 || exposure == 0 {
				continue
			}
			for s := range numTouches {
				got[s] += n * float64(p.Cash[s]) / cash
				expected[s] += n * float64(p.Days[s]) / exposure
				paydays[s] += float64(weight[i] * float64(p.PayDays[s]))
			}
		}
		for s := range rho {
			if expected[s] > 0 {
				rho[s] = max(got[s], 0.01) / expected[s]
			}
		}
		for s := numTouches - 1; s >= 0; s-- {
			rho[s] /= rho[Untouched]
		}
	}
	return rho, paydays
}
