package posting

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"

	"firstcall/data/source"
)

// Veil puts pseudonyms in the place of names and ids where they enter a
// ledger, so that nothing behind it can tell them. A pseudonym is the same for
// the same text and key, and without the key says nothing about the text: it is
// HMAC-SHA-256 (RFC 2104), cut to 60 bits. Two of a million ids share one with a
// probability of 4 in 10 million; invoices that did would be refused as one id twice.
type Veil struct{ key []byte }

// NewVeil makes a veil from a key, of which any text will do that nobody guesses.
func NewVeil(key []byte) *Veil { return &Veil{key} }

// pseudonymBytes of the hash are written as 12 letters and digits of 5 bits each.
const pseudonymLetters = 12

func (v *Veil) hide(prefix, text string) string {
	if v == nil || text == "" {
		return text
	}
	mac := hmac.New(sha256.New, v.key)
	mac.Write([]byte(prefix)) // the same text is another pseudonym as another thing
	mac.Write([]byte(text))
	return prefix + base32.StdEncoding.EncodeToString(mac.Sum(nil))[:pseudonymLetters]
}

func (v *Veil) customer(id string) string  { return v.hide("c-", id) }
func (v *Veil) invoice(id string) string   { return v.hide("i-", id) }
func (v *Veil) payment(id string) string   { return v.hide("p-", id) }
func (v *Veil) call(id string) string      { return v.hide("k-", id) }
func (v *Veil) contact(id string) string   { return v.hide("m-", id) }
func (v *Veil) name(name string) string    { return v.hide("n-", name) }
func (v *Veil) agent(name string) string   { return v.hide("a-", name) }
func (v *Veil) phone(number string) string { return v.hide("t-", number) }
func (v *Veil) text(words string) string   { return v.hide("w-", words) }

// Reading hides, in an account that is complete, the labels of an export's
// totals, which name groups and so customers, and the headings of lists that
// nothing is known of.
func (v *Veil) Reading(r *source.Reading) {
	if v == nil {
		return
	}
	for i := range r.Unread {
		r.Unread[i].Headings = nil // nobody knows what they are
	}
	for f := range r.Files {
		for i := range r.Files[f].Totals {
			total := &r.Files[f].Totals[i]
			total.Label = v.text(total.Label)
		}
	}
}
