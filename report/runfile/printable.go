package runfile

import (
	"reflect"
	"strconv"
	"strings"
	"unicode"
)

// Printable is a copy of the run for the eye: in its texts, which may come from
// a ledger or a playbook, whatever prints nothing (control characters, marks
// that turn the direction of all that follows) is a question mark. What reads
// the run file itself gets the texts as they are.
func (r *Run) Printable() *Run {
	return printable(reflect.ValueOf(r)).Interface().(*Run)
}

func printable(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.String:
		return reflect.ValueOf(strings.Map(onPaper, v.String())).Convert(v.Type())
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		out := reflect.New(v.Type().Elem())
		out.Elem().Set(printable(v.Elem()))
		return out
	case reflect.Struct:
		out := reflect.New(v.Type()).Elem()
		for i := range v.NumField() {
			out.Field(i).Set(printable(v.Field(i)))
		}
		return out
	case reflect.Slice:
		if v.IsNil() || !holdsText(v.Type().Elem()) {
			return v
		}
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(printable(v.Index(i)))
		}
		return out
	case reflect.Map:
		if v.IsNil() {
			return v
		}
		out := reflect.MakeMapWithSize(v.Type(), v.Len())
		for _, key := range v.MapKeys() {
			out.SetMapIndex(printable(key), printable(v.MapIndex(key)))
		}
		return out
	}
	return v
}

// holdsText spares the long columns of numbers.
func holdsText(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Pointer, reflect.Struct, reflect.Slice, reflect.Map:
		return true
	}
	return false
}

// onPaper leaves the marks alone that join letters or say in which direction one stands.
func onPaper(r rune) rune {
	switch {
	case strconv.IsPrint(r), '\u200c' <= r && r <= '\u200f':
		return r
	case unicode.IsSpace(r):
		return ' '
	}
	return '?'
}
