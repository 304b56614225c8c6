package columnar

import (
	"errors"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/parquet/metadata"

	"firstcall/data/ledger"
)

// chunkCheck holds the values of a column chunk to the statistics that its
// writer left in the footer. Most files have no checksums; a value outside the
// least and the greatest, or other nulls than were counted, betray damage.
type chunkCheck struct {
	nulls      int64 // -1: not counted
	seen       int64
	integers   bool
	isText     bool
	low, high  int64
	from, upTo string
}

var errStatistics = errors.New("values that its statistics in the footer do not allow: the file is damaged")

// newChunkCheck is nil where nothing is known.
func newChunkCheck(chunk *metadata.ColumnChunkMetaData) *chunkCheck {
	statistics, err := chunk.Statistics()
	if err != nil || statistics == nil {
		return nil
	}
	c := &chunkCheck{nulls: -1}
	if statistics.HasNullCount() {
		c.nulls = statistics.NullCount()
	}
	if statistics.HasMinMax() {
		switch s := statistics.(type) {
		case *metadata.Int32Statistics:
			c.integers, c.low, c.high = true, int64(s.Min()), int64(s.Max())
		case *metadata.Int64Statistics:
			c.integers, c.low, c.high = true, s.Min(), s.Max()
		case *metadata.ByteArrayStatistics:
			c.isText, c.from, c.upTo = true, string(s.Min()), string(s.Max())
		}
	}
	return c
}

// nullsOf counts a batch's rows without a value, and at the end of the chunk
// holds their number to what was counted.
func (c *chunkCheck) nullsOf(nulls int, last bool) error {
	if c == nil {
		return nil
	}
	c.seen += int64(nulls)
	if c.nulls >= 0 && (c.seen > c.nulls || last && c.seen != c.nulls) {
		return errStatistics
	}
	return nil
}

// days, amounts and texts check values of which all are there.
func (c *chunkCheck) days(values []ledger.Day) error      { return within(c, values) }
func (c *chunkCheck) amounts(values []ledger.Cents) error { return within(c, values) }

func within[T ledger.Day | ledger.Cents](c *chunkCheck, values []T) error {
	if c == nil || !c.integers {
		return nil
	}
	for _, v := range values {
		if int64(v) < c.low || int64(v) > c.high {
			return errStatistics
		}
	}
	return nil
}

func (c *chunkCheck) texts(values []string) error {
	if c == nil || !c.isText {
		return nil
	}
	for _, v := range values {
		if v < c.from || v > c.upTo {
			return errStatistics
		}
	}
	return nil
}

// look checks a batch, and at the end of the chunk the number of nulls.
func (c *chunkCheck) look(values arrow.Array, last bool) error {
	if err := c.nullsOf(values.NullN(), last); err != nil || c == nil {
		return err
	}
	if c.integers {
		return c.lookAtIntegers(values)
	}
	if a, ok := values.(*array.String); ok && c.isText {
		return c.lookAtTexts(a)
	}
	return nil
}

func (c *chunkCheck) lookAtIntegers(values arrow.Array) error {
	var at func(i int) int64
	switch a := values.(type) {
	case *array.Int32:
		at = func(i int) int64 { return int64(a.Value(i)) }
	case *array.Int64:
		at = func(i int) int64 { return a.Value(i) }
	case *array.Date32:
		at = func(i int) int64 { return int64(a.Value(i)) }
	case *array.Timestamp:
		at = func(i int) int64 { return int64(a.Value(i)) }
	case *array.Decimal128: // stored as an integer, and so within 64 bits
		at = func(i int) int64 { return int64(a.Value(i).LowBits()) }
	default:
		return nil // unsigned and narrow types compare otherwise
	}
	for i := range values.Len() {
		if v := at(i); (v < c.low || v > c.high) && !values.IsNull(i) {
			return errStatistics
		}
	}
	return nil
}

func (c *chunkCheck) lookAtTexts(a *array.String) error {
	for i := range a.Len() {
		if a.IsNull(i) {
			continue
		}
		if v := a.Value(i); v < c.from || v > c.upTo {
			return errStatistics
		}
	}
	return nil
}
