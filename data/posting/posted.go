package posting

import (
	"firstcall/data/index"
	"firstcall/data/ledger"
)

// posted is the invoices and credit notes of the ledger to be, column by
// column, and what posting must remember of them. Amounts are in the currency
// of their file.
type posted struct {
	ledger.InvoiceColumns
	converted index.List[ledger.Cents] // with rates: the amounts in the run's currency
	open      index.List[ledger.Cents] // the amount less what names it
	line      index.List[int32]        // of its row
	currency  index.List[uint16]       // of Desk.currencies.seen
	told      index.List[told]         // of the payments that stand in rows of invoices; up to the last that has one
	says      index.List[uint32]       // hashes of an export's rows
}

// len is how many there are.
func (p *posted) len() int { return p.line.Len() }

func (p *posted) add(v ledger.Invoice, currency uint16, line int) {
	p.Account.Add(v.Account)
	p.Issued.Add(v.Issued)
	p.Due.Add(v.Due)
	p.Amount.Add(v.Amount)
	p.DisputedOn.Add(v.DisputedOn)
	p.DisputeResolved.Add(v.DisputeResolved)
	p.CreditNote.Add(v.CreditNote)
	p.open.Add(v.Amount)
	p.line.Add(int32(line))
	p.currency.Add(currency)
}

// addPlain adds the rows of a batch from one to before another.
func (p *posted) addPlain(rows *plainInvoices, from, to, line int, converted bool) {
	n := to - from
	p.Account.AddAll(rows.accounts[from:to])
	p.Issued.AddAll(rows.issued[from:to])
	p.Due.AddAll(rows.due[from:to])
	p.Amount.AddAll(rows.amounts[from:to])
	p.DisputedOn.AddAll(rows.disputed[from:to])
	p.DisputeResolved.AddAll(rows.resolved[from:to])
	p.CreditNote.AddMany(false, n)
	p.open.AddAll(rows.amounts[from:to])
	index.AddRange(&p.line, int32(line+from), n)
	p.currency.AddMany(runs, n)
	if converted {
		p.converted.AddAll(rows.amounts[from:to])
	}
}

// reserve makes room for the first rows that come, as one file has them.
func (p *posted) reserve(rows int, converted bool) {
	p.Account.Reserve(rows)
	p.Issued.Reserve(rows)
	p.Due.Reserve(rows)
	p.Amount.Reserve(rows)
	p.DisputedOn.Reserve(rows)
	p.DisputeResolved.Reserve(rows)
	if converted {
		p.converted.Reserve(rows)
	}
}

// dropLast takes the last one back.
func (p *posted) dropLast() {
	p.Account.DropLast()
	p.Issued.DropLast()
	p.Due.DropLast()
	p.Amount.DropLast()
	p.DisputedOn.DropLast()
	p.DisputeResolved.DropLast()
	p.CreditNote.DropLast()
	p.open.DropLast()
	p.line.DropLast()
	p.currency.DropLast()
	if p.converted.Len() > 0 {
		p.converted.DropLast()
	}
	if p.told.Len() > p.line.Len() {
		p.told.DropLast()
	}
	if p.says.Len() > p.line.Len() {
		p.says.DropLast()
	}
}

// at is what the row of invoice n said, but for its id.
func (p *posted) at(n int32) ledger.Invoice {
	i := int(n)
	return ledger.Invoice{
		Account: *p.Account.At(i), Issued: *p.Issued.At(i), Due: *p.Due.At(i), Amount: *p.Amount.At(i),
		DisputedOn: *p.DisputedOn.At(i), DisputeResolved: *p.DisputeResolved.At(i), CreditNote: *p.CreditNote.At(i),
	}
}

// hasOpen reports that invoice n, which is no credit note, has something open.
func (p *posted) hasOpen(n int) bool { return !*p.CreditNote.At(n) && *p.open.At(n) > 0 }
