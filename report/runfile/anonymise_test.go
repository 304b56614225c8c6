package runfile_test

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"firstcall/report/runfile"
)

func TestAnonymise(t *testing.T) {
	run := &runfile.Run{Next: &runfile.Next{Lists: []runfile.CallList{
		{Strategy: "a", Calls: []runfile.Call{{CustomerID: "SECRET-1", Name: "SECRET Ltd"}, {CustomerID: "SECRET-2"}}},
		{Strategy: "b", Calls: []runfile.Call{{CustomerID: "SECRET-2"}, {CustomerID: "SECRET-3", Name: "SECRET Inc"}}},
	}}}
	run.Anonymise()
	if text := written(t, run); bytes.Contains(text, []byte("SECRET")) {
		t.Errorf("a customer is named: %s", text)
	}
	var ids []string
	for _, list := range run.Next.Lists {
		for _, c := range list.Calls {
			ids = append(ids, c.CustomerID)
		}
	}
	if want := []string{"customer 1", "customer 2", "customer 2", "customer 3"}; !slices.Equal(ids, want) {
		t.Errorf("the customers are %q, want %q", ids, want)
	}
	new(runfile.Run).Anonymise() // an older file, which has no list
}

// Only a Call says who a customer is. What is new and does so too has to be in Anonymise.
func TestWhoIsNamed(t *testing.T) {
	var found []string
	seen := make(map[reflect.Type]bool)
	var walk func(reflect.Type)
	walk = func(kind reflect.Type) {
		switch kind.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Map:
			walk(kind.Elem())
		case reflect.Struct:
			if seen[kind] {
				return
			}
			seen[kind] = true
			for i := range kind.NumField() {
				f := kind.Field(i)
				key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
				if f.Type.Kind() == reflect.String && (strings.Contains(key, "customer") || strings.Contains(key, "account")) {
					found = append(found, kind.Name()+"."+f.Name)
				}
				walk(f.Type)
			}
		}
	}
	walk(reflect.TypeFor[runfile.Run]())
	if want := []string{"Call.CustomerID"}; !slices.Equal(found, want) {
		t.Errorf("customers are named by %q; Anonymise knows of %q", found, want)
	}
}
