package native

import (
	"firstcall/data/posting"
	"firstcall/data/record"
	"firstcall/data/source"
	"firstcall/data/spreadsheet"
)

// Read posts the rows of a table, one by one by post where that is not nil. It is
// false when the file was refused before its first row.
func Read(path string, table posting.Table, desk *posting.Desk, reading *source.Reading, problems *source.Problems, post func(source.Row)) bool {
	records, err := source.Open(path, source.Options{})
	if err != nil {
		problems.AddError(path, err)
		return false
	}
	defer records.Close()
	guarded := mayBeGuarded(records)
	records, written, err := lookAtDecimals(records)
	if err != nil {
		problems.AddError(path, err)
		return false
	}
	var current source.Row
	desk.Speak(posting.Dialect{Day: posting.Native.Day, Money: written.reader(func(how string) { current.Repair(how) })})
	defer desk.Speak(posting.Native)
	wanted := source.Table{Name: table.Name, Columns: table.Columns, Guarded: guarded}
	if post == nil {
		post = func(row source.Row) { table.Post(desk, row) }
		if table.PostMany != nil && written.plain() {
			wanted.Many = func(batch source.Batch) int { return table.PostMany(desk, batch) }
		}
	}
	return source.Read(path, records, wanted, reading, problems, func(row source.Row) {
		current = row
		post(row)
	})
}

// mayBeGuarded reports whether a table can have come from a ledger written as
// CSV: as it was written, or through a spreadsheet, which keeps the apostrophes
// as characters.
func mayBeGuarded(records source.Records) bool {
	_, isText := records.(record.Text)
	_, isSheet := records.(*spreadsheet.Reader)
	return isText || isSheet
}
