package delimited

import (
	"strings"

	"firstcall/data/record"
)

// batch is the lines of a block that are rows by themselves, one below the
// other and of as many cells, cut at their delimiters.
type batch struct {
	record.Batch
	text   string     // of the lines
	begins []int      // where each of them begins in the text, and the last ends
	wanted []int      // by column of the file: its place in texts, -1: not wanted
	texts  [][]string // by row
}

// Want says which columns batches have.
func (r *Reader) Want(columns []int) {
	b := &r.batch
	b.wanted, b.texts = nil, nil
	for _, i := range columns {
		if i < 0 {
			continue
		}
		for len(b.wanted) <= i {
			b.wanted = append(b.wanted, -1)
		}
		b.wanted[i] = len(b.texts)
		b.texts = append(b.texts, nil)
	}
}

// Batch is the lines at hand up to one that has to be looked at more closely.
func (r *Reader) Batch() *record.Batch {
	b := &r.batch
	if b.Next == b.Rows && !r.cutBatch() {
		return nil
	}
	return &b.Batch
}

// Pass makes row n of the batch the next one.
func (r *Reader) Pass(n int) {
	b := &r.batch
	b.Next = n
	r.repairs, r.places = r.repairs[:0], r.places[:0] // a row before may have had some
	r.number, r.next = b.Line+n-1, b.Line+n
	r.line = withoutEnd(b.text[b.begins[n-1]:b.begins[n]])
	r.blocks.text = b.text[b.begins[n]:]
}

// cutBatch cuts the lines at hand. It is false where the first of them is no
// row by itself, or there is none.
func (r *Reader) cutBatch() bool {
	b := &r.batch
	b.Batch = record.Batch{Columns: b.Columns}
	if !r.cuts || r.blocks.text == "" && r.blocks.read() != nil || r.blocks.odd {
		return false // an error comes again
	}
	b.text, b.begins, b.Line = r.blocks.text, b.begins[:0], r.next
	at := 0
	for at < len(b.text) {
		end := strings.IndexByte(b.text[at:], '\n') + 1
		if end == 0 {
			end = len(b.text) - at
		}
		line := b.text[at:][:end]
		if r.blocks.quoted && strings.IndexByte(line, '"') >= 0 {
			break
		}
		if line = withoutEnd(line); line == "" || !b.cut(line, byte(r.delimiter)) {
			break
		}
		b.begins = append(b.begins, at)
		b.Rows++
		at += end
	}
	b.begins = append(b.begins, at)
	b.More = r.more(at)
	b.Columns = b.Columns[:0]
	for range b.Cells {
		b.Columns = append(b.Columns, record.Values{})
	}
	for column, place := range b.wanted {
		if place >= 0 && column < b.Cells {
			b.Columns[column].Texts = b.texts[place][:b.Rows]
		}
	}
	return b.Rows > 0
}

// more takes the rows behind a batch to be as long as those in its first bytes,
// and not much shorter than an invoice with two days can be.
func (r *Reader) more(bytes int) int {
	const least = 30
	if bytes == 0 {
		return 0
	}
	left := max(0, r.size-int64(bytes))
	return int(min(left*int64(r.batch.Rows)/int64(bytes), left/least))
}

// cut cuts the next row. It is false of one that has other cells than the first.
func (b *batch) cut(line string, delimiter byte) bool {
	for place, texts := range b.texts {
		if len(texts) == b.Rows {
			b.texts[place] = append(texts, "")
			b.texts[place] = b.texts[place][:cap(b.texts[place])]
		}
	}
	column := 0
	for rest := line; ; column++ {
		end := strings.IndexByte(rest, delimiter)
		cell := rest
		if end >= 0 {
			cell = rest[:end]
		}
		if column < len(b.wanted) && b.wanted[column] >= 0 {
			b.texts[b.wanted[column]][b.Rows] = cell
		}
		if end < 0 {
			break
		}
		rest = rest[end+1:]
	}
	if b.Rows == 0 {
		b.Cells = column + 1
	}
	return b.Cells == column+1
}
