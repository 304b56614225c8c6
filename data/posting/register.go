package posting

import (
	"fmt"
	"strings"

	"firstcall/data/index"
	"firstcall/data/source"
)

// register holds the ids of a table. A negative row belongs to an id that is in
// no ledger, and references to it are no second mistake: spoiled where its row
// was refused or left out, and below that in a currency that is left out.
type register struct {
	known   index.Index         // of ids as written
	rows    index.List[int32]   // by number in known
	numbers index.List[int32]   // by row: the number of its id
	show    func(string) string // what others see of an id
	twins   index.List[entry]   // by row
	bare    map[string]int32    // by the id without leading zeros, once one is looked for
}

const (
	spoiled   int32 = -1
	ambiguous int32 = -1 << 31
)

func newRegister(show func(string) string) register {
	return register{show: show}
}

// row finds an id as it is written.
func (r *register) row(id string) (n int32, known bool) {
	number, known := r.known.Find(id)
	if !known {
		return 0, false
	}
	return *r.rows.At(int(number)), true
}

// len is how many rows have an id here.
func (r *register) len() int { return r.numbers.Len() }

// id is what others are shown of the id of a row.
func (r *register) id(row int32) string { return r.show(r.known.Text(*r.numbers.At(int(row)))) }

// enter notes an id, and gives what others are shown of it.
func (r *register) enter(id string, row int32, e entry) string {
	number, known := r.known.Enter(id)
	if known {
		*r.rows.At(int(number)) = row
	} else {
		r.rows.Add(row)
	}
	r.enterBare(id, row)
	if row < 0 {
		return ""
	}
	r.numbers.Add(number)
	r.twins.Add(e)
	return r.show(id)
}

// withdraw takes back the id that was entered last.
func (r *register) withdraw(id string) {
	number, _ := r.known.Find(id)
	*r.rows.At(int(number)) = spoiled
	r.numbers.DropLast()
	r.twins.DropLast()
	if key, isNumber := bareID(id); isNumber && r.bare != nil {
		r.bare[key] = ambiguous
	}
}

// find looks an id up as it is written, and then without the leading zeros that
// a spreadsheet takes from an id, and the .0 that it adds to one.
func (r *register) find(row source.Row, id string) (n int32, known bool) {
	if n, known = r.row(id); known {
		return n, true
	}
	bare, isNumber := bareID(id)
	if !isNumber {
		return 0, false
	}
	if r.bare == nil {
		r.bare = make(map[string]int32, r.known.Len())
		for number := range r.known.Len() {
			r.enterBare(r.known.Text(int32(number)), *r.rows.At(number))
		}
	}
	if n, known = r.bare[bare]; !known || n == ambiguous {
		return 0, false
	}
	row.Repair("id that differs in leading zeros or a decimal point taken for the same")
	return n, true
}

func (r *register) enterBare(id string, row int32) {
	key, isNumber := bareID(id)
	if !isNumber || r.bare == nil {
		return
	}
	if _, twice := r.bare[key]; twice {
		row = ambiguous
	}
	r.bare[strings.Clone(key)] = row // the cell is part of its whole line
}

// bareID is an id of digits without leading zeros and without the decimals of a
// spreadsheet's number.
func bareID(id string) (bare string, isNumber bool) {
	id = strings.TrimSuffix(id, ".0")
	for i := range len(id) {
		if id[i] < '0' || id[i] > '9' {
			return "", false
		}
	}
	return strings.TrimLeft(id, "0"), id != ""
}

// entry is where an id was first read, and a hash of what the row said.
type entry struct {
	said sayings
	line int32
}

// sayings hashes cells, FNV-1a over 64 bits, with their order.
type sayings uint64

const nothingSaid sayings = 14695981039346656037

func (h sayings) add(cell string) sayings {
	for i := range len(cell) {
		h = (h ^ sayings(cell[i])) * 1099511628211
	}
	return (h ^ 0xff) * 1099511628211 // no byte of UTF-8 text
}

// said is where a row stands and what its cells say.
func said(row source.Row, columns []source.Column) entry {
	hash := nothingSaid
	for i := range columns {
		hash = hash.add(row.Cell(i))
	}
	return entry{hash, int32(row.Line())}
}

// saidBut is what the cells would say with another text in column but.
func saidBut(row source.Row, columns []source.Column, but int, text string) sayings {
	hash := nothingSaid
	for i := range columns {
		if i == but {
			hash = hash.add(text)
		} else {
			hash = hash.add(row.Cell(i))
		}
	}
	return hash
}

// twice deals with a row whose id was read before: the same row again is left
// out, another one under the same id is refused.
func (d *Desk) twice(row source.Row, i int, first, second entry) {
	if first.said == second.said {
		row.LeaveOut("a row that is there twice: counted once")
		d.reading.Remark("doubled-rows", 0, func() string { return fmt.Sprintf("%s: lines %d and %d", row.File(), first.line, second.line) })
		return
	}
	row.Refuse(i, fmt.Sprintf("the id of another row, in line %d, which says something else", first.line))
}

// entries holds the ids of a table that nothing refers to.
type entries map[string]entry

// once reports whether a row's id is new. Ids are optional.
func (d *Desk) once(seen entries, row source.Row, i int, key string, columns []source.Column) bool {
	if row.Cell(i) == "" {
		return true
	}
	this := said(row, columns)
	if first, known := seen[key]; known {
		d.twice(row, i, first, this)
		return false
	}
	seen[strings.Clone(key)] = this
	return true
}
