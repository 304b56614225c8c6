package importer

import (
	"fmt"
	"math/big"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// books is what a file has in the currency of the company's books, whatever its
// column of currencies says: that one is the currency of the document.
type books struct {
	total, open int  // the header's columns, -1: there is none
	ofAmount    bool // the amount is that total
	ofOpen      bool // what is open is the one in the books' currency
}

// inBooks finds them in a header.
func (f *File) inBooks(header []string, at [numRoles]int) books {
	plain := plainNames(header)
	b := books{total: columnAt(plain, f.CompanyCurrency[roleNames[roleAmount]]), open: columnAt(plain, f.CompanyCurrency[roleNames[roleOpen]])}
	b.ofAmount = b.total >= 0 && b.total == at[roleAmount]
	b.ofOpen = b.open >= 0 && b.open == at[roleOpen]
	return b
}

// seeCurrency remembers of a file with amounts in two currencies which ones it names.
func (v *survey) seeCurrency(code string) {
	if code == "" || v.codes[code] {
		return
	}
	if v.codes == nil {
		v.codes = map[string]bool{}
	}
	v.codes[code] = true
}

// weighBooks says what it means that amounts are in the currency of the books:
// where the documents are in several, nothing names it.
func (v *survey) weighBooks(s *sheet) {
	if v.books = s.file.inBooks(s.header, s.at); v.books.ofAmount && len(v.codes) > 1 {
		v.found = append(v.found, source.Found{What: roleNames[roleCurrency], Why: fmt.Sprintf(
			"not from column %s, which says what the documents are in: column %s is in the company's currency, which nothing names", s.header[s.at[roleCurrency]], s.header[v.books.total])})
	}
}

// openOf is what is open of a row in the currency of its amount, where the file has
// both in different ones. given is false where nothing tells.
func (c *clerk) openOf(row source.Row, open ledger.Cents) (amount ledger.Cents, given bool) {
	b := c.survey.books
	if b.ofAmount == b.ofOpen || len(c.survey.codes) < 2 && c.total < 0 || open == 0 {
		return open, true
	}
	amount, there, ok := c.money(row, roleAmount)
	if b.ofOpen && c.total >= 0 && there && ok {
		total, _, err := readMoney(row.Cell(c.total), c.survey.decimal)
		switch {
		case err != nil || total == 0:
		case magnitude(total, true) == magnitude(open, true):
			return amount, true
		case total == amount:
			return open, true
		default:
			if part, ok := portion(open, amount, total); ok {
				row.Repair("what is open is in the company's currency: worked out from the document's totals in both")
				return part, true
			}
		}
	}
	row.Repair("what is open is in another currency than the amount, and was not used: partly paid documents are entered in full")
	return 0, false
}

// portion is open*amount/total, rounded once, half to even.
func portion(open, amount, total ledger.Cents) (part ledger.Cents, ok bool) {
	product := new(big.Int).Mul(big.NewInt(int64(open)), big.NewInt(int64(amount)))
	whole := big.NewInt(int64(total))
	negative := product.Sign()*whole.Sign() < 0
	quotient, rest := new(big.Int).QuoRem(product.Abs(product), whole.Abs(whole), new(big.Int))
	if half := rest.Lsh(rest, 1).Cmp(whole); half > 0 || half == 0 && quotient.Bit(0) == 1 {
		quotient.Add(quotient, big.NewInt(1))
	}
	if negative {
		quotient.Neg(quotient)
	}
	return ledger.Cents(quotient.Int64()), quotient.IsInt64()
}
