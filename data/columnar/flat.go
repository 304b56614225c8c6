package columnar

import (
	"encoding/binary"
	"io"

	"firstcall/data/record"
)

// A schema in an Arrow file says how many columns it has, and the library
// takes memory for as many before it looks for them: a damaged number ends the
// process. So the numbers are looked at first. flat is a table of such a file
// (a FlatBuffer, whose layout is in Arrow's Schema.fbs, File.fbs and
// Message.fbs); what lies outside the bytes panics, and guard catches it.
type flat struct {
	bytes []byte
	at    uint32
}

// Slots of fields in their tables.
const (
	footerSchema = 1

	messageKind   = 1
	messageHeader = 2
	messageBody   = 3

	schemaFields   = 1
	schemaMetadata = 2

	fieldKind     = 2
	fieldType     = 3
	fieldChildren = 5
	fieldMetadata = 6

	unionTypes = 1
)

const (
	kindSchema = 1 // of a message

	kindUnion      = 14 // of a field's type
	kindBinaryView = 23
	kindTextView   = 24
)

func rootOf(bytes []byte) flat { return flat{bytes, binary.LittleEndian.Uint32(bytes)} }

// slot is where the table has the field in a slot, 0 where it has none.
func (f flat) slot(n int) uint32 {
	table := f.at - binary.LittleEndian.Uint32(f.bytes[f.at:])
	place := 4 + 2*n
	if place+2 > int(binary.LittleEndian.Uint16(f.bytes[table:])) {
		return 0
	}
	offset := uint32(binary.LittleEndian.Uint16(f.bytes[int(table)+place:]))
	if offset == 0 {
		return 0
	}
	return f.at + offset
}

// table is the table that a field refers to.
func (f flat) table(n int) (flat, bool) {
	at := f.slot(n)
	if at == 0 {
		return flat{}, false
	}
	return flat{f.bytes, at + binary.LittleEndian.Uint32(f.bytes[at:])}, true
}

// list is the number of elements of a list, each an offset of four bytes, and where they begin.
func (f flat) list(n int) (length int, begin uint32, err error) {
	list, ok := f.table(n)
	if !ok {
		return 0, 0, nil
	}
	length, begin = int(binary.LittleEndian.Uint32(f.bytes[list.at:])), list.at+4
	if length > (len(f.bytes)-int(begin))/4 {
		return 0, 0, record.Refuse("the file is damaged: a list of %d elements is longer than the file", length)
	}
	return length, begin, nil
}

// checkMessage looks at a schema message, as a stream begins with.
func checkMessage(bytes []byte) error {
	message := rootOf(bytes)
	kind := message.slot(messageKind)
	header, ok := message.table(messageHeader)
	if kind == 0 || bytes[kind] != kindSchema || !ok {
		return record.Refuse("the file is damaged: it does not begin with a schema")
	}
	return checkSchema(header)
}

func checkSchema(schema flat) error {
	if _, _, err := schema.list(schemaMetadata); err != nil {
		return err
	}
	left := maxFields
	return checkFields(schema, schemaFields, &left)
}

// maxFields bounds the fields of a schema, nested ones included.
const maxFields = 1 << 14

func checkFields(in flat, slot int, left *int) error {
	length, begin, err := in.list(slot)
	if err != nil {
		return err
	}
	for i := range uint32(length) {
		if *left--; *left < 0 {
			return record.Refuse("a table of more than %d columns", maxFields)
		}
		at := begin + 4*i
		field := flat{in.bytes, at + binary.LittleEndian.Uint32(in.bytes[at:])}
		if _, _, err := field.list(fieldMetadata); err != nil {
			return err
		}
		if err := checkType(field); err != nil {
			return err
		}
		if err := checkFields(field, fieldChildren, left); err != nil {
			return err
		}
	}
	return nil
}

func checkType(field flat) error {
	kind := field.slot(fieldKind)
	if kind == 0 {
		return nil
	}
	switch field.bytes[kind] {
	case kindBinaryView, kindTextView:
		return record.Refuse("texts stored as views, which can't be read: write the file with plain strings")
	case kindUnion:
		if union, ok := field.table(fieldType); ok {
			_, _, err := union.list(unionTypes)
			return err
		}
	}
	return nil
}

// checkFooter looks at the footer of an Arrow file of size bytes.
func checkFooter(from io.ReaderAt, size int64) error {
	const tail = 10 // length and magic bytes
	var end [tail]byte
	if _, err := from.ReadAt(end[:], size-tail); err != nil || string(end[4:]) != "ARROW1" {
		return record.Refuse("the file is damaged or cut: it does not end as an Arrow file")
	}
	length := int64(binary.LittleEndian.Uint32(end[:]))
	if length < 4 || length > size-tail {
		return record.Refuse("the file is damaged: its footer is longer than the file")
	}
	footer := make([]byte, length)
	if _, err := from.ReadAt(footer, size-tail-length); err != nil {
		return err
	}
	schema, ok := rootOf(footer).table(footerSchema)
	if !ok {
		return record.Refuse("the file is damaged: it has no schema")
	}
	return checkSchema(schema)
}

// checkStream holds a stream to what its messages say, and to an end that is
// marked. A writer may leave the mark out; but then nobody can tell a whole
// stream from one that was cut.
func checkStream(from io.ReaderAt, size int64) error {
	ended, err := walkMessages(from, size)
	if err == nil && !ended {
		err = record.Refuse("the file is cut: its end is not marked")
	}
	return err
}

// walkMessages goes from message to message: each says how long it is, and the
// first is the schema.
func walkMessages(from io.ReaderAt, size int64) (ended bool, err error) {
	const prefix = 8 // a mark and a length
	for at := int64(0); at < size; {
		var begin [prefix]byte
		if _, err := from.ReadAt(begin[:], at); err != nil {
			return false, record.Refuse("the file is cut")
		}
		length := int64(binary.LittleEndian.Uint32(begin[4:]))
		switch {
		case binary.LittleEndian.Uint32(begin[:]) != 0xffffffff:
			return false, record.Refuse("the file is damaged, or older than Arrow 0.15: a message without its mark")
		case length == 0 && at > 0:
			return true, nil
		case length < 4 || length > size-at-prefix:
			return false, record.Refuse("the file is damaged: a message is longer than the file")
		}
		message := make([]byte, length)
		if _, err := from.ReadAt(message, at+prefix); err != nil {
			return false, err
		}
		if at == 0 {
			if err := checkMessage(message); err != nil {
				return false, err
			}
		}
		at += prefix + length
		body := int64(0)
		if slot := rootOf(message).slot(messageBody); slot != 0 {
			body = int64(binary.LittleEndian.Uint64(message[slot:]))
		}
		if body < 0 || body > size-at {
			return false, record.Refuse("the file is damaged: a message is longer than the file")
		}
		at += body
	}
	return false, nil
}
