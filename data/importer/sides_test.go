package importer

import (
	"fmt"
	"strings"
	"testing"

	"firstcall/data/posting"
)

const (
	// Tally closes an account by putting its balance among the credits.
	tallyLedger = "Ledger: Ash Ltd\n1-Apr-24 to 30-Sep-24\nDate,Particulars,Vch Type,Vch No.,Debit,Credit\n1-Apr-24,To Opening Balance,,,500.00,\n5-Apr-24,By HDFC Bank,Receipt,12,,200.00\n" +
		"10-Apr-24,To Sales,Sales,77,1000.00,\n12-Apr-24,By Sales Return,Credit Note,3,,100.00\n15-Apr-24,By Journal,Journal,4,,50.00\n,,,,1500.00,350.00\n,By Closing Balance,,,,1150.00\n,,,,1500.00,1500.00\n"
	kontoauszug = "Datum;Kunde;Beleg;Buchungstext;Soll;Haben;Saldo\n01.01.2024;Ash;;Saldovortrag;;;100,00\n05.01.2024;Ash;77;Rechnung 77;1.000,00;;1.100,00\n09.01.2024;Ash;Z1;Zahlung Rechnung 77;;600,00;500,00\n" +
		"10.01.2024;Ash;Z2;Rücklastschrift Zahlung;600,00;;1.100,00\n11.01.2024;Birch;78;Rechnung;50,00;;50,00\n13.01.2024;Birch;Z3;Bank;;20,00;30,00\n14.01.2024;Birch;G1;Gutschrift zu Rechnung 78;;10,00;20,00\n"
)

// TestStatements reads debits and credits: what was billed, credited and paid,
// and the totals and balances that the list states.
func TestStatements(t *testing.T) {
	reversed := func(text string) string {
		lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
		for i, j := 1, len(lines)-1; i < j; i, j = i+1, j-1 {
			lines[i], lines[j] = lines[j], lines[i]
		}
		return strings.Join(lines, "\n")
	}
	without := func(text, of string) string {
		from := strings.Index(text, of)
		return text[:from] + text[from+strings.IndexByte(text[from:], '\n')+1:]
	}
	for name, c := range map[string]struct{ text, money, disagree string }{
		"Tally":                     {tallyLedger, "billed 1500.00, credited 100.00, paid 250.00, 4 totals", ""},
		"German":                    {kontoauszug, "billed 1750.00, credited 10.00, paid 620.00, 2 totals", ""},
		"the newest first":          {without(reversed(kontoauszug), "01.01.2024"), "billed 1650.00, credited 10.00, paid 620.00, 2 totals", "Ash 1100.00 1000.00"},
		"an opening that is not in": {without(kontoauszug, "01.01.2024"), "billed 1650.00, credited 10.00, paid 620.00, 2 totals", "Ash 1100.00 1000.00"},
		"customers above their rows": {"Date,Voucher,Type,Debit,Credit,Balance\nAsh Ltd,,,,,\n2024-01-05,7,Invoice,100.00,,100.00\n2024-01-15,R1,Receipt,,60.00,40.00\nTotal Ash Ltd,,,100.00,60.00,40.00\nElm Ltd,,,,,\n2024-01-15,8,Invoice,70.00,,70.00\n2024-02-15,9,Invoice,30.00,,100.00\nTotal Elm Ltd,,,100.00,0.00,100.00\nGrand total,,,200.00,60.00,140.00\n",
			"billed 200.00, credited 0.00, paid 60.00, 8 totals", ""},
		"one balance for all": {"Date,Customer,Voucher,Type,Debit,Credit,Balance\n2024-01-05,Ash,1,Invoice,10.00,,10.00\n2024-01-06,Birch,2,Invoice,5.00,,15.00\n2024-01-07,Ash,3,Receipt,,4.00,11.00\n", "billed 15.00, credited 0.00, paid 4.00, 1 totals", ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := writeAll(t, map[string]string{"a.csv": c.text})
			l, reading, guess, err := Open(dir, nil, posting.Rules{})
			if err != nil {
				t.Fatal(err)
			}
			billed, credited, paid := moneyOf(l)
			var disagree []string
			for _, total := range reading.Files[0].Totals {
				if total.Stated != total.Summed {
					disagree = append(disagree, fmt.Sprint(total.Label, " ", total.Stated, " ", total.Summed))
				}
			}
			got := fmt.Sprintf("billed %v, credited %v, paid %v, %d totals", billed, credited, paid, len(reading.Files[0].Totals))
			if got != c.money || strings.Join(disagree, ", ") != c.disagree {
				t.Errorf("%s; %v", got, disagree)
			}
			saved, err := Parse("saved", guess.Map())
			if err != nil {
				t.Fatal(err)
			}
			if again, _, _, err := Open(dir, saved, posting.Rules{}); err != nil || again.Digest != l.Digest {
				t.Errorf("by the saved map: %v", err)
			}
		})
	}
}
