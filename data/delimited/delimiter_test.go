package delimited

import "testing"

func TestDelimiter(t *testing.T) {
	for text, want := range map[string]rune{
		"":                                    ',',
		"id\n1\n":                             ',',
		"id,amount\n1,2.50\n":                 ',',
		"id;amount;paid\n1;10,50;3,00\n":      ';',
		"id\tname\n1\tA, B, C\n2\tD, E\n":     '\t',
		"id|name\n1|a\n":                      '|',
		"id,note\n1,\"a;b;c\"\n2,\"a;b;c\"\n": ',',
		"Company\nReport; as of May\n\na,b\n1,2\n": ',',
		"id,note\n1,a;b\n2,c;d\n":                  ',',
		"only;a;header":                            ';',
		"a;b\n1;\"one\nmore;\"\n2;x,y":             ';',
	} {
		if got := Delimiter([]byte(text)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
