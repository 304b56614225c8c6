package delimited

// delimiters are those that exports use. Of several that fit as well, the first counts.
const delimiters = ",;\t|"

// Delimiter finds the delimiter of a text from its beginning: the one by which
// the most rows have the same number of cells, at least two; of several, the
// one with the most cells. A text that none of them parts has commas.
func Delimiter(sample []byte) rune {
	best, rows, cells := rune(delimiters[0]), 0, 0
	for _, d := range delimiters {
		r, c := alike(sample, byte(d))
		if r > rows || r == rows && c > cells {
			best, rows, cells = d, r, c
		}
	}
	return best
}

// alike finds the number of cells that the most rows have, and those rows. The
// last row may be cut, so it counts only where it is the only one.
func alike(sample []byte, delimiter byte) (rows, cells int) {
	byCells := map[int]int{}
	count := func(n int) {
		if n < 2 {
			return
		}
		byCells[n]++
		if byCells[n] > rows || byCells[n] == rows && n > cells {
			rows, cells = byCells[n], n
		}
	}
	n, quoted, ended := 1, false, false
	before := delimiter // the byte before this one: a mark opens a cell that begins with it
	for _, b := range sample {
		last := before
		before = b
		switch {
		case b == '"':
			quoted = !quoted && (last == delimiter || last == '\n' || last == '"')
		case quoted:
		case b == delimiter:
			n++
		case b == '\n':
			count(n)
			n, ended = 1, true
		}
	}
	if !ended {
		count(n)
	}
	return rows, cells
}
