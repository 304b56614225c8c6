package spreadsheet

import (
	"encoding/xml"
	"strings"
)

// text collects the text of a string item: its t elements, in runs or alone,
// but for the phonetic ones of East Asian texts.
type text struct {
	b        strings.Builder
	inT      bool
	phonetic bool
}

func (t *text) token(token xml.Token) {
	switch e := token.(type) {
	case xml.StartElement:
		switch e.Name.Local {
		case "t":
			t.inT = !t.phonetic
		case "rPh":
			t.phonetic = true
		}
	case xml.EndElement:
		switch e.Name.Local {
		case "t":
			t.inT = false
		case "rPh":
			t.phonetic = false
		}
	case xml.CharData:
		if t.inT {
			t.b.Write(e)
		}
	}
}

// take is the text, and begins a new one.
func (t *text) take() string {
	s := t.b.String()
	*t = text{}
	return s
}

// readStrings reads the texts that cells share; a file may have none.
func (b *book) readStrings() error {
	const part = "xl/sharedStrings.xml"
	if b.parts[strings.ToLower(part)] == nil {
		return nil
	}
	item := &text{}
	return b.walk(part, func(token xml.Token) error {
		item.token(token)
		if e, ok := token.(xml.EndElement); ok && e.Name.Local == "si" {
			b.strings = append(b.strings, item.take())
		}
		return nil
	})
}
