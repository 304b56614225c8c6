package importer

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"firstcall/data/posting"
)

// TestColumnsOfTypes reads what a column of types says of each row: a kind of
// document, one that only a map can tell, or something else.
func TestColumnsOfTypes(t *testing.T) {
	const read, refused, unused = "billed 420.00, credited 24.00, paid 50.00", "unknown kind of document: types says what each is, in a map file", "billed 494.00, credited 0.00, paid 0.00"
	for name, c := range map[string]struct{ column, texts, sign, want string }{
		"of Sage":                     {"Type", "SI,SC,SR,SI", "", read},
		"of Sage, on account":         {"Type", "SI,SC,SA,SI", "", read},
		"of a customer":               {"Doc type", "Customer Invoice,Customer Credit,Cash Receipt,Customer Invoice", "", read},
		"a transaction":               {"Transaction", "Invoice,Credit Note,Receipt,Invoice", "", read},
		"letters":                     {"Kind", "I,C,P,I", "", read},
		"letters, and another":        {"Kind", "I,C,X,I", "", refused},
		"letters of customers":        {"Type", "C,C,C,I", "", unused},
		"unknown, of both signs":      {"Type", "goods,return,transfer,goods", "-", refused},
		"unknown, of documents":       {"Type", "Sammelrechnung,Storno,Bank,Sammelrechnung", "", refused},
		"unknown codes":               {"Belegart", "Z1,Z2,Z3,Z1", "", refused},
		"debits and credits":          {"Type", "D,D,C,D", "", "billed 444.00, credited 0.00, paid 50.00"},
		"one text":                    {"Type", "Z1,Z1,Z1,Z1", "-", "billed 444.00, credited 50.00, paid 0.00"},
		"what is sold":                {"Type", "goods,service,service,goods", "", unused},
		"what customers are":          {"Type", "trade,trade,trade,public", "", unused},
		"a type of something else":    {"Customer type", "Z1,Z2,Z3,Z1", "-", "billed 444.00, credited 50.00, paid 0.00"},
		"terms":                       {"Payment terms type", "N30,N60,N30,N60", "", unused},
		"numbers, in a list of sides": {"Transaction no", "1,2,3,4", "sides", "billed 444.00, credited 0.00, paid 50.00"},
	} {
		texts := strings.Split(c.texts, ",")
		text := "Customer,Doc no,Date,Due date,Amount," + c.column + "\n"
		sign := c.sign
		if sign == "sides" {
			text, sign = "Customer,Doc no,Date,Due date,Debit,Credit,"+c.column+"\n", ""
		}
		for i, of := range []string{"Alpha,1001,2025-01-05,2025-02-04,120.00", "Alpha,1002,2025-01-07,2025-02-06,24.00", "Alpha,1003,2025-01-09,2025-01-09,X50.00", "Beta,1004,2025-01-25,2025-02-24,300.00"} {
			of = strings.Replace(of, "X", sign, 1)
			if c.sign == "sides" && i == 2 {
				of = strings.Replace(of, "50.00", ",50.00", 1)
			} else if c.sign == "sides" {
				of += ","
			}
			text += of + "," + texts[i] + "\n"
		}
		l, _, _, err := Open(filepath.Join(writeAll(t, map[string]string{"list.csv": text}), "list.csv"), nil, posting.Rules{})
		var got string
		if err != nil {
			got = err.Error()
		} else {
			billed, credited, paid := moneyOf(l)
			got = fmt.Sprintf("billed %v, credited %v, paid %v", billed, credited, paid)
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
