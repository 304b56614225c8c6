package data

import (
	"compress/gzip"
	"encoding/csv"
	"io"
	"os"

	"firstcall/data/source"
	"firstcall/data/table"
)

// Format is how native tables are written: the ending of their files.
type Format string

// The formats.
const (
	Parquet Format = "parquet"
	CSV     Format = "csv"
	CSVGzip Format = "csv.gz"
	Arrow   Format = "arrow"
)

// Formats are those that one can ask for, the usual one first.
func Formats() []Format { return []Format{Parquet, CSV, Arrow} }

// write writes a table into a new file.
func (f Format) write(path string, columns []table.Column) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() {
		if closing := file.Close(); err == nil {
			err = closing
		}
	}()
	switch f {
	case Parquet:
		return table.WriteParquet(file, columns)
	case Arrow:
		return table.WriteArrow(file, columns)
	case CSVGzip:
		zipped := gzip.NewWriter(file) // no name and no time in its header
		if err := writeCSV(zipped, columns); err != nil {
			return err
		}
		return zipped.Close()
	default:
		return writeCSV(file, columns)
	}
}

func writeCSV(to io.Writer, columns []table.Column) error {
	w := csv.NewWriter(to)
	record := make([]string, len(columns))
	for i, c := range columns {
		record[i] = c.Name
	}
	if err := w.Write(record); err != nil {
		return err
	}
	for row := range columns[0].Len() {
		for i, c := range columns {
			if record[i] = c.Text(row); c.Strings != nil { // a negative amount is a number, and runs nothing
				record[i] = source.Guard(record[i])
			}
		}
		if err := w.Write(record); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
