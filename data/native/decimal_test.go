package native

import (
	"strings"
	"testing"

	"firstcall/data/ledger"
)

func TestDecimals(t *testing.T) {
	for _, c := range []struct {
		amounts  string // of one table
		want     string // in cents, and refusals
		repaired int
	}{
		{"1234.50 7 -0.05", "1234.50 7.00 -0.05", 0},
		{"1234,50 7 -0,5", "1234.50 7.00 -0.50", 2},
		{"1.234,50 1.230 1.234.567", "1234.50 1230.00 1234567.00", 3},
		{"12,50 12.5", "amounts with a decimal point (12.5) and with a decimal comma (12,50) in one table: write all of them as 1234.50", 0},
		{"12.50 1.230", "12.50 1.23", 0}, // a native amount, with a zero too many
		{"1.230 7", "it may be thousands or decimals, and no other amount tells: write 1230.00 for thousands 7.00", 0},
		{"1,230 7", "it may be thousands or decimals, and no other amount tells: write 1230.00 for thousands 7.00", 0},
		{"12,345 0,5", "more than two decimals: an amount in minor units would be rounded 0.50", 2},
		{"1,50 1.23,4", "1.50 not an amount with a decimal comma, as the table has elsewhere: want such as 1234,50 or 1.234,50", 1},
		{"x 1e5", "not an amount: want digits with at most two decimals, such as 1234.50 not an amount: want digits with at most two decimals, such as 1234.50", 0},
	} {
		rows := [][]string{{"id", " amount"}}
		for _, text := range strings.Fields(c.amounts) {
			rows = append(rows, []string{"12,50", text})
		}
		d, err := decimalsOf(rows)
		if err != nil {
			if err.Error() != c.want {
				t.Errorf("%s: %v", c.amounts, err)
			}
			continue
		}
		repaired := 0
		read := d.reader(func(string) { repaired++ })
		var got []string
		for _, text := range strings.Fields(c.amounts) {
			amount, err := read(text)
			if err != nil {
				got = append(got, err.Error())
			} else {
				got = append(got, amount.String())
			}
		}
		if strings.Join(got, " ") != c.want || repaired != c.repaired {
			t.Errorf("%s: %q, %d repaired; want %q, %d", c.amounts, got, repaired, c.want, c.repaired)
		}
	}
}

// FuzzDecimals: an amount that is read is the number that its digits say.
func FuzzDecimals(f *testing.F) {
	f.Add("1234,50", "1.234,5")
	f.Add("1.230", "7")
	f.Add("-0,05", "+1.234.567,00")
	f.Fuzz(func(t *testing.T, first, second string) {
		d, err := decimalsOf([][]string{{"amount"}, {first}, {second}})
		if err != nil {
			return
		}
		amount, err := d.reader(func(string) {})(second)
		if err != nil {
			return
		}
		want := digitsOf(second)
		if got := digitsOf(amount.String()); strings.TrimRight(got, "0") != strings.TrimRight(want, "0") {
			t.Fatalf("%q beside %q is read as %v", second, first, amount)
		}
		if again, err := ledger.ParseCents(amount.String()); err != nil || again != amount {
			t.Fatalf("%q gives %v, which is no amount", second, amount)
		}
	})
}

// digitsOf is what is left of an amount without signs and leading zeros.
func digitsOf(text string) string {
	return strings.TrimLeft(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, text), "0")
}
