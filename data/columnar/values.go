package columnar

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
	"unsafe"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"

	"firstcall/data/ledger"
	"firstcall/data/record"
)

// writer writes the values of an array as texts into the column: "" for a
// null, numbers in digits, dates as in ISO 8601. What a text means, and
// whether it will do, is up to the strict readers of cells.
type writer func(values arrow.Array, c *column) error

// The digits that a decimal can have. A damaged schema may ask for thousands of millions of decimals.
const (
	maxScale128 = 38
	maxScale256 = 76
)

// writerOf is nil for types that no cell of a table can have, such as lists.
func writerOf(t arrow.DataType, days *dayTexts) writer {
	switch t := t.(type) {
	case *arrow.NullType:
		return func(_ arrow.Array, c *column) error { clear(c.Texts); return nil }
	case *arrow.StringType, *arrow.LargeStringType, *arrow.BinaryType, *arrow.LargeBinaryType:
		return writeTexts // old writers of Parquet do not say that bytes are text
	case *arrow.DictionaryType:
		return dictionaryWriter(t, days)
	case *arrow.Decimal128Type:
		if t.Scale >= 0 && t.Scale <= maxScale128 {
			return decimal128Writer(t.Scale)
		}
	case *arrow.Decimal256Type:
		if t.Scale >= 0 && t.Scale <= maxScale256 {
			return each(func(a *array.Decimal256, i int) string { return a.Value(i).ToString(t.Scale) })
		}
	case *arrow.Int8Type:
		return each(func(a *array.Int8, i int) string { return strconv.Itoa(int(a.Value(i))) })
	case *arrow.Int16Type:
		return each(func(a *array.Int16, i int) string { return strconv.Itoa(int(a.Value(i))) })
	case *arrow.Int32Type:
		return each(func(a *array.Int32, i int) string { return strconv.Itoa(int(a.Value(i))) })
	case *arrow.Int64Type:
		return each(func(a *array.Int64, i int) string { return strconv.FormatInt(a.Value(i), 10) })
	case *arrow.Uint8Type:
		return each(func(a *array.Uint8, i int) string { return strconv.Itoa(int(a.Value(i))) })
	case *arrow.Uint16Type:
		return each(func(a *array.Uint16, i int) string { return strconv.Itoa(int(a.Value(i))) })
	case *arrow.Uint32Type:
		return each(func(a *array.Uint32, i int) string { return strconv.FormatUint(uint64(a.Value(i)), 10) })
	case *arrow.Uint64Type:
		return each(func(a *array.Uint64, i int) string { return strconv.FormatUint(a.Value(i), 10) })
	case *arrow.Float32Type:
		return writeFloats32
	case *arrow.Float64Type:
		return writeFloats64
	case *arrow.BooleanType:
		return each(func(a *array.Boolean, i int) string { return strconv.FormatBool(a.Value(i)) })
	case *arrow.Date32Type:
		return each(func(a *array.Date32, i int) string { return days.text(int64(a.Value(i))) })
	case *arrow.Date64Type:
		return each(func(a *array.Date64, i int) string { return momentText(time.UnixMilli(int64(a.Value(i))).UTC(), days) })
	case *arrow.TimestampType:
		return timestampWriter(t, days)
	}
	return nil
}

// each writes value by value.
func each[A arrow.Array](text func(a A, i int) string) writer {
	return func(values arrow.Array, c *column) error {
		a := values.(A)
		for i := range c.Texts {
			if a.IsNull(i) {
				c.Texts[i] = ""
			} else {
				c.Texts[i] = text(a, i)
			}
		}
		return nil
	}
}

var errNoText = errors.New("a value that is no text (UTF-8 without NUL)")

// writeTexts cuts the texts out of what the array has of them, which nobody
// writes to any more.
func writeTexts(values arrow.Array, c *column) error {
	switch a := values.(type) {
	case interface {
		ValueBytes() []byte
		ValueOffsets() []int32
	}:
		return cutTexts(values, a.ValueBytes(), a.ValueOffsets(), c.Texts)
	case interface {
		ValueBytes() []byte
		ValueOffsets() []int64
	}:
		return cutTexts(values, a.ValueBytes(), a.ValueOffsets(), c.Texts)
	}
	return fmt.Errorf("values of the unexpected type %v", values.DataType())
}

// cutTexts cuts texts at their offsets, from the first to behind the last.
func cutTexts[O int32 | int64](values arrow.Array, letters []byte, offsets []O, texts []string) error {
	all := unsafe.String(unsafe.SliceData(letters), len(letters))
	plain := isPlain(all)
	if len(texts) == 0 {
		return nil
	} else if !plain && !isText(all) {
		return errNoText
	}
	last, nulls := O(0), values.NullN() > 0
	for i := range texts {
		begin, end := offsets[i]-offsets[0], offsets[i+1]-offsets[0]
		if begin != last || end < begin || end > O(len(all)) {
			return errors.New("texts that overlap: the file is damaged")
		}
		last = end
		texts[i] = all[begin:end]
		if nulls && values.IsNull(i) {
			texts[i] = ""
		} else if !plain && !utf8.ValidString(texts[i]) {
			return errNoText // cut within a character
		}
	}
	return nil
}

// isText reports UTF-8 without NUL.
func isText(s string) bool {
	return isPlain(s) || utf8.ValidString(s) && strings.IndexByte(s, 0) < 0
}

// isPlain reports ASCII without NUL, eight bytes at a time.
func isPlain(s string) bool {
	const high, low = 0x8080808080808080, 0x0101010101010101
	n := 0
	for ; n+8 <= len(s); n += 8 {
		word := uint64(s[n]) | uint64(s[n+1])<<8 | uint64(s[n+2])<<16 | uint64(s[n+3])<<24 |
			uint64(s[n+4])<<32 | uint64(s[n+5])<<40 | uint64(s[n+6])<<48 | uint64(s[n+7])<<56
		if (word|(word-low))&high != 0 { // less one, a byte that is zero becomes high
			return false
		}
	}
	for ; n < len(s); n++ {
		if s[n] == 0 || s[n] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// dictionaryWriter writes the dictionary once a batch, and its texts by index.
func dictionaryWriter(t *arrow.DictionaryType, days *dayTexts) writer {
	write := writerOf(t.ValueType, days)
	if write == nil {
		return nil
	}
	return func(values arrow.Array, c *column) error {
		a := values.(*array.Dictionary)
		dictionary := a.Dictionary()
		names := column{Values: record.Values{Texts: make([]string, dictionary.Len())}}
		if err := write(dictionary, &names); err != nil {
			return err
		}
		for i := range c.Texts {
			if a.IsNull(i) {
				c.Texts[i] = ""
				continue
			}
			n := a.GetValueIndex(i)
			if n < 0 || n >= len(names.Texts) {
				return errOutside
			}
			c.Texts[i] = names.Texts[n]
			if names.noisy != nil && names.noisy[n] {
				c.noise(i)
			}
		}
		return nil
	}
}

// decimal128Writer writes all digits of the scale.
func decimal128Writer(scale int32) writer {
	return func(values arrow.Array, c *column) error {
		a := values.(*array.Decimal128)
		digits := make([]byte, 0, 12*len(c.Texts))
		ends := make([]int, len(c.Texts))
		for i := range c.Texts {
			if !a.IsNull(i) {
				v := a.Value(i)
				if low := int64(v.LowBits()); v.HighBits() == low>>63 && low != math.MinInt64 {
					digits = appendDecimal(digits, low, int(scale))
				} else {
					digits = append(digits, v.ToString(scale)...)
				}
			}
			ends[i] = len(digits)
		}
		share(c.Texts, digits, ends)
		return nil
	}
}

// appendDecimal appends v / 10^scale.
func appendDecimal(to []byte, v int64, scale int) []byte {
	if v < 0 {
		to, v = append(to, '-'), -v
	}
	from := len(to)
	to = strconv.AppendInt(to, v, 10)
	if scale == 0 {
		return to
	}
	for len(to)-from <= scale { // at least one digit before the point
		to = append(to, 0)
		copy(to[from+1:], to[from:])
		to[from] = '0'
	}
	point := len(to) - scale
	to = append(to, 0)
	copy(to[point+1:], to[point:])
	to[point] = '.'
	return to
}

// share cuts one copy of all texts into the texts, which end at ends.
func share(texts []string, all []byte, ends []int) {
	copied := string(all)
	begin := 0
	for i, end := range ends {
		texts[i] = copied[begin:end]
		begin = end
	}
}

// timestampWriter writes the wall clock of the type's zone, a plain date at
// midnight.
func timestampWriter(t *arrow.TimestampType, days *dayTexts) writer {
	return func(values arrow.Array, c *column) error {
		toTime, err := t.GetToTimeFunc()
		if err != nil {
			return fmt.Errorf("the time zone %q is not known", t.TimeZone)
		}
		return each(func(a *array.Timestamp, i int) string { return momentText(toTime(a.Value(i)), days) })(values, c)
	}
}

func momentText(t time.Time, days *dayTexts) string {
	hour, minute, second := t.Clock()
	if hour == 0 && minute == 0 && second == 0 && t.Nanosecond() == 0 {
		return days.text(int64(ledger.DayOf(t)))
	}
	return t.Format("2006-01-02T15:04:05.999999999")
}

// dayTexts remembers the texts of days: a ledger has few.
type dayTexts struct{ byDay []string }

func (d *dayTexts) text(day int64) string {
	const from, days = -30000, 1 << 17 // from 1887 to 2246
	if d.byDay == nil {
		d.byDay = make([]string, days)
	}
	if i := day - from; i >= 0 && i < days {
		if d.byDay[i] == "" {
			d.byDay[i] = ledger.Day(day).String()
		}
		return d.byDay[i]
	}
	return time.Unix(day*86400, 0).UTC().Format(time.DateOnly)
}
