package runfile

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"testing"
)

// TestColumnIsExact: what is packed comes back to the bit, whatever its decimals, range and gaps.
func TestColumnIsExact(t *testing.T) {
	nan := math.NaN()
	columns := []Column{
		{}, {5}, {-0.5}, {nan}, {nan, nan}, {3, 3, 3}, {3, nan, 3}, {0, 1}, {1, 2, 3, 4}, {0, 7, nan},
		{5123456.78, 5123456.79, -0.01}, {0.1234, 0.5, 1}, {-1e9, 1e9}, {0.000001, 2},
	}
	for n := range 50 {
		r := rand.New(rand.NewPCG(uint64(n), 1))
		c := make(Column, r.IntN(200))
		for i := range c {
			if c[i] = float64(Round(r.NormFloat64()*math.Pow10(r.IntN(8)), r.IntN(5))); r.IntN(9) == 0 {
				c[i] = nan
			}
		}
		columns = append(columns, c)
	}
	for _, c := range columns {
		text, err := json.Marshal(c)
		if err != nil {
			t.Fatalf("%v: %v", c, err)
		}
		var again Column
		if err := json.Unmarshal(text, &again); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if len(again) != len(c) {
			t.Fatalf("%d values, want %d: %s", len(again), len(c), text)
		}
		for i, v := range c {
			if again[i] != v && !(math.IsNaN(v) && math.IsNaN(again[i])) {
				t.Fatalf("value %d is %v, was %v: %s", i, again[i], v, text)
			}
		}
	}
}

func TestColumnIsSmall(t *testing.T) {
	same := make(Column, 2000)
	if text, _ := json.Marshal(same); len(text) > 60 {
		t.Errorf("2,000 equal values take %d bytes", len(text))
	}
	spread := make(Column, 2000)
	for i := range spread {
		spread[i] = 5e6 + float64(Round(float64(i)*10.01, 2))
	}
	if text, _ := json.Marshal(spread); len(text) > 2000*4 { // 21 bits: 3.5 characters
		t.Errorf("2,000 values in a range of 20,000.00 take %d bytes", len(text))
	}
}

func TestColumnRefusesDamage(t *testing.T) {
	for _, text := range []string{
		`[1,2]`, `""`, `"n=3"`, `"n=3 decimals=2 least=0 bits=8 AAA="`, `"n=3 decimals=2 least=0 bits=8 !"`,
		`"n=-1 decimals=2 least=0 bits=0"`, `"n=99999999999 decimals=2 least=0 bits=0"`, `"n=1 decimals=9 least=0 bits=0"`, `"n=1 decimals=0 least=0 bits=64 AAAAAAAAAAA="`,
	} {
		var c Column
		if err := json.Unmarshal([]byte(text), &c); err == nil {
			t.Errorf("%s was read as %v", text, c)
		}
	}
	if _, err := json.Marshal(Column{1.0 / 3}); err == nil {
		t.Error("a third was packed, though it can't be exact")
	}
}
