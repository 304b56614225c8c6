package posting

import (
	"fmt"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"firstcall/data/ledger"
	"firstcall/data/record"
	"firstcall/data/source"
)

// memory is rows in memory, of which so many are at hand at a time.
type memory struct {
	rows   [][]string // the first is the header
	sizes  []int      // of the batches to come
	typed  bool       // columns of days and amounts have such, where all of a column are
	at     int        // the next row
	batch  *record.Batch
	wanted []int
}

func (m *memory) Next() ([]string, error) {
	if m.at == len(m.rows) {
		return nil, io.EOF
	}
	if m.at++; m.batch != nil {
		m.batch.Next++
	}
	return m.rows[m.at-1], nil
}

func (m *memory) Batch() *record.Batch {
	if m.batch != nil && m.batch.Next < m.batch.Rows {
		return m.batch
	}
	m.batch = nil
	n := min(m.sizes[m.at%len(m.sizes)], len(m.rows)-m.at)
	if n == 0 {
		return nil
	}
	m.batch = &record.Batch{Rows: n, Line: m.at + 1, Cells: len(m.rows[0]), Columns: make([]record.Values, len(m.rows[0]))}
	for _, i := range m.wanted {
		if i < 0 {
			continue
		}
		values := m.column(i)
		from, to := m.at-1, m.at-1+n // behind the header
		switch {
		case values.Days != nil:
			m.batch.Columns[i].Days = values.Days[from:to]
		case values.Cents != nil:
			m.batch.Columns[i].Cents = values.Cents[from:to]
		default:
			m.batch.Columns[i].Texts = values.Texts[from:to]
		}
	}
	return m.batch
}

// column is column i behind the header.
func (m *memory) column(i int) record.Values {
	var texts []string
	for _, row := range m.rows[1:] {
		texts = append(texts, row[i])
	}
	if name := m.rows[0][i]; m.typed && (strings.HasSuffix(name, "date") || strings.HasSuffix(name, "_on") || name == "amount") {
		return valuesOf(texts)
	}
	return record.Values{Texts: texts}
}

// typedMemory is memory whose columns have types.
type typedMemory struct{ *memory }

func (m typedMemory) Text(i int) string { return m.rows[m.at-1][i] }

func (m typedMemory) Day(i int) (ledger.Day, bool) {
	days := m.column(i).Days
	if days == nil {
		return ledger.NoDay, false
	}
	day := days[m.at-2]
	return day, day == ledger.NoDay || ledger.Possible(day)
}

func (m typedMemory) Cents(i int) (ledger.Cents, bool) {
	amounts := m.column(i).Cents
	if amounts == nil {
		return 0, false
	}
	amount := amounts[m.at-2]
	return amount, -ledger.MaxCents <= amount && amount <= ledger.MaxCents
}

// valuesOf is the texts as a file of typed values has them.
func valuesOf(texts []string) record.Values {
	days, amounts := make([]ledger.Day, len(texts)), make([]ledger.Cents, len(texts))
	areDays, areAmounts := true, true
	for i, text := range texts {
		if days[i], amounts[i] = ledger.NoDay, record.NoCents; text == "" {
			continue
		}
		var err error
		if days[i], err = ledger.ParseDay(text); err != nil {
			areDays = false
		}
		n, err := strconv.ParseInt(strings.Replace(text, ".", "", 1), 10, 64)
		if amounts[i] = ledger.Cents(n); err != nil || amounts[i].String() != text {
			areAmounts = false
		}
	}
	switch {
	case areDays:
		return record.Values{Days: days}
	case areAmounts:
		return record.Values{Cents: amounts}
	}
	return record.Values{Texts: texts}
}

func (m *memory) Pass(n int) {
	m.at += n - m.batch.Next
	m.batch.Next = n
}

func (m *memory) Want(columns []int)   { m.wanted = columns }
func (m *memory) Pos(i int) (int, int) { return m.at, i + 1 }
func (m *memory) Repairs() []string    { return nil }
func (m *memory) Close() error         { return nil }

type namedTable struct {
	name string
	rows *memory
}

// postTables posts tables in their order, in batches or row by row.
func postTables(rules Rules, customers bool, tables []namedTable, many bool) (*ledger.Ledger, *source.Reading, string) {
	reading, problems := &source.Reading{}, &source.Problems{}
	desk := NewDesk(customers, rules, reading, problems)
	for _, given := range tables {
		i := slices.IndexFunc(Tables(), func(t Table) bool { return strings.HasPrefix(given.name, t.Name) })
		t, table := Tables()[i], *given.rows
		var records record.Reader = &table
		if table.typed {
			records = typedMemory{&table}
		}
		wanted := source.Table{Name: t.Name, Columns: t.Columns}
		if many && t.PostMany != nil {
			wanted.Many = func(b source.Batch) int { return t.PostMany(desk, b) }
		}
		source.Read(given.name, records, wanted, reading, problems, func(row source.Row) { t.Post(desk, row) })
	}
	l, err := desk.Close("test")
	return l, reading, fmt.Sprint(err)
}

// ugly is a table of cells, most of them as they should be.
func ugly(t *rapid.T, name string, cells map[string][]string, usual func(i int, column string) string) *memory {
	columns := slices.Sorted(func(yield func(string) bool) {
		for column := range cells {
			if !yield(column) {
				return
			}
		}
	})
	columns = slices.DeleteFunc(columns, func(column string) bool {
		return len(cells[column]) > 0 && strings.HasPrefix(cells[column][0], "?") && rapid.IntRange(0, 3).Draw(t, "no "+column) == 0
	})
	m := &memory{rows: [][]string{columns}, typed: rapid.Bool().Draw(t, "typed"), sizes: rapid.SliceOfN(rapid.IntRange(1, 9), 1, 4).Draw(t, "sizes")}
	odd := rapid.IntRange(0, 12).Draw(t, name+", one odd cell in")
	for i := range rapid.IntRange(0, 40).Draw(t, name) {
		row := make([]string, len(columns))
		for n, column := range columns {
			row[n] = usual(i, column)
			if odd > 0 && rapid.IntRange(0, odd*len(columns)).Draw(t, "luck") == 0 {
				row[n] = strings.TrimPrefix(rapid.SampledFrom(cells[column]).Draw(t, column), "?")
			}
		}
		m.rows = append(m.rows, row)
		if rapid.IntRange(0, 15).Draw(t, "again") == 0 {
			m.rows = append(m.rows, slices.Clone(m.rows[rapid.IntRange(1, len(m.rows)-1).Draw(t, "which")]))
		}
	}
	return m
}

// However ugly the rows and wherever batches end, batches mean what their rows
// mean one by one: the same ledger, account, remarks and refusals.
func TestBatchesMeanWhatTheirRowsMean(t *testing.T) {
	days := []string{"", "2024-02-30", "2024-01-05", "0202-01-01", " 2024-01-07", "2024-02-29", "soon"}
	rates := &Rates{file: "rates.csv", of: map[string][]rate{}}
	for code, worth := range map[string]string{"USD": "0.9217", "CHF": "0.003"} { // each by itself
		value, err := parseRate(worth)
		if err != nil {
			t.Fatal(err)
		}
		rates.of[code] = []rate{{from: ledger.NoDay, value: value}}
	}
	disputed := []string{"", "", "2024-02-03", "2024-02-01"}
	plain := 0
	rapid.Check(t, func(t *rapid.T) {
		rising := rapid.Bool().Draw(t, "rising")
		prefix := rapid.SampledFrom([]string{"i", ""}).Draw(t, "prefix") // without one they are numbers, which lose their zeros
		named := rapid.SampledFrom([]string{"", "EUR", "both"}).Draw(t, "currency")
		id := func(first, i int) string {
			if rising {
				return fmt.Sprintf("%s%04d", prefix, first+i)
			}
			return fmt.Sprintf("%s%03d", prefix, first+i*7%41)
		}
		bare := rapid.Bool().Draw(t, "payments without zeros")
		invoices := func(first int) *memory {
			return ugly(t, "invoices", map[string][]string{
				"invoice_id": {"", "i3", " i4", "'i5", "i6 ", "7", "007", "0007", "ü"}, "customer_id": {"", "c1", "c9", " c1", "'c2", "c77", "0c1"},
				"issue_date": days, "due_date": days, "amount": {"", "0", "0.00", "-3.00", "1e3", "12.345", "7", "+7.00", "0.01", "1.000", "-1.00", "10000000000000.00", "10000000000000.01", " 5.00"},
				"currency": {"?", "EUR", "USD", "CHF", "euro", " EUR"}, "disputed_on": append([]string{"?"}, days...), "dispute_resolved_on": append([]string{"?"}, days...),
				"kind": {"?", "invoice", "credit_note", "note", " invoice"}, "terms": {"?", "Net 30", " 30", "never"},
			}, func(i int, column string) string {
				switch column {
				case "invoice_id":
					return id(first, i)
				case "customer_id":
					return fmt.Sprint("c", i*i%7)
				case "issue_date":
					return "2024-01-01"
				case "due_date":
					return "2024-01-31"
				case "disputed_on":
					return disputed[i%len(disputed)]
				case "dispute_resolved_on":
					return disputed[i/2%len(disputed)]
				case "amount":
					return ledger.Cents(100 + i).String()
				case "currency":
					if named == "both" {
						return []string{"EUR", "USD", "EUR"}[i%3]
					}
					return named
				}
				return ""
			})
		}
		payments := func(first int) *memory {
			return ugly(t, "payments", map[string][]string{
				"payment_id": {"", "p1"}, "invoice_id": {"", "i3", "07", "00i5"}, "customer_id": {"", "c1"}, "paid_on": days, "amount": {"", "400.00", "0.50"}, "currency": {"?", "EUR", "USD"}, "kind": {"?", "payment", "write_off"},
			}, func(i int, column string) string {
				switch column {
				case "payment_id":
					return fmt.Sprint("p", first+i)
				case "invoice_id":
					if bare {
						return fmt.Sprintf("%s%d", prefix, first+i)
					}
					return id(first, i)
				case "paid_on":
					return "2024-02-01"
				case "amount":
					return "1.00"
				}
				return ""
			})
		}
		rules := rapid.SampledFrom([]Rules{
			{MaxRefused: 1}, {}, {MaxRefused: 1, Currency: "EUR"}, {MaxRefused: 1, Currency: "USD"}, {MaxRefused: 1, Currency: "EUR", Rates: rates},
			{MaxRefused: 1, Default: "USD"}, {MaxRefused: 1, Currency: "EUR", Default: "EUR"}, {MaxRefused: 1, Veil: NewVeil([]byte("key"))},
		}).Draw(t, "rules")
		tables := []namedTable{{"invoices", invoices(0)}, {"payments", payments(0)}, {"invoices-2", invoices(30)}, {"payments-2", payments(30)}}
		customers := rapid.Bool().Draw(t, "customers")
		if customers {
			table := &memory{rows: [][]string{{"customer_id"}, {"c0"}, {"c1"}, {"c2"}, {"c4"}, {"c4"}}, sizes: []int{1}}
			tables = slices.Insert(tables, 0, namedTable{"customers", table})
		}
		l, reading, err := postTables(rules, customers, tables, true)
		l2, reading2, err2 := postTables(rules, customers, tables, false)
		switch {
		case err != err2:
			t.Fatalf("in batches: %v\nrow by row: %v", err, err2)
		case !reflect.DeepEqual(reading, reading2):
			t.Fatalf("in batches: %+v\nrow by row: %+v", reading, reading2)
		case (l == nil) != (l2 == nil) || l != nil && l.Digest != l2.Digest:
			t.Fatal("another ledger")
		}
		if l != nil {
			plain++
		}
	})
	if plain < 30 {
		t.Errorf("only %d of the ledgers could be used", plain)
	}
}
