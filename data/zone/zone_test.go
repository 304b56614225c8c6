package zone

import (
	"slices"
	"testing"
	"time"

	"firstcall/data/ledger"
)

func TestNamesAreZones(t *testing.T) {
	if len(names) < 500 || !slices.IsSorted(names) {
		t.Fatalf("%d names, sorted %v: Known searches a sorted list of about 600", len(names), slices.IsSorted(names))
	}
	for _, name := range names {
		if _, err := Find(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"", "Local", "europe/berlin", "Europe/Atlantis", "../etc/passwd"} {
		if _, err := Find(name); err == nil {
			t.Errorf("%q passes for a time zone", name)
		}
	}
	if _, err := Find("Europe/Brelin"); err == nil || err.Error() != `"Europe/Brelin" is not a time zone (did you mean "Europe/Berlin"?)` {
		t.Errorf("a slip: %v", err)
	}
}

func TestParseHours(t *testing.T) {
	for text, want := range map[string]Hours{
		"9-17": {540, 1020}, "8:30-17": {510, 1020}, "08:00-21:00": {480, 1260}, "0-24": {0, 1440}, " 9 - 17:05 ": {540, 1025},
	} {
		got, err := ParseHours(text)
		if err != nil || got != want {
			t.Errorf("%s: %v, %v", text, got, err)
		}
		if again, err := ParseHours(got.String()); err != nil || again != got {
			t.Errorf("%s writes as %s, which reads as %v, %v", text, got, again, err)
		}
	}
	for _, text := range []string{"", "9", "17-9", "9-9", "9-25", "9-24:01", "9:5-17", "9:60-17", "-1-5", "nine-five", "9-17-18"} {
		if got, err := ParseHours(text); err == nil {
			t.Errorf("%q reads as %v", text, got)
		}
	}
	if got := (Hours{}).String(); got != "none" {
		t.Errorf("no hours write as %q", got)
	}
}

// Clocks change on other days in America (10 March and 3 November 2024) than
// in Europe (31 March and 27 October), and not at all in Japan.
func TestOverlap(t *testing.T) {
	for _, test := range []struct {
		day, office, work, customer, calling string
		want                                 time.Duration
	}{
		{"2024-02-01", "Europe/Berlin", "9-17", "Europe/Berlin", "8-21", 8 * time.Hour},
		{"2024-02-01", "Europe/Berlin", "7-22", "Europe/Berlin", "8-21", 13 * time.Hour},
		{"2024-02-01", "Europe/Berlin", "9-17", "America/New_York", "8-21", 3 * time.Hour},    // 3:00 to 11:00 there
		{"2024-03-12", "Europe/Berlin", "9-17", "America/New_York", "8-21", 4 * time.Hour},    // an hour later there
		{"2024-04-02", "Europe/Berlin", "9-17", "America/New_York", "8-21", 3 * time.Hour},    // and here
		{"2024-10-29", "Europe/Berlin", "9-17", "America/New_York", "8-21", 4 * time.Hour},    // back first here
		{"2024-02-01", "Europe/Berlin", "9-17", "America/Los_Angeles", "8-21", 0},             // 0:00 to 8:00
		{"2024-03-12", "Europe/Berlin", "9-17", "America/Los_Angeles", "8-21", time.Hour},     // 1:00 to 9:00
		{"2024-02-01", "America/Los_Angeles", "9-17", "Asia/Tokyo", "8-21", 2 * time.Hour},    // 2:00 to 10:00 tomorrow
		{"2024-02-01", "Pacific/Auckland", "8-10", "America/New_York", "8-21", 2 * time.Hour}, // 14:00 to 16:00 yesterday
		{"2024-02-01", "Asia/Tokyo", "0-24", "Europe/London", "8-21", 13 * time.Hour},         // two dates there, each in part
	} {
		office, err := Find(test.office)
		if err != nil {
			t.Fatal(err)
		}
		customer, err := Find(test.customer)
		if err != nil {
			t.Fatal(err)
		}
		work, err1 := ParseHours(test.work)
		calling, err2 := ParseHours(test.calling)
		day, err3 := ledger.ParseDay(test.day)
		if err1 != nil || err2 != nil || err3 != nil {
			t.Fatal(err1, err2, err3)
		}
		o := Office{work, office}
		if got := o.Overlap(day, calling, customer); got != test.want {
			t.Errorf("%s, %s in %s: %v of %s in %s, want %v", test.day, test.work, test.office, got, test.calling, test.customer, test.want)
		}
		if shut := o.Shut(day, day, calling, customer); len(shut) != 1 || shut[0] != (test.want < time.Hour) {
			t.Errorf("%s in %s: shut %v", test.day, test.customer, shut)
		}
	}
}
