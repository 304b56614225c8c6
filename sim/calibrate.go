package sim

import (
	"fmt"
	"math"
	"sort"

	"firstcall/data/ledger"
	"firstcall/sim/book"
	"firstcall/sim/response"
)

// Calibration is how well a model fitted on the ledger's first part forecasts
// the weekly cash of the rest, under the recorded calls, beside two forecasts
// that need no model.
type Calibration struct {
	Missing string // why there is none; "" where there is one
	Weeks   []Week
	Total   Week // all weeks together
	Draws   int  // simulations behind mean and interval
}

// Week is seven days of the held-out part.
type Week struct {
	From      ledger.Day
	Actual    ledger.Cents // what came in
	Mean      ledger.Cents // forecast by the model
	Low, High ledger.Cents // its middle 90 %
	Average   ledger.Cents // naive: mean weekly cash of the averageWeeks before the cut
	Delay     ledger.Cents // naive: each invoice in full at due date + its customer's mean days late
}

const (
	week = 7 // days
	// leastWeeks are held out at least; twice as many must come before them.
	leastWeeks = 8
	// averageWeeks is the memory of the naive average: a quarter of a year, so
	// that a ledger's first, half-empty weeks don't make it look worse than it is.
	averageWeeks = 13
	// leastPayments must be on record on either side of the cut: of fewer, a
	// forecast that fits or fails says nothing.
	leastPayments = 30
)

// Calibrate fits on the days before a cut and forecasts the last quarter of
// the days up to the last invoice. Invoices, calls and credits after the cut
// are taken as recorded; payments are simulated with fresh clocks. A ledger
// that is too short has a Missing reason instead of figures.
func Calibrate(l *ledger.Ledger, given response.Assumed, rules book.Rules, seed uint64, draws int) (*Calibration, error) {
	first, last := l.FirstDay(), l.LastIssue()
	days := int(last-first) + 1
	weeks := heldOut(days)
	if weeks == 0 {
		return &Calibration{Missing: fmt.Sprintf("%d days from the first event to the last invoice are too few to forecast %d weeks from %d",
			days, leastWeeks, 2*leastWeeks)}, nil
	}
	cut := last + 1 - ledger.Day(weeks*week)
	events := l.Events()
	if before, after := paymentsBefore(events, cut), paymentsBefore(events, last+1); before < leastPayments || after-before < leastPayments {
		return &Calibration{Missing: fmt.Sprintf("%d payments before %s and %d after it are too few (%d each are needed)",
			before, cut, after-before, leastPayments)}, nil
	}
	tally := response.NewTally(book.NewIndex(l), events, cut)
	model := response.FitOne(tally, given)
	s, err := openSeason(l, model, Plan{From: cut, To: last, Seed: seed, Replications: draws, Promises: rules})
	if err != nil {
		return nil, fmt.Errorf("calibrating: %w", err)
	}
	c := &Calibration{Weeks: make([]Week, weeks), Draws: draws}
	average := averageBefore(events, max(first, cut-averageWeeks*week), cut)
	delayed := s.atMeanDelay()
	for w := range c.Weeks {
		c.Weeks[w] = Week{From: cut + ledger.Day(w*week), Actual: weekOf(s.paid, w), Average: average, Delay: weekOf(delayed, w)}
	}
	for _, w := range c.Weeks {
		c.Total.Actual += w.Actual
		c.Total.Average += w.Average
		c.Total.Delay += w.Delay
	}
	c.Total.From = cut
	s.forecast(model, tally, c)
	return c, nil
}

// heldOut is how many weeks of so many days are forecast; 0 where there are too few.
func heldOut(days int) int {
	weeks := max(days/4/week, leastWeeks)
	if days-weeks*week < 2*leastWeeks*week {
		return 0
	}
	return weeks
}

func paymentsBefore(events []ledger.Event, day ledger.Day) (n int) {
	for _, e := range events[:firstFrom(events, day)] {
		if e.Kind == ledger.PaymentReceived {
			n++
		}
	}
	return n
}

// averageBefore is the mean weekly cash of the days from..cut-1.
func averageBefore(events []ledger.Event, from, cut ledger.Day) ledger.Cents {
	var sum ledger.Cents
	for _, e := range events[firstFrom(events, from):firstFrom(events, cut)] {
		if e.Kind == ledger.PaymentReceived {
			sum += e.Amount
		}
	}
	return sum * week / ledger.Cents(cut-from)
}

func weekOf(daily []ledger.Cents, w int) (sum ledger.Cents) {
	for _, c := range daily[w*week : (w+1)*week] {
		sum += c
	}
	return sum
}

// atMeanDelay pays every invoice in full at its due date plus the mean days
// late of its customer's invoices paid before the season (of all customers'
// where it has none); by day of the season. Whose day has passed is paid on the first.
func (s *season) atMeanDelay() []ledger.Cents {
	cash := make([]ledger.Cents, len(s.days))
	var paid, late int32
	for a := range s.opening.Standings {
		p := s.opening.Standings[a].Paid
		paid += p.Invoices
		late += p.DaysLate
	}
	for i, inv := range s.index.Invoices {
		own := s.opening.Standings[inv.Account].Paid
		n, sum := own.Invoices, own.DaysLate
		if n == 0 {
			n, sum = max(paid, 1), late
		}
		on := inv.Due + ledger.Day(math.Round(float64(sum)/float64(n)))
		if on = max(on, inv.Issued, s.From); on <= s.To && s.opening.Debts[i].Open > 0 {
			cash[on-s.From] += s.opening.Debts[i].Open
		}
	}
	return cash
}

// Errors are the weighted absolute percentage errors of the three forecasts:
// sum of |actual - forecast| / sum of actual, over the weeks.
func (c *Calibration) Errors() (model, average, delay float64) {
	var off [3]float64
	for _, w := range c.Weeks {
		for i, forecast := range [...]ledger.Cents{w.Mean, w.Average, w.Delay} {
			off[i] += math.Abs((w.Actual - forecast).Major())
		}
	}
	total := c.Total.Actual.Major()
	return off[0] / total, off[1] / total, off[2] / total
}

// Inside is the share of weeks whose cash lies in the model's 90 % interval.
func (c *Calibration) Inside() float64 {
	n := 0
	for _, w := range c.Weeks {
		if w.Inside() {
			n++
		}
	}
	return float64(n) / float64(len(c.Weeks))
}

// Inside reports whether what came in lies in the model's 90 % interval.
func (w *Week) Inside() bool { return w.Low <= w.Actual && w.Actual <= w.High }

// summarise sets a week's mean and middle 90 % from its draws.
func (w *Week) summarise(draws []ledger.Cents) {
	sort.Slice(draws, func(i, j int) bool { return draws[i] < draws[j] })
	var sum ledger.Cents
	for _, d := range draws {
		sum += d
	}
	w.Mean = sum / ledger.Cents(len(draws))
	w.Low, w.High = quantile(draws, 0.05), quantile(draws, 0.95)
}

// quantile interpolates between order statistics (definition 7 of Hyndman and Fan 1996).
func quantile(sorted []ledger.Cents, p float64) ledger.Cents {
	at := float64(p * float64(len(sorted)-1))
	i := int(at)
	if i+1 == len(sorted) {
		return sorted[i]
	}
	return sorted[i] + ledger.Cents(math.Round((at-float64(i))*float64(sorted[i+1]-sorted[i])))
}
