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
	const read, refused, unused, negative = "billed 420.00, credited 24.00, paid 50.00", "unknown kind of document: types says what each is, in a map file", "billed 494.00, credited 0.00, paid 0.00", "billed 444.00, credited 50.00, paid 0.00"
	for name, c := range map[string]struct{ column, texts, sign, want string }{
		"of Sage":                     {"Type", "SI,SC,SR,SI", "", read},
		"of Sage, on account":         {"Type", "SI,SC,SA,SI", "", read},
		"of a customer":               {"Doc type", "Customer Invoice,Customer Credit,Cash Receipt,Customer Invoice", "", read},
		"a transaction":               {"Transaction", "Invoice,Credit Note,Receipt,Invoice", "", read},
		"letters":                     {"Kind", "I,C,P,I", "", read},
		"letters, and another":        {"Kind", "I,C,X,I", "", refused},
		"letters of customers":        {"Type", "C,C,C,I", "", unused},
		"unknown, of both signs":      {"Type", "goods,return,transfer,goods", "-", negative},
		"unknown, of documents":       {"Type", "Sammelrechnung,Storno,Bank,Sammelrechnung,Sammelrechnung,Storno,Bank,Sammelrechnung", "", refused},
		"unknown, of single rows":     {"Transaction", "Invoice for May,Consulting,Payment plan,Audit", "", unused},
		"unknown, and many":           {"Transaction", "Payment for A,B b,C c,D d,E e,F f,G g,H h,I i,Payment for A,B b,C c,D d,E e,F f,G g,H h,I i", "", "billed 2120.00"},
		"one known of many":           {"Transaction", "Deposit,B b,C c,D d,E e,F f,G g,H h,I i", "", "billed 1108.00, credited 0.00, paid 0.00"},
		"unknown codes":               {"Belegart", "Z1,Z2,Z3,Z1", "-", refused},
		"unknown codes, of one sign":  {"Belegart", "Z1,Z2,Z3,Z1", "", unused},
		"how it was sold":             {"Transaction type", "Credit sale,Cash sale,Credit sale,Cash sale,Credit sale,Cash sale,Credit sale,Cash sale", "", "billed 988.00, credited 0.00, paid 0.00"},
		"to whom it was sold":         {"Type", "Retail,Wholesale,Wholesale,Retail,Retail,Wholesale,Wholesale,Retail", "-", "billed 888.00, credited 100.00, paid 0.00"},
		"how it was sent":             {"Document type", "E-Rechnung,PDF,Papier,PDF,E-Rechnung,PDF,Papier,PDF", "-", "billed 888.00, credited 100.00, paid 0.00"},
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
		rows := []string{"Alpha,1001,2025-01-05,2025-02-04,120.00", "Alpha,1002,2025-01-07,2025-02-06,24.00", "Alpha,1003,2025-01-09,2025-01-09,X50.00", "Beta,1004,2025-01-25,2025-02-24,300.00"}
		for i := range texts {
			of := strings.Replace(rows[i%4], ",1", fmt.Sprintf(",%d", i/4+1), 1)
			of = strings.Replace(of, "X", sign, 1)
			if c.sign == "sides" && i%4 == 2 {
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
