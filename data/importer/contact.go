package importer

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"firstcall/data/ledger"
	"firstcall/data/source"
)

// contact enters a call, a letter or a message.
func (c *clerk) contact(row source.Row, kind string) {
	customer, ok := c.customer(row)
	at, ok1 := c.moment(row)
	if !ok || !ok1 {
		return
	}
	if kind != "call" {
		e := newEntry("contacts")
		e.set("customer_id", customer, c.at[roleCustomerID])
		e.set("sent_at", at, c.at[roleCalledOn])
		e.set("channel", kind, c.at[roleType])
		c.post(e, row)
		return
	}
	outcome, ok := c.outcome(row)
	promised, ok1 := c.day(row, rolePromisedOn)
	amount, given, ok2 := c.money(row, rolePromisedAmount)
	if !ok || !ok1 || !ok2 {
		return
	}
	e := newEntry("calls")
	e.set("customer_id", customer, c.at[roleCustomerID])
	e.set("called_at", at, c.at[roleCalledOn])
	e.set("outcome", outcome, c.at[roleOutcome])
	e.set("promised_on", promised.String(), c.at[rolePromisedOn])
	if given {
		e.set("promised_amount", amount.String(), c.at[rolePromisedAmount])
	}
	e.set("reason", c.text(row, roleReason), c.at[roleReason])
	e.set("agent", c.text(row, roleAgent), c.at[roleAgent])
	c.post(e, row)
}

// outcome is what the outcome column says. A blank one means that nobody was
// reached, if the preset says what nobody reached looks like: blank.
func (c *clerk) outcome(row source.Row) (string, bool) {
	text := c.text(row, roleOutcome)
	if outcome, known := c.results[textKey(text)]; known {
		return outcome, true
	}
	if _, known := ledger.ParseOutcome(text); known {
		return text, true
	}
	row.RefuseWord(or2(c.at[roleOutcome], 0), "outcome", "outcomes says what each means, in a map file", sortedKeys(c.results))
	c.unknown.add(text, c.file)
	return "", false
}

// moment is the day of a call, with the time where there is one.
func (c *clerk) moment(row source.Row) (string, bool) {
	day, ok := c.day(row, roleCalledOn)
	switch {
	case !ok:
		return "", false
	case day == ledger.NoDay:
		row.Refuse(c.at[roleCalledOn], "a date is required")
		return "", false
	}
	if c.has(roleHour) {
		text := c.text(row, roleHour)
		time, ok := clock(text)
		switch {
		case text == "":
			return day.String(), true
		case !ok:
			row.Refuse(c.at[roleHour], "not a time of day: want an hour, 0 to 23, or HH:MM")
			return "", false
		}
		return day.String() + time, true
	}
	called := c.text(row, roleCalledOn)
	if isSerialWithTime(called) {
		return day.String() + timeOfSerial(called), true
	}
	return day.String() + timeOf(called), true
}

// timeOfSerial is the time that the decimals of a serial number are, to the minute.
func timeOfSerial(text string) string {
	_, part, _ := cutDecimals(text)
	passed, err := strconv.ParseFloat("0."+part, 64)
	if err != nil {
		return ""
	}
	const ofDay = 24 * 60
	minute := min(int(math.Round(passed*ofDay)), ofDay-1)
	return fmt.Sprintf("T%02d:%02d", minute/60, minute%60)
}

// clock reads an hour or a time of day that stands apart from its date, as THH:MM.
func clock(text string) (time string, ok bool) {
	if strings.Contains(text, ":") {
		time = timeOf(text)
		return time, time != ""
	}
	digits, _ := bareID(text)
	hour, isNumber := wholeNumber(digits)
	return fmt.Sprintf("T%02d:00", hour), isNumber && hour >= 0 && hour <= 23
}

// timeOf is the time of day behind a date, as THH:MM, or "".
func timeOf(text string) string {
	at := strings.IndexByte(text, ':')
	if at < 1 || at+3 > len(text) {
		return ""
	}
	start := at - 1
	if start > 0 && text[start-1] >= '0' && text[start-1] <= '9' {
		start--
	}
	hour, ok1 := wholeNumber(text[start:at])
	minute, ok2 := wholeNumber(text[at+1 : at+3])
	if upper := strings.ToUpper(text); strings.HasSuffix(upper, "PM") && hour < 12 {
		hour += 12
	} else if strings.HasSuffix(upper, "AM") && hour == 12 {
		hour = 0
	}
	if !ok1 || !ok2 || hour > 23 || minute > 59 || hour < 0 || minute < 0 {
		return ""
	}
	return fmt.Sprintf("T%02d:%02d", hour, minute)
}
