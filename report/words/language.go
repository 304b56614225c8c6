package words

import (
	"fmt"
	"slices"
	"strings"
)

// English is the language of a report that names none.
const English = "en"

// languages holds, for each language, the fixed texts of a report by key. The
// sentences that hold figures are functions of this package, in English.
var languages = map[string]map[string]string{English: english}

// Languages lists the codes (ISO 639-1) that a report can be written in.
func Languages() []string {
	var codes []string
	for code := range languages {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	return codes
}

// Texts are the fixed texts of a report in one language.
type Texts struct {
	Language string
	byKey    map[string]string
}

// TextsIn is the texts of a language by its code; "" is English. Its error names the languages that there are.
func TextsIn(code string) (Texts, error) {
	if code == "" {
		code = English
	}
	byKey, ok := languages[code]
	if !ok {
		return Texts{}, fmt.Errorf("no report is written in %q: the languages are %s", code, strings.Join(Languages(), ", "))
	}
	return Texts{code, byKey}, nil
}

// Of is the text of a key. That there is none is a mistake of the caller.
func (t Texts) Of(key string) (string, error) {
	text, ok := t.byKey[key]
	if !ok {
		return "", fmt.Errorf("no text %q in %q", key, t.Language)
	}
	return text, nil
}

// Fill puts values in the places of %s, in their order. Other percent signs of a text are its own.
func Fill(text string, values ...any) string {
	for _, value := range values {
		text = strings.Replace(text, "%s", fmt.Sprint(value), 1)
	}
	return text
}
