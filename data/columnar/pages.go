package columnar

import (
	"encoding/binary"
	"errors"
	"io"

	"github.com/apache/arrow/go/v17/parquet/metadata"

	"firstcall/data/record"
)

// checkPages walks the heads of a column chunk's pages before the library does: it asks
// for ever for the page after the last where they hold fewer values than the footer
// says, or one is of a kind that it does not know.
func checkPages(from io.ReaderAt, chunk *metadata.ColumnChunkMetaData) error {
	at := firstPage(chunk)
	end := at + chunk.TotalCompressedSize()
	for left := chunk.NumValues(); left > 0; {
		head, size, err := readPageHead(from, at, end)
		if err != nil {
			return err
		}
		at += size + int64(head.compressed)
		if !head.holds() || at > end {
			return errPages
		}
		left -= int64(head.values)
	}
	return nil
}

var errPages = record.Refuse("the file is damaged: a column's pages are not those of its footer")

// firstPage is where the pages of a column chunk begin.
func firstPage(chunk *metadata.ColumnChunkMetaData) int64 {
	begin := chunk.DataPageOffset()
	if chunk.HasDictionaryPage() && chunk.DictionaryPageOffset() > 0 {
		begin = min(begin, chunk.DictionaryPageOffset())
	}
	return begin
}

// pageHead is what the head of a page says of the bytes that follow it.
type pageHead struct {
	kind                     pageKind
	uncompressed, compressed int32
	values                   int32 // 0 for a dictionary
	asIs                     bool  // a data page of the second version whose values are not compressed
}

type pageKind int32

// The kinds of pages, as Parquet numbers them.
const (
	dataPage pageKind = iota
	indexPage
	dictionaryPage
	dataPageV2
)

// holds reports whether it can be the head of a page that the library reads to its end.
func (h *pageHead) holds() bool {
	known := h.kind == dataPage || h.kind == dictionaryPage || h.kind == dataPageV2
	return known && h.compressed >= 0 && h.values >= 0 && (!h.asIs || h.compressed == h.uncompressed)
}

// readPageHead reads the head of a page and how many bytes it takes.
func readPageHead(from io.ReaderAt, at, end int64) (head pageHead, size int64, err error) {
	const most = 16 << 20 // the library's own bound
	for window := int64(1 << 10); ; window *= 8 {
		bytes := make([]byte, min(window, end-at))
		if _, err := from.ReadAt(bytes, at); err != nil {
			return head, 0, err
		}
		c := compact{left: bytes}
		head = c.pageHead()
		switch {
		case c.err == nil:
			return head, int64(len(bytes) - len(c.left)), nil
		case !errors.Is(c.err, errCut) || at+window >= end || window >= most:
			return head, 0, errPages
		}
	}
}

// compact reads Thrift's compact protocol, in which Parquet writes its heads.
type compact struct {
	left []byte
	err  error // the first
}

// The types of the compact protocol.
const (
	compactTrue = iota + 1
	compactFalse
	compactByte
	compactI16
	compactI32
	compactI64
	compactDouble
	compactBinary
	compactList
	compactSet
	compactMap
	compactStruct
)

// pageHead reads a PageHeader of parquet.thrift.
func (c *compact) pageHead() (h pageHead) {
	h.kind = -1
	c.fields(0, func(field int16, kind byte) bool {
		switch {
		case field == 1 && kind == compactI32:
			h.kind = pageKind(c.int())
		case field == 2 && kind == compactI32:
			h.uncompressed = c.int()
		case field == 3 && kind == compactI32:
			h.compressed = c.int()
		case field == 5 && kind == compactStruct && h.kind == dataPage, field == 8 && kind == compactStruct && h.kind == dataPageV2:
			c.fields(0, func(inner int16, kind byte) bool {
				switch {
				case inner == 1 && kind == compactI32:
					h.values = c.int()
				case field == 8 && inner == 7 && kind == compactFalse:
					h.asIs = true
				default:
					return false
				}
				return true
			})
		default:
			return false
		}
		return true
	})
	return h
}

// fields shows the fields of a struct, which lies so deep, to read, and skips those that it does not.
func (c *compact) fields(depth int, read func(field int16, kind byte) bool) {
	field := int16(0)
	for c.err == nil {
		head := c.byte()
		kind := head & 15
		if c.err != nil || kind == 0 {
			return
		}
		if step := int16(head >> 4); step > 0 {
			field += step
		} else {
			field = int16(c.int())
		}
		if !read(field, kind) {
			c.skip(kind, depth)
		}
	}
}

// skip passes over a value. Values lie in values only so deep.
func (c *compact) skip(kind byte, depth int) {
	const deepest = 8
	if depth > deepest {
		c.err = errPages
	}
	if c.err != nil {
		return
	}
	switch kind {
	case compactTrue, compactFalse: // in a struct the type is the value
	case compactByte:
		c.bytes(1)
	case compactI16, compactI32, compactI64:
		c.uvarint()
	case compactDouble:
		c.bytes(8)
	case compactBinary:
		c.bytes(c.uvarint())
	case compactList, compactSet:
		head := c.byte()
		n := uint64(head >> 4)
		if n == 15 {
			n = c.uvarint()
		}
		for ; n > 0 && c.err == nil; n-- {
			c.element(head&15, depth)
		}
	case compactMap:
		n := c.uvarint()
		if n == 0 {
			return
		}
		kinds := c.byte()
		for ; n > 0 && c.err == nil; n-- {
			c.element(kinds>>4, depth)
			c.element(kinds&15, depth)
		}
	case compactStruct:
		c.fields(depth+1, func(int16, byte) bool { return false })
	default:
		c.err = errPages
	}
}

// element passes over a value of a list or map, where a boolean takes a byte.
func (c *compact) element(kind byte, depth int) {
	if kind == compactTrue || kind == compactFalse {
		kind = compactByte
	}
	c.skip(kind, depth+1)
}

func (c *compact) byte() byte {
	if b := c.bytes(1); len(b) == 1 {
		return b[0]
	}
	return 0
}

func (c *compact) bytes(n uint64) []byte {
	if n > uint64(len(c.left)) {
		c.left, c.err = nil, errCut
		return nil
	}
	b := c.left[:n]
	c.left = c.left[n:]
	return b
}

// int is a 32-bit number, zigzag.
func (c *compact) int() int32 {
	n := c.uvarint()
	return int32(n>>1) ^ -int32(n&1)
}

func (c *compact) uvarint() uint64 {
	n, size := binary.Uvarint(c.left)
	if size <= 0 {
		if c.err == nil {
			c.err = errCut
		}
		return 0
	}
	c.left = c.left[size:]
	return n
}
