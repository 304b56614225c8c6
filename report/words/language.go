package words

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"firstcall/report/runfile"
)

// English is the language of a report that names none.
const English = "en"

// languages holds the texts of each language by key: headings, and sentences
// with places for figures and names. The functions of this package choose the
// text and fill it; they hold no words of their own.
//
// Another language is one more table like english, with every key of it (a
// test compares them) and a line here. What a translator writes:
//   - for each key, the text with the same places: %s are filled in their order,
//     and %[1]s, %[2]s say which value they want where the order is another one;
//   - a phrase that is put into a sentence (keys that begin with "phrase.") so
//     that it fits into all the sentences that it is put into.
//
// What such a table does not reach: amounts, counts and dates are written alike
// in every language ($1.05M, 4,356, 28 Aug 2024: Scale, Grouped, Date); ids and
// descriptions come from the playbook; and a run file has sentences of its own,
// written in English when the season was replayed, which a report shows as they
// stand: the reason of the verdict (verdict.go), the doubts (each beside the
// rule that has it, in sim and in data/audit), the names and definitions of
// metrics (sim/metric) and assumptions (sim/response), the names of groups.
var languages = map[string]map[string]string{English: english}

// english is every text of a report, theme by theme.
var english = merged(englishAnswer, englishPage, englishCharts, englishTrust, englishPolicies)

func merged(tables ...map[string]string) map[string]string {
	all := make(map[string]string)
	for _, table := range tables {
		maps.Copy(all, table)
	}
	return all
}

// Languages lists the codes (ISO 639-1) that a report can be written in.
func Languages() []string {
	return slices.Sorted(maps.Keys(languages))
}

// Texts are the texts of a report in one language; its zero value is English.
type Texts struct {
	Language string // ISO 639-1
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

// In is the texts of a run's language. English stands in for one that there is
// not: whoever draws a report asks TextsIn first.
func In(run *runfile.Run) Texts {
	texts, err := TextsIn(run.Language)
	if err != nil {
		return Texts{}
	}
	return texts
}

// Of is the text of a key. That there is none is a mistake of the caller.
func (t Texts) Of(key string) (string, error) {
	byKey := t.byKey
	if byKey == nil {
		byKey = english
	}
	text, ok := byKey[key]
	if !ok {
		return "", fmt.Errorf("no text %q in %q", key, t.Language)
	}
	return text, nil
}

// Say is the text of a key, its places filled. It panics where there is no such
// text; a test walks every key that the program names.
func (t Texts) Say(key string, values ...any) string {
	text, err := t.Of(key)
	if err != nil {
		panic(err)
	}
	return Fill(text, values...)
}

// Fill puts values in the places of a text: each %s takes the next one, %[2]s
// the second. Other percent signs of a text are its own, and so are those of a
// value. A place without a value stays as it is.
func Fill(text string, values ...any) string {
	var b strings.Builder
	next := 0
	for {
		at := strings.IndexByte(text, '%')
		if at < 0 {
			return b.String() + text
		}
		b.WriteString(text[:at])
		text = text[at:]
		which, length := next, 0
		if strings.HasPrefix(text, "%s") {
			length, next = len("%s"), next+1
		} else if digits, _, ok := strings.Cut(strings.TrimPrefix(text, "%["), "]s"); ok {
			if n, err := strconv.Atoi(digits); err == nil {
				which, length = n-1, len("%[]s")+len(digits)
			}
		}
		if length == 0 || which < 0 || which >= len(values) {
			length = max(length, 1)
			b.WriteString(text[:length])
		} else {
			fmt.Fprint(&b, values[which])
		}
		text = text[length:]
	}
}
