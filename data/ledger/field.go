package ledger

import (
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/bitutil"
	"github.com/apache/arrow/go/v17/arrow/memory"

	"firstcall/data/index"
)

// field collects the values of one column. Arrow's own builders double their
// memory as they grow, and are asked for their type at each of millions of
// values; here values wait in pieces that stay where they are.
type field struct {
	small   index.List[int32] // days, rows, counts; of texts where they end, of labels their number
	big     index.List[int64] // cents
	flags   index.List[bool]
	letters letters // of texts
	names   []string
	numbers map[string]int32  // of the names
	nulls   index.List[int32] // the rows without a value
}

func (f *field) addSmall(v int32, known bool) {
	if !known {
		f.nulls.Add(int32(f.small.Len()))
		v = 0
	}
	f.small.Add(v)
}

func (f *field) addBig(v int64, known bool) {
	if !known {
		f.nulls.Add(int32(f.big.Len()))
		v = 0
	}
	f.big.Add(v)
}

func (f *field) addFlag(set bool) { f.flags.Add(set) }

func (f *field) addText(s string) {
	if s == "" {
		f.nulls.Add(int32(f.small.Len()))
	}
	f.letters.add(s)
	if f.letters.n > math.MaxInt32 {
		panic("more than 2 GB of text in one column") // which Arrow can't number
	}
	f.small.Add(int32(f.letters.n))
}

func (f *field) addLabel(s string) {
	if s == "" {
		f.addSmall(0, false)
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
	f.addSmall(number, true)
}

// isNull reports a row without a value.
func (f *field) isNull(row int32) bool {
	i := sort.Search(f.nulls.Len(), func(i int) bool { return *f.nulls.At(i) >= row })
	return i < f.nulls.Len() && *f.nulls.At(i) == row
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
	buffers := []*memory.Buffer{f.valid(rows)}
	var names *array.Data
	switch of.ID() {
	case arrow.STRING:
		ends := make([]int32, 1, rows+1)
		buffers = append(buffers, smallBuffer(f.small.AppendTo(ends)), memory.NewBufferBytes(f.letters.whole()))
	case arrow.BOOL:
		bits := make([]byte, bitutil.BytesForBits(int64(rows)))
		for i := range rows {
			bitutil.SetBitTo(bits, i, *f.flags.At(i))
		}
		buffers = append(buffers, memory.NewBufferBytes(bits))
	case arrow.INT64:
		buffers = append(buffers, memory.NewBufferBytes(arrow.Int64Traits.CastToBytes(f.big.AppendTo(make([]int64, 0, rows)))))
	case arrow.DICTIONARY:
		b := array.NewStringBuilder(memory.NewGoAllocator())
		b.AppendValues(f.names, nil)
		names = b.NewArray().Data().(*array.Data)
		fallthrough
	default:
		buffers = append(buffers, smallBuffer(f.small.AppendTo(make([]int32, 0, rows))))
	}
	if names != nil {
		return array.NewDataWithDictionary(of, rows, buffers, f.nulls.Len(), 0, names)
	}
	return array.NewData(of, rows, buffers, nil, f.nulls.Len(), 0)
}

func smallBuffer(values []int32) *memory.Buffer {
	return memory.NewBufferBytes(arrow.Int32Traits.CastToBytes(values))
}

// valid is the bits of the rows with a value; nil: all have one.
func (f *field) valid(rows int) *memory.Buffer {
	if f.nulls.Len() == 0 {
		return nil
	}
	bits := make([]byte, bitutil.BytesForBits(int64(rows)))
	bitutil.SetBitsTo(bits, 0, int64(rows), true)
	for i := range f.nulls.Len() {
		bitutil.ClearBit(bits, int(*f.nulls.At(i)))
	}
	return memory.NewBufferBytes(bits)
}
