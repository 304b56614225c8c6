package ledger

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"
)

func TestParseCents(t *testing.T) {
	for _, c := range []struct {
		text string
		want Cents
		bad  string
	}{
		{"0", 0, ""}, {"12", 1200, ""}, {"12.3", 1230, ""}, {"12.34", 1234, ""}, {"-0.03", -3, ""}, {"+.5", 50, ""},
		{"12.3400", 1234, ""}, {"10000000000000.00", MaxCents, ""},
		{"12.345", 0, "more than two decimals"}, {"10000000000000.01", 0, "beyond"}, {"99999999999999999999", 0, "beyond"},
		{"", 0, "not an amount"}, {".", 0, "not an amount"}, {"1.", 0, "not an amount"}, {"--1", 0, "not an amount"},
		{"+-1", 0, "not an amount"}, {"1,000.00", 0, "not an amount"}, {"1e3", 0, "not an amount"}, {"NaN", 0, "not an amount"},
		{"1.2.3", 0, "not an amount"}, {" 1", 0, "not an amount"}, {"٣", 0, "not an amount"},
	} {
		got, err := ParseCents(c.text)
		if c.bad == "" && (err != nil || got != c.want) || c.bad != "" && (err == nil || !strings.Contains(err.Error(), c.bad)) {
			t.Errorf("ParseCents(%q) = %v, %v; want %v, error %q", c.text, got, err, c.want, c.bad)
		}
	}
}

// FuzzParseCents holds the parser to exact rational arithmetic.
func FuzzParseCents(f *testing.F) {
	for _, s := range []string{"0", "-1.50", "12.345", "+.07", "9999999999999.990", "1e3", "٣.٣"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := ParseCents(s)
		if err != nil {
			return
		}
		exact, ok := new(big.Rat).SetString(s)
		if !ok || exact.Cmp(big.NewRat(int64(c), 100)) != 0 {
			t.Fatalf("ParseCents(%q) = %d cents", s, c)
		}
		if again, err := ParseCents(c.String()); err != nil || again != c {
			t.Fatalf("%d cents are written %q and read back as %d, %v", c, c.String(), again, err)
		}
	})
}

func TestDays(t *testing.T) {
	// 2024-08-28 was a Wednesday; 20,000 days after the epoch is 2024-10-04.
	if d := day(t, "2024-10-04"); d != 20000 || d.String() != "2024-10-04" {
		t.Errorf("2024-10-04 is day %d, written %q", d, d)
	}
	if w := day(t, "2024-08-28").Weekday(); w != time.Wednesday {
		t.Errorf("2024-08-28 is a %v", w)
	}
	if w := day(t, "1969-12-31").Weekday(); w != time.Wednesday {
		t.Errorf("1969-12-31 is a %v", w)
	}
	for _, bad := range []string{"", "2024-02-30", "0202-01-01", "8130-01-01", "2024-1-2", "20240102", "2024-01-02T00:00:00"} {
		if d, err := ParseDay(bad); err == nil {
			t.Errorf("ParseDay(%q) = %v", bad, d)
		}
	}
}

// FuzzParseDay holds the parser to the calendar of package time.
func FuzzParseDay(f *testing.F) {
	for _, s := range []string{"1970-01-01", "2024-02-29", "1900-03-01", "2199-12-31", "2023-02-29"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDay(s)
		if err != nil {
			return
		}
		if d.String() != s || !Possible(d) {
			t.Fatalf("ParseDay(%q) = %d, written %q", s, d, d)
		}
		if d.Weekday() != d.Time().Weekday() {
			t.Fatalf("%v: weekday %v, package time says %v", d, d.Weekday(), d.Time().Weekday())
		}
	})
}

func TestJSONIsExactAndReadsBack(t *testing.T) {
	type row struct {
		Amount Cents
		On     Day
		Never  Day
	}
	want := row{-123456789, 20000, NoDay}
	text, err := json.Marshal(want)
	if err != nil || string(text) != `{"Amount":-1234567.89,"On":"2024-10-04","Never":""}` {
		t.Fatalf("%s, %v", text, err)
	}
	var got row
	if err := json.Unmarshal(text, &got); err != nil || got != want {
		t.Errorf("%+v, %v", got, err)
	}
}

// The short way of reading a date and the long one agree on every day.
func TestEveryDay(t *testing.T) {
	for at := time.Date(1899, 12, 25, 0, 0, 0, 0, time.UTC); at.Year() < 2201; at = at.AddDate(0, 0, 1) {
		text := at.Format(time.DateOnly)
		day, err := ParseDay(text)
		if possible := at.Year() >= 1900 && at.Year() <= 2199; (err == nil) != possible {
			t.Fatalf("%s: %v", text, err)
		} else if possible && (day != DayOf(at) || day.String() != text) {
			t.Fatalf("%s is read as day %d, %v", text, day, day)
		}
	}
	for year := 1900; year <= 2199; year++ {
		for month := 1; month <= 12; month++ {
			for day := 28; day <= 32; day++ {
				text := fmt.Sprintf("%d-%02d-%02d", year, month, day)
				_, wrong := time.Parse(time.DateOnly, text)
				if _, plain := PlainDay(text); plain != (wrong == nil) {
					t.Fatalf("%s is plain: %v, %v", text, plain, wrong)
				}
			}
		}
	}
}

// What is plain is read as everything else is.
func TestPlainAmounts(t *testing.T) {
	for text, want := range map[string]bool{
		"0.00": true, "7.05": true, "1234.50": true, "999999999999.99": true, "1000000000000.00": false, ".50": false, "7.5": false, "7": false,
		"-7.00": false, "+7.00": false, "7,00": false, "1.234.00": false, "12.34x": false, "1 2.00": false, "": false, "1.0٣": false,
	} {
		amount, plain := PlainCents(text)
		if plain != want {
			t.Errorf("%q is plain: %v", text, plain)
		}
		if exact, err := ParseCents(text); plain && (err != nil || amount != exact) {
			t.Errorf("%q is read as %v, and as %v, %v", text, amount, exact, err)
		}
	}
}
