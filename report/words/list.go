package words

import "strings"

// List joins names as one speaks: "a, b and c".
func (t Texts) List(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return t.Say("list", strings.Join(names[:last], ", "), names[last])
}

// mostNamed names are read in a sentence; of more it says how many there are.
const mostNamed = 5

// Some joins names, and counts those beyond the first few: "a, b, c and 13 others".
func (t Texts) Some(names []string) string {
	if len(names) <= mostNamed {
		return t.List(names)
	}
	return t.Say("list.others", strings.Join(names[:mostNamed-2], ", "), Count(len(names)-mostNamed+2))
}

// Days is "1 day" or "30 days".
func (t Texts) Days(n int) string { return t.counted(n, "number.day", "number.days") }

// Invoices is "1 invoice" or "3 invoices".
func (t Texts) Invoices(n int) string { return t.counted(n, "number.invoice", "number.invoices") }

// CallsADay is "1 call a day" or "8 calls a day".
func (t Texts) CallsADay(n int) string {
	return t.counted(n, "number.call-a-day", "number.calls-a-day")
}

// counted is "1 call" or "4,356 calls", by the keys of both.
func (t Texts) counted(n int, one, many string) string {
	if n == 1 {
		return t.Say(one)
	}
	return t.Say(many, Count(n))
}
