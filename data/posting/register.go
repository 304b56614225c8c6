package posting

import (
	"fmt"
	"math"
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
	hide    func(string) string // what others see of an id; nil: the id
	padded  map[string]int32    // rows of ids that bareID makes others, by what it makes, once one is looked for
}

const (
	spoiled   int32 = -1
	ambiguous int32 = -1 << 31
)

func newRegister(veil *Veil, hide func(*Veil, string) string) register {
	if veil == nil {
		return register{}
	}
	return register{hide: func(id string) string { return hide(veil, id) }}
}

// shown is what others are shown of an id.
func (r *register) shown(id string) string {
	if r.hide == nil {
		return id
	}
	return r.hide(id)
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
func (r *register) id(row int32) string { return r.shown(r.known.Text(*r.numbers.At(int(row)))) }

// claim looks an id up and notes it if it is new: fill says then which row it has.
func (r *register) claim(id string) (n int32, known bool) {
	number, known := r.known.Enter(id)
	if known {
		return *r.rows.At(int(number)), true
	}
	r.rows.Add(spoiled)
	return spoiled, false
}

// texts is what others are shown of the ids, by row.
func (r *register) texts() (letters []byte, ends []int32) {
	if r.hide == nil {
		return r.known.Lay(&r.numbers)
	}
	ends = make([]int32, 1, r.len()+1)
	for row := range int32(r.len()) {
		if letters = append(letters, r.id(row)...); len(letters) > math.MaxInt32 {
			panic(index.TooMuchText)
		}
		ends = append(ends, int32(len(letters)))
	}
	return letters, ends
}

// claimNew enters ids up to the first that is known, gives them rows from one
// on, and gives how many those are.
func (r *register) claimNew(ids []string, row int32) int {
	number := int32(r.rows.Len())
	n := r.known.EnterNew(ids)
	index.AddRange(&r.rows, row, n)
	index.AddRange(&r.numbers, number, n)
	if r.padded != nil {
		for i, id := range ids[:n] {
			r.enterPadded(id, row+int32(i))
		}
	}
	return n
}

// fill gives the id that was claimed last its row.
func (r *register) fill(id string, row int32) {
	number := r.rows.Len() - 1
	*r.rows.At(number) = row
	r.enterPadded(id, row)
	if row >= 0 {
		r.numbers.Add(int32(number))
	}
}

// enter notes a new id.
func (r *register) enter(id string, row int32) {
	r.claim(id)
	r.fill(id, row)
}

// withdraw takes back the id that was entered last.
func (r *register) withdraw(id string) {
	number, _ := r.known.Find(id)
	*r.rows.At(int(number)) = spoiled
	r.numbers.DropLast()
	if key, isNumber := bareID(id); isNumber && key != id && r.padded != nil {
		r.padded[key] = ambiguous
	}
}

// also makes the id that was claimed last another one of a row.
func (r *register) also(id string, row int32) {
	*r.rows.At(r.rows.Len() - 1) = row
	r.enterPadded(id, row)
}

// find looks an id up as it is written, and then without the leading zeros that
// a spreadsheet takes from an id, and the .0 that it adds to one.
func (r *register) find(row source.Row, id string) (n int32, known bool) {
	n, exact, known := r.meant(id)
	if known && !exact {
		row.Repair("id that differs in leading zeros or a decimal point taken for the same")
	}
	return n, known
}

// meant is find without a row to tell; exact: the id is known as it is written.
func (r *register) meant(id string) (n int32, exact, known bool) {
	if n, known = r.row(id); known {
		return n, true, true
	}
	n, known = r.twin(id)
	return n, false, known
}

// named is the id that a row was entered with, however this names it; the same of no row.
func (r *register) named(id string) string {
	number, known := r.known.Find(id)
	row := spoiled
	if known {
		row = *r.rows.At(int(number))
	} else if twin, is := r.twin(id); is {
		row = twin
	}
	if row < 0 || known && *r.numbers.At(int(row)) == number {
		return id
	}
	return r.known.Text(*r.numbers.At(int(row)))
}

// twin finds the one row whose id differs from this in leading zeros or the .0 alone.
func (r *register) twin(id string) (n int32, known bool) {
	bare, isNumber := bareID(id)
	if !isNumber {
		return 0, false
	}
	if r.padded == nil {
		r.padded = map[string]int32{}
		for number := range r.rows.Len() {
			r.enterPadded(r.known.Text(int32(number)), *r.rows.At(number))
		}
	}
	n, known = r.padded[bare]
	if bare != id {
		switch plain, isPlain := r.row(bare); {
		case isPlain && known && plain != n:
			return 0, false
		case isPlain:
			n, known = plain, true
		}
	}
	return n, known && n != ambiguous
}

func (r *register) enterPadded(id string, row int32) {
	if r.padded == nil {
		return
	}
	key, isNumber := bareID(id)
	if !isNumber || key == id {
		return
	}
	if before, twice := r.padded[key]; twice && before != row {
		row = ambiguous
	}
	r.padded[strings.Clone(key)] = row // the cell is part of its whole line
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

// twice deals with a row whose id was read before: the same row again is left
// out, another one under the same id is refused.
func (d *Desk) twice(row source.Row, i int, same bool, first place) {
	if !same {
		refuseOther(row, i, first, "")
		return
	}
	row.LeaveOut(countedOnce)
	d.remarkDoubled("doubled-rows", place{row.File(), row.Line()}, first)
}

const countedOnce = "a row that is there twice: counted once"

// refuseOther refuses a row that has the id of another one and says something else, with advice if there is any.
func refuseOther(row source.Row, i int, first place, advice string) {
	where := fmt.Sprintf("line %d", first.line)
	if first.file != row.File() {
		where += " of " + first.file
	}
	row.Refuse(i, fmt.Sprintf("the id of another row, in %s, which says something else%s", where, advice))
}

// remarkDoubled tells of a row that stands in two places.
func (d *Desk) remarkDoubled(code string, this, first place) {
	d.reading.Remark(code, 0, func() string {
		if first.file != this.file {
			return fmt.Sprintf("%s:%d and %s:%d", first.file, first.line, this.file, this.line)
		}
		return fmt.Sprintf("%s: lines %d and %d", this.file, first.line, this.line)
	})
}

// entries holds the ids of a table that nothing refers to.
type entries struct {
	known index.Index
	rows  index.List[entry] // by number in known
	files origins           // of rows
}

// once reports whether a row's id is new. Ids are optional.
func (d *Desk) once(seen *entries, row source.Row, i int, key string, columns []source.Column) bool {
	return row.Cell(i) == "" || d.isFirst(seen, row, i, key, said(row, columns))
}

// isFirst reports whether a key is new, of a row that says this.
func (d *Desk) isFirst(seen *entries, row source.Row, i int, key string, this entry) bool {
	if n, known := seen.known.Enter(key); known {
		first := seen.rows.At(int(n))
		d.twice(row, i, first.said == this.said, place{seen.files.of(int(n)), int(first.line)})
		return false
	}
	seen.files.note(row.File(), seen.rows.Len())
	seen.rows.Add(this)
	return true
}
