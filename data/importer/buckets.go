package importer

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// What columns are called that repeat what is open by its age: up to a day, from
// a day to another, and from a day on.
var (
	bucketUpTo = regexp.MustCompile(`(?i)^(current|not (yet )?due|not yet overdue|nicht fällig|noch nicht fällig|niet vervallen|non échu|à échoir|no vencido|por vencer|a scadere|non scaduto|a vencer)$`)
	bucketFrom = regexp.MustCompile(`(?i)^(\d{1,4})\s*(?:-|–|to|bis|tot|à|a)\s*(\d{1,4})(?:\s*(?:days?|tage|dagen|jours|días|dias|giorni)\b.*)?$`)
	bucketOver = regexp.MustCompile(`(?i)^(?:(?:>=?|over|more than|older than|above|über|ab|meer dan|plus de|más de|oltre|mais de)\s*(\d{1,4})|(\d{1,4})\s*(?:\+|-\s*above|and (?:over|above|more)|plus))(?:\s*(?:days?|tage|dagen|jours|días|dias|giorni)\b.*)?$`)
)

// buckets compare what an export's columns of ages add up to with what its rows
// have open, at the day at which the export was made.
type buckets struct {
	columns  []bucket
	first    int    // line of a document
	totalled int    // line of the last total
	label    string // of that
	due      map[ledger.Day]ledger.Cents
	issued   map[ledger.Day]ledger.Cents
}

// bucket is a column of what is open from a number of days to another.
type bucket struct {
	column, from, to int
	stated           ledger.Cents // of all documents so far
	before, since    ledger.Cents // stated at the last total but one, and at the last
	total            stated       // what the last total says
}

// newBuckets finds the columns of ages that lie one behind another, the last of
// them without an end; nil where there are none.
func newBuckets(s *sheet) *buckets {
	b := &buckets{due: map[ledger.Day]ledger.Cents{}, issued: map[ledger.Day]ledger.Cents{}}
	for i, name := range s.header {
		k := bucket{column: i, from: math.MinInt32, to: 0}
		if m := bucketFrom.FindStringSubmatch(name); m != nil {
			k.from, _ = strconv.Atoi(m[1])
			k.to, _ = strconv.Atoi(m[2])
		} else if bucketOver.MatchString(name) {
			k.to = math.MaxInt32
		} else if !bucketUpTo.MatchString(name) {
			continue
		}
		if last := len(b.columns) - 1; last >= 0 {
			before := b.columns[last].to
			if k.to <= before || k.to < math.MaxInt32 && (k.from < before || k.from > before+1) {
				return nil
			}
			k.from = before + 1
		} else if k.from <= 1 {
			k.from = math.MinInt32 // what is not due yet is in the first of them
		}
		b.columns = append(b.columns, k)
	}
	if n := len(b.columns); n < 3 || b.columns[n-1].to < math.MaxInt32 || b.columns[0].from > 1 {
		return nil
	}
	return b
}

// stateAges adds what a document's row says.
func (c *clerk) stateAges(row source.Row) {
	if c.buckets == nil {
		return
	}
	if c.buckets.first == 0 {
		c.buckets.first = row.Line()
	}
	for i := range c.buckets.columns {
		k := &c.buckets.columns[i]
		amount, _, err := readMoney(strings.TrimSpace(c.sheet.cells[k.column]), c.survey.decimal)
		if err == nil {
			k.stated += amount
		}
	}
}

// totalAges keeps what a total says: the last of them is of all rows, or of those
// since the one before it.
func (c *clerk) totalAges(row source.Row) {
	if c.buckets == nil {
		return
	}
	c.buckets.totalled, c.buckets.label = row.Line(), c.sheet.label
	for i := range c.buckets.columns {
		k := &c.buckets.columns[i]
		amount, _, err := readMoney(strings.TrimSpace(c.sheet.cells[k.column]), c.survey.decimal)
		k.total = stated{amount, err == nil}
		k.before, k.since = k.since, k.stated
	}
}

// openAt adds what a document that is read has open, with the sign that the
// export gives it.
func (c *clerk) openAt(row source.Row, issued, due ledger.Day) {
	if c.buckets == nil || row.Refused() {
		return
	}
	open, given, _ := c.money(row, roleOpen)
	if !given {
		open, _, _ = c.money(row, roleAmount)
	}
	c.buckets.due[due] += open
	c.buckets.issued[issued] += open
}

// totals are the last total of the list, compared with its columns, and the
// columns, compared with ages from the due date or from
// the issue date: with those that agree in more of them. The columns are not
// compared where nothing says at which day the list was made.
func (b *buckets) totals(header []string, at *source.AsOf) (compared []source.Total) {
	if b == nil {
		return nil
	}
	var last []source.Total
	for _, k := range b.columns {
		if k.total.given {
			sum := k.stated
			if part := k.since - k.before; distance(part, k.total.amount) < distance(sum, k.total.amount) {
				sum = part
			}
			last = append(last, source.Total{Line: b.totalled, Label: b.label, Of: header[k.column], Stated: k.total.amount, Summed: sum})
		}
	}
	if at == nil || at.Day == ledger.NoDay {
		return last
	}
	agree := -1
	for _, open := range []map[ledger.Day]ledger.Cents{b.due, b.issued} {
		sums := make([]ledger.Cents, len(b.columns))
		for day, amount := range open { // into sums: in any order
			for i, k := range b.columns {
				if age := int(at.Day - day); age >= k.from && age <= k.to {
					sums[i] += amount
				}
			}
		}
		var totals []source.Total
		same := 0
		for i, k := range b.columns {
			totals = append(totals, source.Total{Line: b.first, Label: header[k.column], Of: roleNames[roleOpen], Stated: k.stated, Summed: sums[i]})
			if k.stated == sums[i] {
				same++
			}
		}
		if same > agree {
			agree, compared = same, totals
		}
	}
	return append(last, compared...)
}
