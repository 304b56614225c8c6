package columnar

import (
	"encoding/binary"
	"errors"
	"unsafe"

	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/file"

	"firstcall/data/ledger"
	"firstcall/data/record"
)

// chunk reads the values of a column in a row group straight from its pages
// into a slice: days, amounts and texts, which most columns of a ledger are, in
// the encodings that most files have. The library finds the pages and unpacks
// them; a value is written once, where it is used.
type chunk[T string | ledger.Day | ledger.Cents] struct {
	pages    file.PageReader
	optional bool                                               // rows may lack a value
	none     T                                                  // stands for no value
	plain    func(from []byte, to []T) (rest []byte, err error) // reads values that are written one behind the other
	size     int                                                // the fewest bytes that a value has so
	check    func(values []T) error                             // holds values to the statistics

	names  []T    // the dictionary
	left   int    // rows of the page at hand
	levels hybrid // 1 for a row with a value
	coded  bool   // the page has places in the dictionary, and not the values themselves
	codes  hybrid
	values []byte

	room, places []int32
}

// errOther is why a chunk is left to the library: it is written in a way that
// chunk does not read, or has a value that stands for none here.
var errOther = errors.New("an encoding or a value that is read otherwise")

// read reads as many rows, and counts those without a value.
func (c *chunk[T]) read(to []T) (nulls int, err error) {
	for len(to) > 0 {
		if c.left == 0 {
			if err := c.nextPage(); err != nil {
				return nulls, err
			}
			continue // an empty page is one
		}
		n := min(len(to), c.left)
		without, err := c.readPage(to[:n])
		if err != nil {
			return nulls, err
		}
		nulls += without
		c.left -= n
		to = to[n:]
	}
	return nulls, nil
}

// readPage reads rows of the page at hand.
func (c *chunk[T]) readPage(to []T) (nulls int, err error) {
	n, levels := len(to), []int32(nil)
	if c.optional {
		if n, levels, err = c.readLevels(len(to)); err != nil {
			return 0, err
		}
	}
	dense := to[:n]
	if err := c.readValues(dense); err != nil {
		return 0, err
	}
	if err := c.check(dense); err != nil {
		return 0, err
	}
	if n < len(to) {
		spread(to, n, levels, c.none)
	}
	return len(to) - n, nil
}

// readLevels says which of the next rows have a value, and how many. Without
// levels all of them have one, or none has.
func (c *chunk[T]) readLevels(rows int) (n int, levels []int32, err error) {
	same, packed, level, err := c.levels.next(rows)
	if same == rows && level <= 1 {
		return rows * int(level), nil, err
	}
	levels = scratch(&c.room, rows)
	for i := range same {
		levels[i] = level
	}
	if err == nil {
		err = c.levels.unpack(levels[same : same+packed])
	}
	if err == nil {
		err = c.levels.read(levels[same+packed:])
	}
	for _, level := range levels {
		if level > 1 {
			err = errCut
		}
		n += int(level)
	}
	return n, levels, err
}

// spread moves the first n values to the rows that have one.
func spread[T any](to []T, n int, levels []int32, none T) {
	for i := len(to) - 1; i >= 0; i-- {
		if levels == nil || levels[i] == 0 {
			to[i] = none
			continue
		}
		n--
		to[i] = to[n]
	}
}

func scratch(room *[]int32, n int) []int32 {
	if cap(*room) < n {
		*room = make([]int32, n)
	}
	return (*room)[:n]
}

// readValues reads values of the page at hand.
func (c *chunk[T]) readValues(to []T) (err error) {
	if !c.coded {
		c.values, err = c.plain(c.values, to)
		return err
	}
	for len(to) > 0 {
		same, packed, number, err := c.codes.next(len(to))
		if err != nil {
			return err
		}
		if same > 0 && uint32(number) >= uint32(len(c.names)) {
			return errOutside
		}
		for i := range same {
			to[i] = c.names[number]
		}
		if err := c.unpack(to[same : same+packed]); err != nil {
			return err
		}
		to = to[same+packed:]
	}
	return nil
}

var errOutside = errors.New("a value outside its dictionary: the file is damaged")

// unpack reads values by their packed places in the dictionary.
func (c *chunk[T]) unpack(to []T) error {
	places := scratch(&c.places, len(to))
	if err := c.codes.unpack(places); err != nil {
		return err
	}
	for i, place := range places {
		if uint32(place) >= uint32(len(c.names)) {
			return errOutside
		}
		to[i] = c.names[place]
	}
	return nil
}

// nextPage goes to the next page with rows.
func (c *chunk[T]) nextPage() error {
	for c.pages.Next() {
		switch page := c.pages.Page().(type) {
		case *file.DictionaryPage:
			if err := c.readDictionary(page); err != nil {
				return err
			}
		case *file.DataPageV1:
			return c.beginV1(page)
		case *file.DataPageV2:
			return c.beginV2(page)
		}
	}
	if err := c.pages.Err(); err != nil {
		return err
	}
	return errCut
}

func (c *chunk[T]) readDictionary(page *file.DictionaryPage) error {
	n := int(page.NumValues())
	switch encoding := parquet.Encoding(page.Encoding()); {
	case encoding != parquet.Encodings.Plain && encoding != parquet.Encodings.PlainDict || c.names != nil:
		return errOther
	case n > len(page.Data())/c.size:
		return errCut // or it would take memory for as many
	}
	c.names = make([]T, n)
	_, err := c.plain(page.Data(), c.names)
	return err
}

func (c *chunk[T]) beginV1(page *file.DataPageV1) error {
	data := page.Data()
	if c.optional {
		if page.DefinitionLevelEncoding() != parquet.Encodings.RLE {
			return errOther
		}
		const head = 4 // the length of the levels
		if len(data) < head || uint64(binary.LittleEndian.Uint32(data)) > uint64(len(data)-head) {
			return errCut
		}
		end := head + int(binary.LittleEndian.Uint32(data))
		c.levels = hybrid{bytes: data[head:end], width: 1}
		data = data[end:]
	}
	return c.begin(page, data)
}

func (c *chunk[T]) beginV2(page *file.DataPageV2) error {
	data := page.Data()
	repetition, definition := int(page.RepetitionLevelByteLen()), int(page.DefinitionLevelByteLen())
	if repetition < 0 || definition < 0 || repetition+definition > len(data) {
		return errCut
	}
	if c.optional {
		c.levels = hybrid{bytes: data[repetition:][:definition], width: 1}
	}
	return c.begin(page, data[repetition+definition:])
}

// begin begins with the values of a page.
func (c *chunk[T]) begin(page file.Page, data []byte) error {
	c.left = int(page.NumValues())
	switch parquet.Encoding(page.Encoding()) {
	case parquet.Encodings.Plain:
		c.coded, c.values = false, data
		return nil
	case parquet.Encodings.PlainDict, parquet.Encodings.RLEDict:
		const most = 32
		if c.coded = true; len(data) == 0 {
			c.codes = hybrid{} // of a page without a value
			return nil
		} else if data[0] > most {
			return errCut
		}
		c.codes = hybrid{bytes: data[1:], width: int(data[0])}
		return nil
	}
	return errOther
}

// plainDays reads 32 bits for each day.
func plainDays(from []byte, to []ledger.Day) ([]byte, error) {
	if len(from) < 4*len(to) {
		return nil, errCut
	}
	for i := range to {
		if to[i] = ledger.Day(binary.LittleEndian.Uint32(from[4*i:])); to[i] == ledger.NoDay {
			return nil, errOther
		}
	}
	return from[4*len(to):], nil
}

// plainAmounts32 reads 32 bits for each amount.
func plainAmounts32(from []byte, to []ledger.Cents) ([]byte, error) {
	if len(from) < 4*len(to) {
		return nil, errCut
	}
	for i := range to {
		to[i] = ledger.Cents(int32(binary.LittleEndian.Uint32(from[4*i:])))
	}
	return from[4*len(to):], nil
}

// plainAmounts64 reads 64 bits for each amount.
func plainAmounts64(from []byte, to []ledger.Cents) ([]byte, error) {
	if len(from) < 8*len(to) {
		return nil, errCut
	}
	for i := range to {
		if to[i] = ledger.Cents(binary.LittleEndian.Uint64(from[8*i:])); to[i] == record.NoCents {
			return nil, errOther
		}
	}
	return from[8*len(to):], nil
}

// plainTexts reads texts behind their lengths. They are parts of their page,
// which nobody writes to any more.
func plainTexts(from []byte, to []string) ([]byte, error) {
	const head = 4
	for i := range to {
		if len(from) < head {
			return nil, errCut
		}
		length := binary.LittleEndian.Uint32(from)
		if uint64(length) > uint64(len(from)-head) {
			return nil, errCut
		}
		text := ""
		if length > 0 {
			text = unsafe.String(&from[head], int(length))
		}
		if !isText(text) {
			return nil, errNoText
		}
		to[i] = text
		from = from[head+int(length):]
	}
	return from, nil
}
