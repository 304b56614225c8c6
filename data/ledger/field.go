package ledger

import (
	"math"
	"slices"
	"strings"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/bitutil"
	"github.com/apache/arrow/go/v17/arrow/memory"

	"firstcall/data/index"
)

// field collects the values of one column. Arrow's own builders double their
// memory as they grow, and are asked for their type at each of millions of
// values; here values wait in pieces that stay where they are. A text that is
// empty, and a value that is none, become nulls.
type field struct {
	small   index.List[int32] // rows, counts; of texts where they end, of labels their number
	days    index.List[Day]
	big     index.List[Cents]
	flags   index.List[bool]
	letters letters // of texts
	texts   Texts   // instead of small and letters, where somebody else has them
	names   []string
	numbers map[string]int32 // of the names
}

// No count and no amount of a ledger is as low; of days NoDay is.
const (
	noCount int32 = math.MinInt32
	noCents Cents = math.MinInt64
)

func (f *field) addText(s string) {
	f.letters.add(s)
	if f.letters.n > math.MaxInt32 {
		panic(index.TooMuchText)
	}
	f.small.Add(int32(f.letters.n))
}

func (f *field) addLabel(s string) {
	if s == "" {
		f.small.Add(noCount)
		return
	}
	number, known := f.numbers[s]
	if !known {
		if f.numbers == nil {
			f.numbers = map[string]int32{}
		}
		name := strings.Clone(s) // the cell is part of its whole block
		number = int32(len(f.names))
		f.names = append(f.names, name)
		f.numbers[name] = number
	}
	f.small.Add(number)
}

// letters are texts one behind the other, in pieces that are laid out once.
type letters struct {
	pieces [][]byte
	n      int // bytes in all of them
}

func (l *letters) add(s string) {
	const piece = 1 << 16
	last := len(l.pieces) - 1
	if last < 0 || cap(l.pieces[last])-len(l.pieces[last]) < len(s) {
		l.pieces = append(l.pieces, make([]byte, 0, max(piece, len(s))))
		last++
	}
	l.pieces[last] = append(l.pieces[last], s...)
	l.n += len(s)
}

func (l *letters) whole() []byte { return slices.Concat(l.pieces...) }

// data is the values as Arrow lays them out.
func (f *field) data(of arrow.DataType, rows int) arrow.ArrayData {
	switch of.ID() {
	case arrow.STRING:
		letters, ends := f.lettersOf(rows)
		nulls := newNulls(rows)
		for i := range rows {
			if ends[i] == ends[i+1] {
				nulls.set(i)
			}
		}
		return nulls.data(of, rows, buffer(arrow.Int32Traits.CastToBytes(ends)), buffer(letters))
	case arrow.BOOL:
		bits := make([]byte, bitutil.BytesForBits(int64(rows)))
		for i, set := range f.flags.Slice() {
			bitutil.SetBitTo(bits, i, set)
		}
		return array.NewData(of, rows, []*memory.Buffer{nil, buffer(bits)}, nil, 0, 0)
	case arrow.INT64:
		amounts, nulls := valuesOf(&f.big, noCents)
		return nulls.data(of, rows, buffer(arrow.GetBytes(amounts)))
	case arrow.DATE32:
		days, nulls := valuesOf(&f.days, NoDay)
		return nulls.data(of, rows, buffer(arrow.GetBytes(days)))
	}
	values, nulls := valuesOf(&f.small, noCount)
	data := nulls.data(of, rows, buffer(arrow.Int32Traits.CastToBytes(values)))
	if of.ID() == arrow.DICTIONARY {
		b := array.NewStringBuilder(memory.NewGoAllocator())
		b.AppendValues(f.names, nil)
		data.SetDictionary(b.NewArray().Data())
	}
	return data
}

// lettersOf is the texts one behind the other, and where each begins and ends.
func (f *field) lettersOf(rows int) (letters []byte, ends []int32) {
	if f.texts != nil {
		return f.texts()
	}
	return f.letters.whole(), f.small.AppendTo(make([]int32, 1, rows+1))
}

func buffer(bytes []byte) *memory.Buffer { return memory.NewBufferBytes(bytes) }

// valuesOf is the values in one piece, with zeros where they are none. The list
// is nobody's any more.
func valuesOf[T int32 | Day | Cents](list *index.List[T], none T) ([]T, nulls) {
	values := list.Slice()
	nulls := newNulls(len(values))
	for i, v := range values {
		if v == none {
			values[i] = 0
			nulls.set(i)
		}
	}
	return values, nulls
}

// nulls are the rows without a value.
type nulls struct {
	valid []byte // a bit for each row
	n     int
}

func newNulls(rows int) nulls {
	valid := make([]byte, bitutil.BytesForBits(int64(rows)))
	bitutil.SetBitsTo(valid, 0, int64(rows), true)
	return nulls{valid: valid}
}

func (n *nulls) set(row int) {
	bitutil.ClearBit(n.valid, row)
	n.n++
}

func (n *nulls) data(of arrow.DataType, rows int, values ...*memory.Buffer) *array.Data {
	var valid *memory.Buffer // nil: all rows have a value
	if n.n > 0 {
		valid = buffer(n.valid)
	}
	return array.NewData(of, rows, append([]*memory.Buffer{valid}, values...), nil, n.n, 0)
}
