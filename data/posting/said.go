package posting

import (
	"hash/maphash"

	"firstcall/data/source"
)

// entry is where an id was first read, and a hash of what the row said.
type entry struct {
	said sayings
	line int32
}

// sayings hashes what cells say, with their order.
type sayings uint64

// sayingsSeed differs from run to run, which nobody sees: two rows that say
// different things have one hash once in 2^64 pairs.
var sayingsSeed = maphash.MakeSeed()

func (h sayings) add(hash uint64) sayings {
	const odd = 0x9e3779b97f4a7c15 // the golden ratio, as in Fibonacci hashing
	h = (h ^ sayings(hash)) * odd
	return h ^ h>>32
}

func (h sayings) text(cell string) sayings {
	if cell == "" {
		return h.add(1)
	}
	return h.add(maphash.String(sayingsSeed, cell))
}

// cell adds what column i of the row says. Within a file a column has values of one type.
func (h sayings) cell(row source.Row, i int) sayings {
	if day, typed := row.Day(i); typed {
		return h.add(uint64(day))
	}
	if amount, typed := row.Cents(i); typed {
		return h.add(uint64(amount))
	}
	return h.text(row.Cell(i))
}

// said is where a row stands and what its cells say.
func said(row source.Row, columns []source.Column) entry {
	return entry{saidBut(row, columns, -1, ""), int32(row.Line())}
}

// saidBut is what the cells would say with another text in column but.
func saidBut(row source.Row, columns []source.Column, but int, text string) sayings {
	var hash sayings
	for i := range columns {
		if i == but {
			hash = hash.text(text)
		} else {
			hash = hash.cell(row, i)
		}
	}
	return hash
}
