package zone

import "testing"

// FuzzParseHours writes hours that were read, and reads them as the same ones.
func FuzzParseHours(f *testing.F) {
	for _, text := range []string{"9-17", "8:30-17", "08:00-21:00", "0-24", " 9 - 17:59", "9-", "17-9", "855555554555555530-17"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		h, err := ParseHours(text)
		if err != nil {
			return
		}
		if again, err := ParseHours(h.String()); err != nil || again != h || h.From < 0 || h.To > 24*60 || h.From >= h.To {
			t.Errorf("%q is %+v, written as %s and read as %+v, %v", text, h, h, again, err)
		}
	})
}
