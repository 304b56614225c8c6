package ledger

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"slices"
)

// digest hashes the content in its canonical order: currency, then the tables
// in the order of the product's table list, then rows as they stand. Row order
// counts, because equal scores are broken by it; names of files, compression
// and columns that were kept out do not.
func (l *Ledger) digest() string {
	w := newCanonical()
	w.text("firstcall.ledger/1")
	w.text(l.Currency)
	w.number(l.NumCustomers())
	for i := range l.NumCustomers() {
		c := l.Customer(i)
		w.text(c.ID, c.Name, c.Segment, c.Phone, c.Timezone, c.Country)
		w.number(int(c.Since), int(c.CreditLimit))
	}
	w.number(l.NumInvoices())
	for i := range l.NumInvoices() {
		v := l.Invoice(i)
		w.row(v.ID, [...]int{int(v.Account), int(v.Issued), int(v.Due), int(v.Amount), int(v.DisputedOn), int(v.DisputeResolved), flag(v.CreditNote)})
	}
	w.number(l.NumPayments())
	for i := range l.NumPayments() {
		p := l.Payment(i)
		w.text(p.ID)
		w.number(int(p.Invoice), int(p.PaidOn), int(p.Amount))
	}
	w.number(l.NumCredits())
	for i := range l.NumCredits() {
		c := l.Credit(i)
		w.number(int(c.Note), int(c.Invoice), int(c.On), int(c.Amount))
	}
	w.number(l.NumCalls())
	for i := range l.NumCalls() {
		c := l.Call(i)
		w.text(c.ID, c.Reason, c.Tone, c.Agent)
		w.number(int(c.Account), int(c.On), int(c.Minute), int(c.Outcome), int(c.PromisedOn), int(c.PromisedAmount), int(c.DurationSeconds))
	}
	w.number(l.NumContacts())
	for i := range l.NumContacts() {
		c := l.Contact(i)
		w.text(c.ID, c.Channel, c.Template)
		w.number(int(c.Account), int(c.On))
	}
	return "sha256:" + w.sum()
}

// canonical writes numbers as 8 bytes and texts behind their length, so that
// no two different ledgers write the same bytes.
type canonical struct {
	bytes []byte // not hashed yet
	hash  hash.Hash
}

func newCanonical() *canonical { return &canonical{hash: sha256.New()} }

func (w *canonical) number(values ...int) {
	for _, v := range values {
		w.bytes = binary.LittleEndian.AppendUint64(w.bytes, uint64(v))
	}
	const many = 1 << 15
	if len(w.bytes) > many {
		w.hash.Write(w.bytes) // a hash never fails to write
		w.bytes = w.bytes[:0]
	}
}

// row is text and number of a table with millions of rows.
func (w *canonical) row(text string, values [7]int) {
	w.number(len(text))
	at := len(w.bytes) + len(text)
	w.bytes = append(w.bytes, text...)
	w.bytes = slices.Grow(w.bytes, 8*len(values))[:at+8*len(values)]
	numbers := w.bytes[at:]
	for i, v := range values {
		binary.LittleEndian.PutUint64(numbers[8*i:], uint64(v))
	}
}

func (w *canonical) text(values ...string) {
	for _, s := range values {
		w.number(len(s))
		w.bytes = append(w.bytes, s...)
	}
}

func (w *canonical) sum() string {
	w.hash.Write(w.bytes)
	return hex.EncodeToString(w.hash.Sum(nil))
}

func flag(set bool) int {
	if set {
		return 1
	}
	return 0
}
