package delimited

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Rows taken from batches and rows taken one by one, in any turn, are the rows
// of the text, in their lines.
func TestBatchesAreRows(t *testing.T) {
	usual := []string{",", ",", ",", "\n", "\n", "a,b,c\n", "a,b,c\n", ",,\r\n", "\r\n", "abc", strings.Repeat("long", 5000)}
	quoted := append([]string{`"`, "\"x\ny\",b,c\n"}, usual...)
	odd := append([]string{"é", "\xe9", "\x00"}, quoted...)
	rapid.Check(t, func(t *rapid.T) {
		part := rapid.SampledFrom(rapid.SampledFrom([][]string{usual, quoted, odd}).Draw(t, "kind"))
		text := "h,e,a,d\n" + strings.Join(rapid.SliceOfN(part, 0, 60).Draw(t, "parts"), "")
		want := oneByOne(t, text)
		wanted := rapid.SampledFrom([][]int{{0}, {2, -1, 0}, {1, 7}, nil}).Draw(t, "wanted")
		r := opened(t, text)
		_, err := r.Next()
		r.Want(wanted)
		for n := 0; err == nil; {
			b := r.Batch()
			if b == nil || rapid.IntRange(0, 3).Draw(t, "by itself") == 0 {
				var cells []string
				if cells, err = r.Next(); err != nil {
					break
				}
				if got := shown(r, cells); got != want.rows[n] {
					t.Fatalf("%q: row %d is %s, want %s", text, n, got, want.rows[n])
				}
				n++
				continue
			}
			to := rapid.IntRange(b.Next+1, b.Rows).Draw(t, "to")
			for row := b.Next; row < to; row++ {
				cells := want.cells[n]
				if line := fmt.Sprint(b.Line+row, ":1 "); len(cells) != b.Cells || !strings.HasPrefix(want.rows[n], line) {
					t.Fatalf("%q: row %d has %d cells in line %d, want %s", text, n, b.Cells, b.Line+row, want.rows[n])
				}
				for _, column := range wanted {
					if column >= 0 && column < b.Cells && b.Columns[column].Texts[row] != cells[column] {
						t.Fatalf("%q: row %d has %q in column %d, want %s", text, n, b.Columns[column].Texts[row], column, want.rows[n])
					}
				}
				n++
			}
			r.Pass(to)
			if got := shown(r, want.cells[n-1]); got != want.rows[n-1] {
				t.Fatalf("%q: row %d stands in %s, want %s", text, n-1, got, want.rows[n-1])
			}
		}
		if err.Error() != want.end {
			t.Fatalf("%q: %v, want %s", text, err, want.end)
		}
	})
}

type allRows struct {
	rows  []string // each cell with its place
	cells [][]string
	end   string
}

func opened(t *rapid.T, text string) *Reader {
	r, err := New(strings.NewReader(text), 0, ',', func() error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func oneByOne(t *rapid.T, text string) (all allRows) {
	r := opened(t, text)
	_, err := r.Next()
	for err == nil {
		var cells []string
		if cells, err = r.Next(); err == nil {
			all.rows = append(all.rows, shown(r, cells))
			all.cells = append(all.cells, append([]string(nil), cells...))
		}
	}
	all.end = err.Error()
	return all
}

func shown(r *Reader, cells []string) string {
	var b strings.Builder
	for i, cell := range cells {
		line, column := r.Pos(i)
		fmt.Fprintf(&b, "%d:%d %q ", line, column, cell)
	}
	return b.String()
}
