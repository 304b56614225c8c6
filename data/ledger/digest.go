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
	w.invoices(&l.invoices)
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
	w.flush()
}

// flush hashes what has come together.
func (w *canonical) flush() {
	const many = 1 << 15
	if len(w.bytes) > many {
		w.hash.Write(w.bytes) // a hash never fails to write
		w.bytes = w.bytes[:0]
	}
}

// invoices is text and number of each: millions, of which no Invoice is made.
func (w *canonical) invoices(t *invoices) {
	const numbers = 8 // the length of the id among them
	for i := range t.id.Len() {
		id := t.id.Value(i)
		w.bytes = slices.Grow(w.bytes, 8*numbers+len(id))
		to := w.bytes[len(w.bytes):][:8*numbers+len(id)]
		binary.LittleEndian.PutUint64(to, uint64(len(id)))
		copy(to[8:], id)
		rest := to[8+len(id):][:8*(numbers-1)]
		binary.LittleEndian.PutUint64(rest, uint64(t.account.Value(i)))
		binary.LittleEndian.PutUint64(rest[8:], uint64(t.issued.at(i)))
		binary.LittleEndian.PutUint64(rest[16:], uint64(t.due.at(i)))
		binary.LittleEndian.PutUint64(rest[24:], uint64(t.amount.Value(i)))
		binary.LittleEndian.PutUint64(rest[32:], uint64(t.disputed.at(i)))
		binary.LittleEndian.PutUint64(rest[40:], uint64(t.disputeResolved.at(i)))
		binary.LittleEndian.PutUint64(rest[48:], uint64(flag(t.creditNote.Value(i))))
		w.bytes = w.bytes[:len(w.bytes)+len(to)]
		w.flush()
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
