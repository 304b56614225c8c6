package source

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"strings"

	"firstcall/data/columnar"
	"firstcall/data/delimited"
	"firstcall/data/record"
	"firstcall/data/spreadsheet"
	"firstcall/data/table"
)

// Records are the rows of a file of any format.
type Records = record.Reader

// Options say what is known of a file before it is opened.
type Options struct {
	Delimiter rune   // of text; 0: found by looking
	Sheet     string // of a workbook; "": the only one with values
}

// Open opens a file of any format that can be read. The caller closes it. The
// error says what is wrong with the file, without its name.
func Open(path string, options Options) (Records, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, record.Refuse("%s", reasonOf(err))
	}
	records, err := open(file, path, options)
	if err != nil {
		file.Close()
		return nil, err
	}
	return records, nil
}

// Written reports that firstcall wrote a file, whatever has happened to it since.
func Written(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	info, err := file.Stat()
	return err == nil && table.Sealed(file, info.Size())
}

// Sheets are the sheets with values of a workbook that shows several, and none
// for any other file; and those that a workbook hides.
func Sheets(path string) (shown, hidden []spreadsheet.Sheet) {
	if Written(path) {
		return nil, nil // it need not be looked at from end to end
	}
	records, err := Open(path, Options{})
	var several *spreadsheet.SeveralError
	switch {
	case err == nil:
		if book, is := records.(*spreadsheet.Reader); is {
			hidden = book.Hidden()
		}
		records.Close()
	case errors.As(err, &several):
		return several.Sheets, several.Hidden
	}
	return nil, hidden
}

// open tells formats by their first bytes, and text that has none by the
// ending: an export that was given another ending is still what it is.
func open(file *os.File, path string, options Options) (Records, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, record.Refuse("not a file")
	}
	start := make([]byte, 64)
	n, err := file.ReadAt(start, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	ending := func(e string) bool { return strings.HasSuffix(strings.ToLower(path), e) }
	switch begins := func(magic string) bool { return bytes.HasPrefix(start[:n], []byte(magic)) }; {
	case begins("PAR1"):
		return columnar.OpenParquet(file, info.Size(), file.Close)
	case begins("ARROW1"):
		return columnar.OpenArrow(file, info.Size(), false, file.Close)
	case begins("\xff\xff\xff\xff") && ending(".arrow"):
		return columnar.OpenArrow(file, info.Size(), true, file.Close)
	case begins("PK\x03\x04"), ending(".xlsx"):
		return spreadsheet.Open(file, info.Size(), options.Sheet, file.Close)
	case begins("\xd0\xcf\x11\xe0"):
		return nil, record.Refuse("a spreadsheet of the old kind (.xls) or one with a password: save it as .xlsx without one")
	case ending(".parquet"):
		return nil, record.Refuse("not a Parquet file")
	case ending(".arrow"):
		return nil, record.Refuse("not an Arrow file")
	case begins("\x1f\x8b"):
		unzipped, err := gzip.NewReader(bufio.NewReader(file))
		if err != nil {
			return nil, record.Refuse("not a gzip file: %v", err)
		}
		inner := bufio.NewReader(unzipped)
		if twice, err := inner.Peek(2); err == nil && string(twice) == "\x1f\x8b" {
			return nil, record.Refuse("a gzip file within a gzip file: unpack it once")
		}
		return delimited.New(inner, 0, options.Delimiter, file.Close)
	case ending(".gz"):
		return nil, record.Refuse("not a gzip file")
	case isMarkup(start[:n]):
		return nil, record.Refuse("a page of HTML or XML, whatever its ending says: open it in a spreadsheet program and save it as .xlsx")
	}
	return delimited.New(file, info.Size(), options.Delimiter, file.Close)
}

// isMarkup finds what systems write that call a page of a browser a spreadsheet.
func isMarkup(start []byte) bool {
	text := strings.ToLower(strings.TrimSpace(strings.TrimPrefix(string(start), "\ufeff")))
	for _, begins := range []string{"<html", "<!doctype", "<table", "<?xml", "<workbook"} {
		if strings.HasPrefix(text, begins) {
			return true
		}
	}
	return false
}

// Text is records of delimited text that is open already.
func Text(from io.Reader, options Options) (Records, error) {
	return delimited.New(from, 0, options.Delimiter, func() error { return nil })
}

// reasonOf leaves out the path that the problem already names.
func reasonOf(err error) string {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}
