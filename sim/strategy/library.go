package strategy

import (
	"embed"
	"sync"
)

//go:embed library/*.yaml
var libraryFiles embed.FS

// builtins are the ids of the library, in the order in which manuals show
// them. A new one is a file library/<id>.yaml and a line here.
var builtins = []string{
	"likely-payers",
	"biggest-balance",
	"oldest-debt",
	"promised-first",
	"newest-debt",
	"newest-accounts",
	"risk-class",
	"expected-value",
	"marginal-value",
	"random",
}

// BuiltinIDs lists the built-in strategies.
func BuiltinIDs() []string { return append([]string(nil), builtins...) }

// Builtin is the built-in strategy of the given id, or nil.
func Builtin(id string) Strategy {
	var r resolver
	definition, scope := r.find(id)
	if definition == nil {
		return nil
	}
	s, err := r.strategy(definition, scope, []string{id})
	if err != nil {
		panic("strategy: the library is wrong: " + err.Error())
	}
	return s
}

// BuiltinSource is a built-in strategy as it stands in the library, or "".
func BuiltinSource(id string) string {
	text, err := libraryFiles.ReadFile("library/" + id + ".yaml")
	if err != nil {
		return ""
	}
	return string(text)
}

// library holds the definitions of the built-in strategies, in order.
var library = sync.OnceValue(func() []*definition {
	var all []*definition
	for _, id := range builtins {
		s, err := readLibraryFile(id)
		if err != nil {
			panic("strategy: the library is wrong: " + err.Error())
		}
		all = append(all, s)
	}
	return all
})

func readLibraryFile(id string) (*definition, *Error) {
	document, err := parseDocument("library/"+id+".yaml", []byte(BuiltinSource(id)))
	if err != nil {
		return nil, err
	}
	return readDefinition(document, document.root)
}
