package words

import "firstcall/data/ledger"

// Date writes an ISO date unambiguously: 28 Aug 2024. What is no date stays as it is.
func Date(iso string) string {
	d, err := ledger.ParseDay(iso)
	if err != nil {
		return iso
	}
	return d.Time().Format("2 Jan 2006")
}

// Day writes an ISO date with its weekday: Tuesday, 1 July 2025.
func Day(iso string) string {
	d, err := ledger.ParseDay(iso)
	if err != nil {
		return iso
	}
	return d.Time().Format("Monday, 2 January 2006")
}
