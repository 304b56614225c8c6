package importer

import (
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// amounts are those of the roles amount, paid, credited and open of a row.
type amounts [roleOpen - roleAmount + 1]stated

type stated struct {
	amount ledger.Cents
	given  bool
}

// totals compares the totals that an export states with the rows above them.
type totals struct {
	sums     amounts            // of all documents so far
	since    amounts            // the sums when the last total was compared
	rows     int                // of documents since then
	headings map[string]amounts // the sums when a heading was met
	compared []source.Total
	waiting  *waiting // a heading that states the total of the rows below it
}

type waiting struct {
	label  string
	line   int
	stated amounts
	before amounts
}

func (t *totals) item(row amounts) {
	t.rows++
	for i, s := range row {
		t.sums[i].amount += s.amount
	}
}

// heading remembers where a group begins.
func (t *totals) heading(s *sheet, line int, stated amounts) {
	t.settle()
	if t.headings == nil {
		t.headings = map[string]amounts{}
	}
	t.headings[strings.ToLower(s.label)] = t.sums
	for _, a := range stated {
		if a.given {
			t.waiting = &waiting{s.label, line, stated, t.sums}
		}
	}
}

// settle compares the total that stood in a heading.
func (t *totals) settle() {
	if w := t.waiting; w != nil {
		t.waiting = nil
		t.compare(w.label, w.line, w.stated, []amounts{w.before})
	}
}

// total compares a total with the group that it names, or else with all rows,
// or those since the last total.
func (t *totals) total(s *sheet, line int, stated amounts) {
	t.settle()
	begins := []amounts{{}}
	if t.rows > 0 { // otherwise a grand total of zero would always agree
		begins = append(begins, t.since)
	}
	if s.file.Customer == "below" && s.label != "" {
		begins = []amounts{t.since}
	}
	words := strings.Fields(strings.ToLower(s.label))
	for i := range words { // Total for NAME, Total NAME, NAME total
		for _, name := range []string{strings.Join(words[i:], " "), strings.Join(words[:i], " ")} {
			if begin, there := t.headings[name]; there {
				begins = append(begins, begin)
			}
		}
	}
	t.compare(s.label, line, stated, begins)
	t.since, t.rows = t.sums, 0
}

// compare notes a mismatch unless the rows since one of the beginnings add up
// to what is stated.
func (t *totals) compare(label string, line int, stated amounts, begins []amounts) {
	for i, s := range stated {
		if !s.given {
			continue
		}
		nearest := t.sums[i].amount - begins[0][i].amount
		for _, begin := range begins[1:] {
			if sum := t.sums[i].amount - begin[i].amount; distance(sum, s.amount) < distance(nearest, s.amount) {
				nearest = sum
			}
		}
		t.compared = append(t.compared, source.Total{Line: line, Label: label, Of: roleNames[roleAmount+i], Stated: s.amount, Summed: nearest})
	}
}

func distance(a, b ledger.Cents) ledger.Cents { return magnitude(a-b, true) }
