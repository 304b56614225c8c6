package sim

import (
	"cmp"
	"slices"

	"firstcall/data/ledger"
)

// Grouping sorts a season's cash by something that was known of each invoice on
// the first morning, or when it was issued: whatever the strategy, the same
// invoice is in the same group. The cash of a grouping's groups adds up to the season's.
type Grouping struct {
	ID     string // age, size, payment_history or customers
	Groups []Group
}

// Group is one group of invoices.
type Group struct {
	Name     string // in words; of sizes "" (see From)
	From     ledger.Cents
	Invoices int // with something to collect in the season
}

// The bounds of groups: the usual ages of receivables, and a week and a month of lateness.
const (
	monthLate   = 30
	quarterLate = 90
	bitLate     = 7
	largest     = 10 // customers
)

// numGroupings is how many there are.
const numGroupings = 4

// groups places every invoice.
type groups struct {
	all []Grouping
	of  [][numGroupings]uint8 // by invoice: its places in Replication.Groups
	n   int                   // of places
}

// newGroups groups the invoices of a season by the book of its first morning.
func newGroups(s *season) groups {
	g := groups{of: make([][numGroupings]uint8, len(s.index.Invoices))}
	g.add(s, 0, "age", []string{"billed in the season", "not yet due", "1-30 days late", "31-90 days late", "over 90 days late"}, func(i int32) int {
		v := &s.index.Invoices[i]
		late := int(s.From - v.Due)
		switch {
		case v.Issued >= s.From:
			return 0
		case late <= 0:
			return 1
		case late <= monthLate:
			return 2
		case late <= quarterLate:
			return 3
		}
		return 4
	})
	bounds := s.sizes()
	g.add(s, 1, "size", make([]string, len(bounds)), func(i int32) int {
		k := len(bounds) - 1
		for k > 0 && s.index.Invoices[i].Amount < bounds[k] {
			k--
		}
		return k
	})
	for k := range bounds {
		g.all[1].Groups[k].From = bounds[k]
	}
	g.add(s, 2, "payment_history", []string{"nothing paid yet", "on time", "up to a week late", "up to a month late", "later than a month"}, func(i int32) int {
		p := s.opening.Standings[s.index.Invoices[i].Account].Paid
		switch late := p.DaysLate; {
		case p.Invoices == 0:
			return 0
		case late <= 0:
			return 1
		case late <= bitLate*p.Invoices:
			return 2
		case late <= monthLate*p.Invoices:
			return 3
		}
		return 4
	})
	top := s.largestCustomers()
	g.add(s, 3, "customers", []string{"the ten largest customers", "all others"}, func(i int32) int {
		if slices.Contains(top, s.index.Invoices[i].Account) {
			return 0
		}
		return 1
	})
	return g
}

// add sets grouping k.
func (g *groups) add(s *season, k int, id string, names []string, of func(invoice int32) int) {
	grouping := Grouping{ID: id}
	for _, name := range names {
		grouping.Groups = append(grouping.Groups, Group{Name: name})
	}
	for i := range g.of {
		place := of(int32(i))
		g.of[i][k] = uint8(g.n + place)
		if s.toCollect(int32(i)) > 0 {
			grouping.Groups[place].Invoices++
		}
	}
	g.n += len(names)
	g.all = append(g.all, grouping)
}

// sizes are the smallest amounts of up to four groups of invoices that hold
// about as much money each: few big invoices, many small ones.
func (s *season) sizes() []ledger.Cents {
	var amounts []ledger.Cents
	total := ledger.Cents(0)
	for i := range s.index.Invoices {
		if amount := s.index.Invoices[i].Amount; s.toCollect(int32(i)) > 0 {
			amounts = append(amounts, amount)
			total += amount
		}
	}
	slices.Sort(amounts)
	bounds := []ledger.Cents{0}
	sum := ledger.Cents(0)
	for _, a := range amounts {
		if len(bounds) < 4 && sum >= total/4*ledger.Cents(len(bounds)) && a > bounds[len(bounds)-1] {
			bounds = append(bounds, a)
		}
		sum += a
	}
	return bounds
}

// largestCustomers are the accounts with the most to collect in the season: open on its first morning, or billed in it.
func (s *season) largestCustomers() []int32 {
	owed := make([]ledger.Cents, len(s.index.Since))
	for i := range s.index.Invoices {
		owed[s.index.Invoices[i].Account] += s.toCollect(int32(i))
	}
	accounts := make([]int32, len(owed))
	for a := range accounts {
		accounts[a] = int32(a)
	}
	slices.SortStableFunc(accounts, func(a, b int32) int { return cmp.Compare(owed[b], owed[a]) })
	return accounts[:min(largest, len(accounts))]
}

// toCollect is what of an invoice is open on the first morning, or billed in the season.
func (s *season) toCollect(invoice int32) ledger.Cents {
	if v := &s.index.Invoices[invoice]; v.Issued > s.To || v.CreditNote {
		return 0
	}
	return s.opening.Debts[invoice].Open
}

// collectable is what there is to collect of all invoices together, and what is
// paid in the season ahead of an invoice that comes after it.
func (s *season) collectable() ledger.Cents {
	var sum ledger.Cents
	for i := range s.index.Invoices {
		sum += max(s.toCollect(int32(i)), 0)
	}
	for _, events := range s.outside {
		for _, e := range events {
			if e.Kind == ledger.PaymentReceived && s.index.Invoices[e.Invoice].Issued > s.To {
				sum += e.Amount
			}
		}
	}
	return sum
}

// collect adds a payment to the groups of its invoice.
func (g *groups) collect(sums []ledger.Cents, invoice int32, amount ledger.Cents) {
	for _, place := range g.of[invoice] {
		sums[place] += amount
	}
}
