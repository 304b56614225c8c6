package data

import (
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"firstcall/data/ledger"
)

// told is a ledger in one line.
func told(l *ledger.Ledger) string {
	var rows []string
	for i := range l.NumInvoices() {
		v := l.Invoice(i)
		sign := ""
		if v.CreditNote {
			sign = "-"
		}
		rows = append(rows, fmt.Sprintf("%s %s %v %v %s%v", v.ID, l.Customer(int(v.Account)).ID, v.Issued, v.Due, sign, v.Amount))
	}
	for i := range l.NumPayments() {
		p := l.Payment(i)
		rows = append(rows, fmt.Sprintf("%s paid %v %v", l.Invoice(int(p.Invoice)).ID, p.PaidOn, p.Amount))
	}
	return strings.Join(rows, ", ")
}

// TestQuirks walks what exports are known to do to a list of invoices: each is
// read as what it means, or refused with how to say what it means.
func TestQuirks(t *testing.T) {
	const head, plain = "Invoice,Customer,Invoice date,Due date,Amount\n", "7 Ash 2024-01-31 2024-03-01 1234.50"
	const other, beside = "8;Ash;2024-02-29;2024-03-30;1\n", ", 8 Ash 2024-02-29 2024-03-30 1.00"
	row := func(issued, due, amount string) string {
		return strings.ReplaceAll(head, ",", ";") + "7;Ash;" + issued + ";" + due + ";" + amount + "\n"
	}
	for name, c := range map[string]struct{ file, want, refused string }{
		"byte order mark":     {"\ufeff" + head + "7,Ash,2024-01-31,2024-03-01,1234.50\n", plain, ""},
		"UTF-16":              {"\xff\xfe" + wide(head+"7,Ash,2024-01-31,2024-03-01,1234.50\n"), plain, ""},
		"CRLF":                {strings.ReplaceAll(head+"7,Ash,2024-01-31,2024-03-01,1234.50\n", "\n", "\r\n"), plain, ""},
		"marks within a cell": {head + "7,Joe \"the plumber\" Smith,2024-01-31,2024-03-01,1234.50\n8,5\" pipe & co.,2024-02-29,2024-03-30,1.00\n", "7 Joe \"the plumber\" Smith 2024-01-31 2024-03-01 1234.50, 8 5\" pipe & co. 2024-02-29 2024-03-30 1.00", ""},
		"QuickBooks' other kinds": {",Date,Transaction type,Num,Customer full name,Due date,Amount,Open balance\n,01/31/2024,Journal Entry,7,Ash,03/01/2024,\"1,234.50\",\"1,234.50\"\n" +
			",02/01/2024,Sales Receipt,R1,Ash,02/01/2024,80.00,0.00\n,02/29/2024,Journal Entry,8,Elm,03/30/2024,-1.00,-1.00\n", plain + ", 8 Elm 2024-02-29 2024-03-30 -1.00", ""},
		"old line ends":            {strings.ReplaceAll(head+"7,Ash,2024-01-31,2024-03-01,1234.50\n", "\n", "\r"), plain, ""},
		"no last line end":         {head + "7,Ash,2024-01-31,2024-03-01,1234.50", plain, ""},
		"semicolons":               {row("2024-01-31", "2024-03-01", "1234.50"), plain, ""},
		"tabs":                     {strings.ReplaceAll(head+"7,Ash,2024-01-31,2024-03-01,1234.50\n", ",", "\t"), plain, ""},
		"decimal comma":            {row("2024-01-31", "2024-03-01", "1234,50"), plain, ""},
		"thousands, comma":         {row("2024-01-31", "2024-03-01", "1,234.50"), plain, ""},
		"thousands, point":         {row("2024-01-31", "2024-03-01", "1.234,50"), plain, ""},
		"thousands, space":         {row("2024-01-31", "2024-03-01", "1 234,50"), plain, ""},
		"thousands, hard space":    {row("2024-01-31", "2024-03-01", "1\u00a0234,50"), plain, ""},
		"thousands, narrow space":  {row("2024-01-31", "2024-03-01", "1\u202f234,50"), plain, ""},
		"thousands, apostrophe":    {row("2024-01-31", "2024-03-01", "1'234.50"), plain, ""},
		"thousands, bent":          {row("2024-01-31", "2024-03-01", "1’234.50"), plain, ""},
		"thousands or decimals":    {row("2024-01-31", "2024-03-01", "1.234"), "", "write decimals: point, or decimals: comma, in a map file"},
		"currency sign":            {row("2024-01-31", "2024-03-01", "€ 1.234,50"), plain, ""},
		"currency behind":          {row("2024-01-31", "2024-03-01", "1 234,50 EUR"), plain, ""},
		"dollars":                  {row("2024-01-31", "2024-03-01", "US$1,234.50"), plain, ""},
		"two currencies by code":   {row("2024-01-31", "2024-03-01", "USD 1,234.50") + "8;Ash;2024-02-29;2024-03-30;EUR 1.00\n", "", "the ledger is in several currencies, which can't be added: USD 1234.50 billed in 1 invoice, 0.00 paid; EUR 1.00"},
		"two currencies by sign":   {row("2024-01-31", "2024-03-01", "£1,234.50") + "8;Ash;2024-02-29;2024-03-30;€1.00\n", "", "the ledger is in several currencies"},
		"dollars, and others":      {row("2024-01-31", "2024-03-01", "$1,234.50") + "8;Ash;2024-02-29;2024-03-30;€1.00\n", "", `amounts are in several currencies, which can't be added, and "$" may be one or another: $ 1234.50 in 1 row; EUR 1.00 in 1 row: name them in a column currency`},
		"two kinds of dollars":     {row("2024-01-31", "2024-03-01", "US$1,234.50") + "8;Ash;2024-02-29;2024-03-30;$1.00\n", "", `"$" may be one or another: $ 1.00 in 1 row; USD 1234.50 in 1 row`},
		"four currencies by sign":  {row("2024-01-31", "2024-03-01", "RM 25,000.00") + "8;Ash;2024-02-29;2024-03-30;€ 200.00\n9;Ash;2024-02-29;2024-03-30;Rp 12,000,000.00\n10;Ash;2024-02-29;2024-03-30;500.00 lei\n", "", "the ledger is in several currencies, which can't be added: MYR 25000.00 billed in 1 invoice, 0.00 paid; EUR 200.00 billed in 1 invoice, 0.00 paid; IDR 12000000.00 billed in 1 invoice, 0.00 paid; RON 500.00"},
		"a rand beside a dollar":   {row("2024-01-31", "2024-03-01", "R 37,000.00") + "8;Ash;2024-02-29;2024-03-30;USD 700.00\n", "", "which can't be added: ZAR 37000.00 billed in 1 invoice, 0.00 paid; USD 700.00"},
		"Soll and Haben behind":    {row("2024-01-31", "2024-03-01", "1.000,00 S") + "8;Ash;2024-02-29;2024-03-30;300,00 H\n", "7 Ash 2024-01-31 2024-03-01 1000.00, 8 Ash 2024-02-29 2024-03-30 -300.00", ""},
		"C behind some":            {row("2024-01-31", "2024-03-01", "1,000.00") + "8;Ash;2024-02-29;2024-03-30;300.00 C\n", "7 Ash 2024-01-31 2024-03-01 1000.00, 8 Ash 2024-02-29 2024-03-30 -300.00", ""},
		"C behind all":             {row("2024-01-31", "2024-03-01", "1,000.00 C") + "8;Ash;2024-02-29;2024-03-30;300.00 C\n", "", `every amount in "Amount" has a C behind it`},
		"thousands in cells":       {row("2024-01-31", "2024-03-01", "1,5 TEUR") + "8;Ash;2024-02-29;2024-03-30;12 Tsd\n", "", `Amount "1,5 TEUR": "TEUR" stands for thousands or more, and amounts in thousands can't be exact to the cent`},
		"thousands in a heading":   {strings.Replace(row("2024-01-31", "2024-03-01", "1,5"), "Amount", "Betrag in TEUR", 1), "", `amounts in "Betrag in TEUR": "TEUR" stands for thousands or more`},
		"three zeros in a heading": {strings.Replace(row("2024-01-31", "2024-03-01", "1.5"), "Amount", "Amount ('000)", 1), "", `amounts in "Amount ('000)": "'000" stands for thousands or more`},
		"thousands in a title":     {"Open items in thousands of EUR;;;;\n" + row("2024-01-31", "2024-03-01", "1.5"), "", `above the list stands "Open items in thousands of EUR": "thousands" stands for thousands or more`},
		"numbers of credit notes":  {"Invoice,Customer,Invoice date,Due date,Amount,Credit note no\n7,Ash,2024-01-31,2024-03-01,1234.50,CN-1007\n8,Ash,2024-02-29,2024-03-30,1.00,\n", plain + beside, ""},
		"numbers of cheques":       {"Invoice,Customer,Invoice date,Due date,Amount,Paid\n7,Ash,2024-01-31,2024-03-01,1234.50,CHQ 1007\n8,Ash,2024-02-29,2024-03-30,1.00,\n", plain + beside, ""},
		"an unknown word":          {row("2024-01-31", "2024-03-01", "1,234.50 FOO") + other + strings.Repeat("9;Ash;2024-02-29;2024-03-30;1\n", 9), "", `Amount "1,234.50 FOO": not an amount: "FOO" beside the digits is no currency, sign or side of an account that is known`},
		"weekdays":                 {row("\"Wednesday, January 31, 2024\"", "Fri 01/03/2024", "1234.50") + "8;Ash;2024-02-29;30/03/2024;1\n", plain + beside, ""},
		"brackets within a sign":   {row("2024-01-31", "2024-03-01", "$(1,234.50)") + other, strings.Replace(plain, " 1234", " -1234", 1) + beside, ""},
		"no paise":                 {row("2024-01-31", "2024-03-01", "INR 1,234.50/-"), plain, ""},
		"currencies by name":       {"Invoice,Customer,Invoice date,Due date,Amount,Currency\n7,Ash,2024-01-31,2024-03-01,1234.50,EUR\n8,Ash,2024-02-29,2024-03-30,1,Euro\n", plain + beside, ""},
		"currencies, said twice":   {"Invoice;Customer;Invoice date;Due date;Amount;Currency\n7;Ash;2024-01-31;2024-03-01;$1234.50;USD\n8;Ash;2024-02-29;2024-03-30;1 USD;USD\n", plain + beside, ""},
		"currencies, said unlike":  {"Invoice;Customer;Invoice date;Due date;Amount;Currency\n7;Ash;2024-01-31;2024-03-01;1234.50 EUR;USD\n8;Ash;2024-02-29;2024-03-30;$1;USD\n", "", `Amount "1234.50 EUR": its currency is EUR, and that of the row USD`},
		"currencies, one unknown":  {"Invoice,Customer,Invoice date,Due date,Amount,Currency\n7,Ash,2024-01-31,2024-03-01,1234.50,EUR\n8,Ash,2024-02-29,2024-03-30,1,Taler\n", "", `Currency "Taler": not a currency`},
		"parentheses":              {row("2024-01-31", "2024-03-01", "(1,234.50)") + other, strings.Replace(plain, " 1234", " -1234", 1) + beside, ""},
		"trailing minus":           {row("2024-01-31", "2024-03-01", "1.234,50-") + other, strings.Replace(plain, " 1234", " -1234", 1) + beside, ""},
		"minus before the sign":    {row("2024-01-31", "2024-03-01", "-$1,234.50") + other, strings.Replace(plain, " 1234", " -1234", 1) + beside, ""},
		"a true minus":             {row("2024-01-31", "2024-03-01", "\u22121.234,50") + other, strings.Replace(plain, " 1234", " -1234", 1) + beside, ""},
		"Cr before":                {row("2024-01-31", "2024-03-01", "CR 1,234.50") + other, strings.Replace(plain, " 1234", " -1234", 1) + beside, ""},
		"Cr behind":                {row("2024-01-31", "2024-03-01", "1,234.50 Cr") + other, strings.Replace(plain, " 1234", " -1234", 1) + beside, ""},
		"Dr before":                {row("2024-01-31", "2024-03-01", "Dr. 1,234.50") + other, plain + beside, ""},
		"a dash for nothing":       {row("2024-01-31", "2024-03-01", "1,234.50") + "8;Ash;2024-02-29;2024-03-30; -   \n9;Ash;2024-02-29;2024-03-30;€ -\n", plain, ""},
		"float noise":              {row("2024-01-31", "2024-03-01", "1234.4999999999998"), plain, ""},
		"half a cent":              {row("2024-01-31", "2024-03-01", "1234.505"), "", "more than two decimals"},
		"serial dates":             {row("45322", "45352", "1234.50"), plain, ""},
		"serial dates as floats":   {row("45322.0", "45352.0", "1234.50"), plain, ""},
		"serial dates with a time": {row("45322.5", "45352,9993056", "1234.50"), plain, ""},
		"large amounts, no dates":  {"Invoice,Customer,Invoice date,Due date,What\n7,Ash,2024-01-31,2024-03-01,45300.50\n8,Ash,2024-01-31,2024-03-01,45301.5\n", "7 Ash 2024-01-31 2024-03-01 45300.50, 8 Ash 2024-01-31 2024-03-01 45301.50", ""},
		"words for nothing": {"Invoice,Customer,Invoice date,Due date,Terms,Amount,Paid,Paid on,Country\n7,Ash,2024-01-31,N/A,Net 30,1234.50,n/a,#N/A,NA\nnull,None & Co.,2024-02-29,2024-03-30,-,1.00,none,NULL,-\n9,Ash,2024-02-29,2024-03-30,-,2.00,2.00,2024-03-03,-\n",
			plain + ", list.csv:3 None & Co. 2024-02-29 2024-03-30 1.00, 9 Ash 2024-02-29 2024-03-30 2.00, 9 paid 2024-03-03 2.00", ""},
		"blank due dates, no terms":              {head + "Opening balance,Ash,2024-01-31,,1234.50\n8,Ash,2024-02-29,2024-03-30,1\n", "Opening balance Ash 2024-01-31 2024-01-31 1234.50" + beside, ""},
		"blank due dates, terms of another kind": {"Invoice,Customer,Invoice date,Due date,Terms,Amount\n7,Ash,2024-01-31,,ZB30,1234.50\n8,Ash,2024-02-29,2024-03-30,,1\n", "", "no due date, and no payment terms that are understood"},
		"compact dates":                          {row("20240131", "20240301.0", "1234.50"), plain, ""},
		"dates with a time":                      {row("2024-01-31 00:00:00", "2024-03-01T23:59:59", "1234.50"), plain, ""},
		"dates with a zone":                      {row("2024-01-31 UTC", "01/03/2024 12:00:00 GMT", "1234.50") + "8;Ash;2024-02-29;30/03/2024;1\n", plain + beside, ""},
		"dates with a name":                      {row("2024-01-31 Elm Ltd", "2024-03-01", "1234.50") + other, "", "such as \"2024-01-31 Elm Ltd\""},
		"day first":                              {row("31/01/2024", "01/03/2024", "1234.50"), plain, ""},
		"month first":                            {row("1/31/2024", "3/1/2024", "1234.50"), plain, ""},
		"day or month first":                     {row("1/2/2024", "1/3/2024", "1234.50"), "", `"1/2/2024" may be day and month, or month and day, and no other date tells: write ambiguous_dates`},
		"both in one column":                     {row("31/01/2024", "01/03/2024", "1234.50") + "8;Ash;1/31/2024;3/1/2024;1\n", "", "the month comes first in \"1/31/2024\" and second in \"31/01/2024\""},
		"named months":                           {row("31-Jan-24", "1 March 2024", "1234.50"), plain, ""},
		"French months":                          {row("31 janvier 2024", "1er mars 2024", "1234.50"), plain, ""},
		"German months":                          {row("31. Jan. 2024", "1. März 2024", "1234.50"), plain, ""},
		"Spanish months":                         {row("31 de enero de 2024", "1 de marzo de 2024", "1234.50"), plain, ""},
		"three forms in a row":                   {row("31-Jan-24", "01-03-2024 11:50", "1234.50") + "8;Ash;2024-01-31;30-03-2024 09:00;1\n", plain + ", 8 Ash 2024-01-31 2024-03-30 1.00", ""},
		"two-digit years":                        {row("31.01.24", "01.03.24", "1234.50"), plain, ""},
		"two-digit years, slashes":               {row("1/31/24", "3/1/24", "1234.50"), plain, ""},
		"the last century":                       {row("31.01.99", "02.03.99", "1234.50"), "7 Ash 1999-01-31 1999-03-02 1234.50", ""},
		"short, year first":                      {row("24-01-31", "24-03-01", "1234.50"), plain, ""},
		"short, year last":                       {row("31-01-24", "01-03-24", "1234.50"), plain, ""},
		"short, either": {row("24-01-28", "24-02-27", "1234.50"), "",
			`"24-01-28" may begin with the year or with the day, and no other date tells: write dates: [yy-mm-dd], or [dd-mm-yy], in a map file`},
		"short, told elsewhere": {row("24-01-28", "24-02-27", "1234.50") + "8;Ash;24-02-01;24-03-02;1\n",
			"7 Ash 2024-01-28 2024-02-27 1234.50, 8 Ash 2024-02-01 2024-03-02 1.00", ""},
		"short, no day first":               {row("99-01-31", "99-03-02", "1234.50"), "7 Ash 1999-01-31 1999-03-02 1234.50", ""},
		"taken for dates":                   {row("13/01/2024", "2024-03-01", "1234.50") + "8;Ash;2024-02-01;2024-03-30;1\n", "7 Ash 2024-01-13 2024-03-01 1234.50, 8 Ash 2024-02-01 2024-03-30 1.00", ""},
		"short beside long":                 {row("24-01-28", "27-02-2024", "1234.50"), "7 Ash 2028-01-24 2024-02-27 1234.50", ""},
		"six digits":                        {row("240131", "240301", "1234.50"), "", `issue_date not from column Invoice date, called so, because too many of its values are no dates, such as "240131"`},
		"impossible years":                  {row("0202-01-31", "2024-03-01", "1234.50"), "", "0202-01-31"},
		"impossible years, far":             {row("2024-01-31", "8130-03-01", "1234.50"), "", "8130-03-01"},
		"impossible days":                   {row("2024-02-30", "2024-03-01", "1234.50"), "", "2024-02-30"},
		"ids as floats":                     {"Invoice,Customer ID,Invoice date,Due date,Amount\n1930571429.0,0200.0,2024-01-31,2024-03-01,1\n1930571430,0200,2024-01-31,2024-03-01,2\n", "1930571429 0200 2024-01-31 2024-03-01 1.00, 1930571430 0200 2024-01-31 2024-03-01 2.00", ""},
		"leading zeros lost":                {"Invoice,Customer ID,Invoice date,Due date,Amount\n1,0200,2024-01-31,2024-03-01,1\n2,200,2024-01-31,2024-03-01,2\n", "1 0200 2024-01-31 2024-03-01 1.00, 2 0200 2024-01-31 2024-03-01 2.00", ""},
		"titles above":                      {"Acme Ltd,,,,\nOpen invoices,,,,\n\n" + head + "7,Ash,2024-01-31,2024-03-01,1234.50\n", plain, ""},
		"sums without a label":              {head + "7,Ash,2024-01-31,2024-03-01,1234.50\n8,Ash,2024-02-29,2024-03-30,1\n,,,,1235.50\n", plain + beside, ""},
		"net, tax and gross":                {"Invoice,Customer,Invoice date,Due date,Amount,VAT,Total\n7,Ash,2024-01-31,2024-03-01,1000.00,234.50,1234.50\n8,Ash,2024-02-29,2024-03-30,1.00,0,1.00\n", plain + beside, ""},
		"a header alone":                    {head, "", "a header without rows"},
		"customers rounded":                 {"Invoice,Customer ID,Invoice date,Due date,Amount\n7,2.00770E+08,2024-01-31,2024-03-01,1\n", "", "a long number that a spreadsheet has rounded"},
		"lines of other amounts":            {"Invoice,Customer,Invoice date,Due date,Amount,Item\n7,Ash,2024-01-31,2024-03-01,1.00,a\n7,Ash,2024-01-31,2024-03-01,2.00,b\n", "", "which says something else: where rows are lines of one invoice, lines: summed says so in a map file"},
		"names like amounts":                {head + "7,\"Pier 1, Ltd\",2024-01-31,2024-03-01,1234.50\n8,Area 5.1,2024-02-29,2024-03-30,1\n", "7 Pier 1, Ltd 2024-01-31 2024-03-01 1234.50, 8 Area 5.1 2024-02-29 2024-03-30 1.00", ""},
		"a total, a footer":                 {head + "7,Ash,2024-01-31,2024-03-01,1234.50\nTotal,,,,1234.50\n", plain, ""},
		"a total of more columns":           {head + "7,Ash,2024-01-31,2024-03-01,1234.50\n,,,Grand total,1234.50\n", plain, ""},
		"header on each page":               {head + "7,Ash,2024-01-31,2024-03-01,1234.50\n" + head + "8,Ash,2024-01-31,2024-03-01,1.00\n", plain + ", 8 Ash 2024-01-31 2024-03-01 1.00", ""},
		"blank columns":                     {"Invoice,Customer,Invoice date,Due date,Amount,,,\n7,Ash,2024-01-31,2024-03-01,1234.50,,,\n,,,,,,,\n", plain, ""},
		"header on each page, sums carried": {"Acme Ltd,,,Page 1,\n" + head + "7,Ash,2024-01-31,2024-03-01,1234.50\n,,,Carried forward,1234.50\nAcme Ltd,,,Page 2,\n" + head + ",,,Brought forward,1234.50\n8,Ash,2024-01-31,2024-03-01,1.00\n,,,Übertrag,\"1,235.50\"\n", plain + ", 8 Ash 2024-01-31 2024-03-01 1.00", ""},
		"columns of one name":               {"Invoice,Customer,Date,Date,Amount\n7,Ash,2024-01-31,2024-03-01,1234.50\n", plain, ""},
		"a running balance": {"Invoice,Customer,Invoice date,Due date,Amount,Balance\n7,Ash,2024-01-31,2024-03-01,10.00,10.00\n8,Ash,2024-01-31,2024-03-01,5.00,15.00\n9,Ash,2024-01-31,2024-03-01,2.00,17.00\n",
			"7 Ash 2024-01-31 2024-03-01 10.00, 8 Ash 2024-01-31 2024-03-01 5.00, 9 Ash 2024-01-31 2024-03-01 2.00", ""},
		"a running balance, latest first": {"Invoice;Customer;Invoice date;Due date;Amount;Balance\n9;Ash;2024-01-31;2024-03-01;2,00;1.017,00\n8;Ash;2024-01-31;2024-03-01;5,00;1.015,00\n7;Ash;2024-01-31;2024-03-01;1.010,00;1.010,00\n",
			"9 Ash 2024-01-31 2024-03-01 2.00, 8 Ash 2024-01-31 2024-03-01 5.00, 7 Ash 2024-01-31 2024-03-01 1010.00", ""},
		"a statement of account": {"Date,Customer,Invoice,Due date,Debit,Credit,Balance\n2024-01-05,Ash,7,2024-02-05,100.00,,100.00\n2024-01-15,Ash,8,2024-02-15,200.00,,300.00\n2024-02-05,Ash,,,,100.00,200.00\n2024-02-25,Ash,9,2024-03-25,300.00,,500.00\n",
			"7 Ash 2024-01-05 2024-02-05 100.00, 8 Ash 2024-01-15 2024-02-15 200.00, 9 Ash 2024-02-25 2024-03-25 300.00, 7 paid 2024-02-05 100.00", ""},
		"a statement without due dates": {"Statement of account,,,,,\nCustomer:,Ash,,,,\n\nDate,Voucher,Type,Debit,Credit,Balance\n,,Opening balance,,,50.00\n2024-01-05,7,Invoice,100.00,,150.00\n2024-01-20,CN1,Credit note,,20.00,130.00\n2024-02-05,R1,Receipt,,90.00,40.00\nTotal,,,100.00,110.00,\nClosing balance,,,,,40.00\n",
			"list.csv:5 Ash 2024-01-05 2024-01-05 50.00, 7 Ash 2024-01-05 2024-01-05 100.00, CN1 Ash 2024-01-20 2024-01-20 -20.00, list.csv:5 paid 2024-02-05 30.00, 7 paid 2024-02-05 60.00", ""},
		"debit and credit of one invoice": {"Invoice,Customer,Invoice date,Due date,Debit,Credit,Balance\n7,Ash,2024-01-31,2024-03-01,1300.00,65.50,1234.50\n8,Ash,2024-02-29,2024-03-30,3.00,2.00,1.00\n", plain + beside, ""},
		"debits and credits by a mark":    {"Invoice,Customer,Invoice date,Due date,Amount,Dr/Cr\n7,Ash,2024-01-31,2024-03-01,1234.50,Dr\nR1,Ash,2024-02-15,,34.50,Cr\n", plain + ", 7 paid 2024-02-15 34.50", ""},
		"credits with a minus":            {"Date,Customer,Voucher,Type,Debit,Credit\n2024-03-01,Ash,7,Invoice,1234.50,\n2024-03-15,Ash,R1,Receipt,,-34.50\n2024-03-16,Ash,N,Note,,\n", "7 Ash 2024-03-01 2024-03-01 1234.50, 7 paid 2024-03-15 34.50", ""},
		"a debit without a credit":        {"Invoice,Customer,Invoice date,Due date,Debit\n7,Ash,2024-01-31,2024-03-01,1234.50\n", plain, ""},
		"all open, none running": {"Invoice,Customer,Invoice date,Due date,Amount,Balance\n7,Ash,2024-01-31,2024-03-01,10.00,10.00\n8,Ash,2024-01-31,2024-03-01,5.00,5.00\n9,Ash,2024-01-31,2024-03-01,2.00,0.00\n10,Ash,2024-01-31,2024-03-01,2.00,2.00\n",
			"7 Ash 2024-01-31 2024-03-01 10.00, 8 Ash 2024-01-31 2024-03-01 5.00, 10 Ash 2024-01-31 2024-03-01 2.00", ""},
		"units below the header": {"Invoice no.,Customer name,Invoice date,Due date,Amount\nnumber,name,date,date,EUR\n" + "7,Ash,2024-01-31,2024-03-01,1234.50\n8,Ash,2024-01-31,2024-03-01,1.00\n9,Ash,2024-01-31,2024-03-01,1.00\n10,Ash,2024-01-31,2024-03-01,1.00\n", "", "list.csv:2:23: Amount \"EUR\": not an amount"},
		"another table below": {head + "7,Ash,2024-01-31,2024-03-01,1234.50\n\nPayment date,Invoice,Amount paid,,\n2024-03-01,7,100.00,,\n", "",
			"list.csv:4:14: Customer \"Invoice\": of another table, whose header is in line 4: put it into a file or a sheet of its own"},
		"pages among a customer's rows": {"Acme Ltd,,,\nOpen items,,,\nInvoice,Invoice date,Due date,Amount\nAsh,,,\n7,2024-01-31,2024-03-01,1234.50\n,,,\nPage 1 of 2,,,\nAcme Ltd,,,\nOpen items,,,\nInvoice,Invoice date,Due date,Amount\n8,2024-01-31,2024-03-01,1.00\nTotal Ash,,,\"1,235.50\"\n",
			plain + ", 8 Ash 2024-01-31 2024-03-01 1.00", ""},
		"types, one unknown": {"Number,Type,Customer,Invoice date,Due date,Amount\n7,Invoice,Ash,2024-01-31,2024-03-01,1.00\n8,Credit memo,Ash,2024-01-31,2024-03-01,1.00\n9,Write-off,Ash,2024-01-31,2024-03-01,1.00\n", "",
			`Type "Write-off": unknown kind of document: types says what each is, in a map file`},
		"types of something else":         {"Number,Type,Customer,Invoice date,Due date,Amount\n7,Goods,Ash,2024-01-31,2024-03-01,1234.50\n", plain, ""},
		"doubled rows":                    {head + strings.Repeat("7,Ash,2024-01-31,2024-03-01,1234.50\n", 2), plain, ""},
		"an id for two":                   {head + "7,Ash,2024-01-31,2024-03-01,1234.50\n7,Ash,2024-01-31,2024-03-01,1.00\n", "", "the id of another row"},
		"German headers":                  {"Rechnungsnr.;Kunde;Rechnungsdatum;Fälligkeitsdatum;Betrag\n7;Ash;31.01.2024;01.03.2024;1.234,50\n", plain, ""},
		"French headers":                  {"N° facture;Client;Date de facture;Échéance;Montant\n7;Ash;31/01/2024;01/03/2024;1 234,50\n", plain, ""},
		"Windows-1252":                    {"Rechnungsnr.;Kunde;Rechnungsdatum;F\xe4lligkeitsdatum;Betrag\n7;M\xfcller \x96 S\xf6hne;31.01.2024;01.03.2024;1.234,50\n", strings.Replace(plain, "Ash", "Müller – Söhne", 1), ""},
		"terms for a due date":            {"Invoice,Customer,Invoice date,Due date,Terms,Amount\n7,Ash,2024-01-31,,Net 30,1234.50\n", plain, ""},
		"terms called otherwise":          {"Rechnungsnr.;Kunde;Rechnungsdatum;Fällig am;Zahlungsziel;Betrag\n7;Ash;31.01.2024;;30 Tage netto;1.234,50\n8;Ash;29.02.2024;30.03.2024;30 Tage netto;1\n", plain + beside, ""},
		"terms called after a due date":   {"Rechnungsnr.;Kunde;Rechnungsdatum;Zahlungsziel;Betrag\n7;Ash;31.01.2024;01.03.2024;1.234,50\n", plain, ""},
		"terms with a discount":           {"Rechnungsnr.;Kunde;Rechnungsdatum;Fällig am;Konditionen;Betrag\n7;Ash;31.01.2024;;30 Tage netto, 14 Tage 2% Skonto;1.234,50\n8;Ash;29.02.2024;30.03.2024;;1\n", plain + beside, ""},
		"terms in French":                 {"N° facture;Client;Date de facture;Échéance;Délai de règlement;Montant\n7;Ash;31/01/2024;;30 jours;1 234,50\n8;Ash;29/02/2024;30/03/2024;30 jours;1\n", plain + beside, ""},
		"terms by no name":                {"Invoice,Customer,Invoice date,Due date,How,Amount\n7,Ash,2024-01-31,,30 days,1234.50\n8,Ash,2024-02-29,2024-03-30,30 days,1\n", plain + beside, ""},
		"ages that look like terms":       {"Invoice,Customer,Invoice date,Due date,How,Amount\n7,Ash,2024-01-31,,31-60 days,1234.50\n8,Ash,2024-02-29,2024-03-30,31-60 days,1\n", "7 Ash 2024-01-31 2024-01-31 1234.50" + beside, ""},
		"no due date at all":              {head + "7,Ash,2024-01-31,,1234.50\n", "", "due_date not from column Due date, called so, because it is empty"},
		"due before issue":                {head + "7,Ash,2024-03-01,2024-01-31,1234.50\n", "7 Ash 2024-03-01 2024-01-31 1234.50", ""},
		"paid on a known day":             {"Invoice,Customer,Invoice date,Due date,Amount,Paid on\n7,Ash,2024-01-31,2024-03-01,1234.50,2024-02-28\n", plain + ", 7 paid 2024-02-28 1234.50", ""},
		"paid, and a due date by no name": {"Invoice,Customer,Date,Net day,Amount,Paid on\n7,Ash,2024-01-31,2024-03-01,1234.50,2024-02-28\n", plain + ", 7 paid 2024-02-28 1234.50", ""},
		"paid, and no due date":           {"Invoice,Customer,Date,Amount,Paid on\n7,Ash,2024-01-31,1234.50,2024-02-28\n", "", "if these are the invoices: they need a due_date or terms"},
		"payments by themselves":          {"Payment date,Invoice,Customer,Amount\n2024-02-28,7,Ash,1234.50\n", "", "a list of payments (paid_on from column Payment date, amount from Amount), and no list of the invoices"},
		"paid on no day":                  {"Invoice,Customer,Invoice date,Due date,Amount,Paid on\n7,Ash,2024-01-31,2024-03-01,1234.50,0000-00-00\n8,Ash,2024-01-31,2024-03-01,1.00,9999-12-31\n9,Ash,2024-01-31,2024-03-01,1.00,1900-01-00\n10,Ash,2024-01-31,2024-03-01,1.00,2024-02-03\n", plain + ", 8 Ash 2024-01-31 2024-03-01 1.00, 9 Ash 2024-01-31 2024-03-01 1.00, 10 Ash 2024-01-31 2024-03-01 1.00, 10 paid 2024-02-03 1.00", ""},
		"a payment that bounced": {"Acme Inc\nInvoices and Received Payments\n\n,Date,Transaction type,Memo/Description,Transaction number,Amount\nAsh,,,,,\n,01/31/2024,Invoice,,7,\"1,234.50\"\n,02/01/2024,Payment,,7,-600.00\n,02/03/2024,Payment,NSF bounced check,7,600.00\nTotal for Ash,,,,,\"1,234.50\"\nTOTAL,,,,,\"1,234.50\"\n\n Thursday, July 30, 2026 04:19 PM GMT-06:00\n",
			plain + ", 600.00 of 2024-02-03 of 7 of Ash, taken back Ash 2024-02-03 2024-02-03 600.00, 7 paid 2024-02-01 600.00", ""},
		"a footer of two parts":           {"Acme Inc\n\n,Date,Transaction type,Memo/Description,Transaction number,Amount\nAsh,,,,,\n,01/31/2024,Invoice,,7,\"1,234.50\"\nTOTAL,,,,,\"1,234.50\"\nAccrual Basis Thursday, July 30, 2026 04:19 PM GMT-06:00\n", plain, ""},
		"words for paid on no day":        {"Invoice,Customer,Invoice date,Due date,Amount,Paid on\n7,Ash,2024-01-31,2024-03-01,1234.50,2024-02-28\n8,Ash,2024-02-29,2024-03-30,1,Pending\n9,Ash,2024-02-29,2024-03-30,2,not yet\n10,Ash,2024-02-29,2024-03-30,3,(offen)\n", plain + beside + ", 9 Ash 2024-02-29 2024-03-30 2.00, 10 Ash 2024-02-29 2024-03-30 3.00, 7 paid 2024-02-28 1234.50", ""},
		"paid on no day that can be read": {"Invoice,Customer,Invoice date,Due date,Amount,Paid on\n7,Ash,2024-01-31,2024-03-01,1234.50,2024-02-28\n8,Ash,2024-02-29,2024-03-30,1,in cash\n9,Ash,2024-02-29,2024-03-30,2,2024-02-28 (150)\n", "", `Paid on "in cash"`},
		"all of it paid on no day":        {"Invoice,Customer,Invoice date,Due date,Amount,Paid on\n7,Ash,2024-01-31,2024-03-01,1234.50,open\n", plain, ""},
		"amounts of last payments":        {"Invoice,Customer,Invoice date,Due date,Amount,Last payment\n7,Ash,2024-01-31,2024-03-01,1234.50,12.00\n", plain, ""},
		"paid on 00.00.0000":              {"Invoice;Customer;Invoice date;Due date;Amount;Paid on\n7;Ash;31.01.2024;01.03.2024;1234.50;00.00.0000\n", plain, ""},
		"issued on no day":                {row("0000-00-00", "2024-03-01", "1234.50") + other, "", "no issue date"},
		"paid before issued":              {"Invoice,Customer,Invoice date,Due date,Amount,Paid on\n7,Ash,2024-01-31,2024-03-01,1234.50,2024-01-15\n", plain + ", 7 paid 2024-01-15 1234.50", ""},
		"names that look the same":        {head + "7,M\u00fcller,2024-01-31,2024-03-01,1.00\n8,Mu\u0308ller\u200b,2024-01-31,2024-03-01,2.00\n", "7 M\u00fcller 2024-01-31 2024-03-01 1.00, 8 M\u00fcller 2024-01-31 2024-03-01 2.00", ""},
		"a page of HTML":                  {"\n<html><body><table><tr><td>Invoice</td></tr></table></body></html>\n", "", "list.csv: a page of HTML or XML, whatever its ending says: open it in a spreadsheet program and save it as .xlsx"},
		"nothing":                         {"", "", "list.csv: the file is empty: not even a header"},
		"gzip within gzip":                {zipped(zipped(head)), "", "list.csv: a gzip file within a gzip file: unpack it once"},
		"gzip by another ending":          {zipped(head + "7,Ash,2024-01-31,2024-03-01,1234.50\n"), plain, ""},
		"names in other capitals":         {head + "7,Ash,2024-01-31,2024-03-01,1.00\n8, ASH  ,2024-01-31,2024-03-01,2.00\n", "7 Ash 2024-01-31 2024-03-01 1.00, 8 Ash 2024-01-31 2024-03-01 2.00", ""},
		"an apostrophe of its own":        {head + "7,'=1+1,2024-01-31,2024-03-01,1234.50\n", strings.Replace(plain, "Ash", "'=1+1", 1), ""},
		"lines of one invoice":            {"Invoice,Customer,Invoice date,Due date,Amount,Item\n7,Ash,2024-01-31,2024-03-01,1234.50,a\n7,Ash,2024-01-31,2024-03-01,1234.50,b\n", plain, ""},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "list.csv")
			if err := os.WriteFile(path, []byte(c.file), 0o644); err != nil {
				t.Fatal(err)
			}
			l, reading, err := Open(path, Options{})
			var unusable *Error
			switch {
			case c.refused != "":
				if !errors.As(err, &unusable) || !strings.Contains(err.Error(), c.refused) {
					t.Errorf("%v, want %q", err, c.refused)
				}
			case err != nil:
				t.Error(err)
			case told(l) != c.want:
				t.Errorf("read as %s, want %s", told(l), c.want)
			default:
				for _, f := range reading.Files {
					if f.Rows != f.Used+f.LeftOut+f.Refused {
						t.Errorf("%d rows, of which %d used, %d left out, %d refused", f.Rows, f.Used, f.LeftOut, f.Refused)
					}
				}
			}
		})
	}
}

// Due dates that are blank beside columns which nobody understood are a doubt: one
// of these may say when. Where no column is left, or terms say it, they are none.
func TestBlankDueDatesBesideUnknownColumns(t *testing.T) {
	const rows = "7,Ash,2024-01-31,,%s,1234.50\n8,Ash,2024-02-29,2024-03-30,%s,1\n"
	for name, c := range map[string]struct {
		column, first, second string
		told                  bool
	}{
		"a code":       {"Zahlart", "Z30", "Z14", true},
		"terms":        {"Terms", "Net 30", "Net 30", false},
		"nothing else": {"Customer name", "Ash", "Ash", false},
		"an age":       {"31-60", "1.00", "", false},
	} {
		path := filepath.Join(t.TempDir(), "list.csv")
		text := "Invoice,Customer ID,Invoice date,Due date," + c.column + ",Amount\n" + fmt.Sprintf(rows, c.first, c.second)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		_, reading, err := Open(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if !c.told {
			if len(reading.Unread) > 0 {
				t.Errorf("%s: %+v", name, reading.Unread)
			}
			continue
		}
		if len(reading.Unread) != 1 || reading.Unread[0].File != path || !slices.Equal(reading.Unread[0].Headings, []string{c.column}) || !strings.Contains(reading.Unread[0].Lacks, "1 row without a due date is taken to be due on its issue date") {
			t.Errorf("%s: %+v", name, reading.Unread)
		}
	}
}

// wide is ASCII as UTF-16, little end first.
func wide(text string) string {
	var b strings.Builder
	for i := range len(text) {
		b.WriteByte(text[i])
		b.WriteByte(0)
	}
	return b.String()
}

// zipped is a text as gzip.
func zipped(text string) string {
	var b strings.Builder
	w := gzip.NewWriter(&b)
	_, err := w.Write([]byte(text))
	if err := errors.Join(err, w.Close()); err != nil {
		panic(err) // a builder never fails to write
	}
	return b.String()
}
