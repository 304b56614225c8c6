package importer

import (
	"slices"
	"strings"
)

// weekdayNames are those of the languages of exports, and their abbreviations,
// from Sunday.
var weekdayNames = [7]string{
	" sunday sun sonntag so zondag zo dimanche dim domingo dom domenica ",
	" monday mon montag mo maandag ma lundi lun lunes lunedì segunda seg ",
	" tuesday tue tues dienstag di dinsdag mardi mar martes martedì terça ter ",
	" wednesday wed mittwoch mi woensdag wo mercredi mer miércoles mié mercoledì quarta qua ",
	" thursday thu thur thurs donnerstag do donderdag jeudi jeu jueves jue giovedì gio quinta qui ",
	" friday fri freitag fr vrijdag vr vendredi ven viernes vie venerdì sexta sex ",
	" saturday sat samstag sonnabend sa zaterdag za samedi sam sábado sáb sabato sab ",
}

// leadingWeekday is the day of the week that stands before a date, 0 being Sunday.
// What stands behind it must be one: Mar is a month as well.
func leadingWeekday(fields []string) (weekday int, named bool) {
	isNumber := func(text string) bool { return strings.Trim(text, "0123456789") == "" }
	switch {
	case isNumber(fields[0]):
		return 0, false
	case monthNamed(fields[1]) > 0, monthNamed(fields[2]) > 0: // March 31 2024, 31 March 2024
	case isNumber(fields[1]) && isNumber(fields[2]) && isNumber(fields[3]) && len(fields[2]) <= 2: // 31 03 2024
	default:
		return 0, false
	}
	name := " " + strings.ToLower(fields[0]) + " "
	weekday = slices.IndexFunc(weekdayNames[:], func(names string) bool { return strings.Contains(names, name) })
	return weekday, weekday >= 0
}
