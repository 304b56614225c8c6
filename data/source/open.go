package source

import (
	"bufio"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"strings"

	"firstcall/data/delimited"
	"firstcall/data/record"
)

// Records are the rows of a file of any format.
type Records = record.Reader

// Options say what is known of a file before it is opened.
type Options struct {
	Delimiter rune // of text; 0: found by looking
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

func open(file *os.File, path string, options Options) (Records, error) {
	var from io.Reader = file
	if strings.HasSuffix(path, ".gz") {
		unzipped, err := gzip.NewReader(bufio.NewReader(file))
		if err != nil {
			return nil, record.Refuse("not a gzip file: %s", reasonOf(err))
		}
		from = unzipped
	}
	return delimited.New(from, options.Delimiter, file.Close)
}

// Text is records of delimited text that is open already.
func Text(from io.Reader, options Options) (Records, error) {
	return delimited.New(from, options.Delimiter, func() error { return nil })
}

// reasonOf leaves out the path that the problem already names.
func reasonOf(err error) string {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}
