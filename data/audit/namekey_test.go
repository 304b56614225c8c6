package audit

import (
	"slices"
	"testing"
)

func TestNamesThatAreAlike(t *testing.T) {
	for _, pair := range [][2]string{
		{"Bäckerei Krause", "Baeckerei Krause"},
		{"Bäckerei Krause", "BACKEREI  KRAUSE"},
		{"Ba\u0308ckerei Krause", "Baeckerei Krause"}, // the accent as a letter of its own
		{"Müller & Söhne GmbH & Co. KG", "Mueller Soehne"},
		{"Müller und Co", "muller"},
		{"Groß OHG", "Gross"},
		{"GROẞ", "gross"},
		{"Café Noir", "Cafe Noir, Inc."},
		{"Jansen B.V.", "Jansen BV"},
		{"Joe's Diner LLC", "Joes Diner"},
		{"Smith-Jones Ltd", "Smith Jones Limited"},
		{"Ærø Fisk A/S", "Aeroe Fisk A/S"},
		{"Łódź Sp", "Lodz Sp"},
		{"東京 商事", "東京商事"},
	} {
		if a, b := nameKeys(pair[0]), nameKeys(pair[1]); !slices.ContainsFunc(a, func(key string) bool { return slices.Contains(b, key) }) {
			t.Errorf("%q has keys %q, %q has %q", pair[0], a, pair[1], b)
		}
	}
	for _, pair := range [][2]string{
		{"Bauer", "Baur"}, // no spelling of one letter
		{"Shop 1", "Shop 2"},
		{"AG Weser", "Weser"}, // a legal form stands at the end
		{"GmbH", "AG"},
		{"東京", "大阪"},
		{"Krause", "Krauses"},
	} {
		if a, b := nameKeys(pair[0]), nameKeys(pair[1]); slices.ContainsFunc(a, func(key string) bool { return slices.Contains(b, key) }) {
			t.Errorf("%q has keys %q, %q has %q", pair[0], a, pair[1], b)
		}
	}
	if keys := nameKeys("?!"); len(keys) > 0 {
		t.Errorf("a name without letters has keys %q", keys)
	}
}
