package spreadsheet

import (
	"encoding/xml"
	"strconv"
	"strings"
	"unicode/utf8"
)

// kindOfNumber is what a cell's format shows a number as.
type kindOfNumber uint8

const (
	plain kindOfNumber = iota
	date               // and perhaps a time of day
	clock              // a time of day alone
)

// readStyles finds for each style of a cell whether it shows dates, and what it
// writes beside a number.
func (b *book) readStyles() error {
	const part = "xl/styles.xml"
	if b.parts[part] == nil {
		return nil
	}
	custom := map[int]kindOfNumber{}
	beside := map[int]string{}
	inCells := false
	return b.walk(part, func(token xml.Token) error {
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "numFmt":
				if id, err := strconv.Atoi(attribute(e, "numFmtId")); err == nil {
					custom[id] = kindOfFormat(attribute(e, "formatCode"))
					beside[id] = textOfFormat(attribute(e, "formatCode"))
				}
			case "cellXfs":
				inCells = true
			case "xf":
				if inCells {
					id, _ := strconv.Atoi(attribute(e, "numFmtId")) // absent: 0, General
					kind, own := custom[id]
					if !own {
						kind = kindOfBuiltIn(id)
					}
					b.dates = append(b.dates, kind)
					b.beside = append(b.beside, beside[id])
				}
			}
		case xml.EndElement:
			if e.Name.Local == "cellXfs" {
				inCells = false
			}
		}
		return nil
	})
}

// kindOfBuiltIn follows ECMA-376 Part 1, 18.8.30: the formats whose codes are
// not in the file. Those from 27 to 36 and 50 to 58 are dates of East Asia.
func kindOfBuiltIn(id int) kindOfNumber {
	switch {
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 36, id >= 50 && id <= 58:
		return date
	case id >= 18 && id <= 21, id >= 45 && id <= 47:
		return clock
	}
	return plain
}

// kindOfFormat reads a format code such as [$-409]d-mmm-yy;@ by its letters:
// years and days make a date, hours and seconds without them a time of day.
func kindOfFormat(code string) kindOfNumber {
	letters := strings.ToLower(bareCode(code))
	switch {
	case strings.ContainsAny(letters, "yd"):
		return date
	case strings.ContainsAny(letters, "hs"):
		return clock
	case strings.Contains(letters, "m"):
		return date
	}
	return plain
}

// textOfFormat is what a format code such as #,##0.00\ [$€-407] or "USD" 0.00
// writes beside a number, with single spaces: for the most part a currency. The
// texts of one that shows thousands, as #,##0.0,"k" does, are of what is shown and
// not of the number: left out.
func textOfFormat(code string) string {
	var b strings.Builder
	scaled := isScaled(bareCode(code))
	for i := 0; i < len(code) && code[i] != ';'; i++ {
		switch c := code[i]; {
		case c == '"':
			close := end(code, i, '"')
			if !scaled {
				b.WriteString(" " + code[i+1:close] + " ")
			}
			i = close
		case c == '[':
			close := end(code, i, ']')
			if inner, found := strings.CutPrefix(code[i+1:close], "$"); found {
				inner, _, _ = strings.Cut(inner, "-")
				b.WriteString(" " + inner + " ")
			}
			i = close
		case c == '\\' || c == '_' || c == '*':
			i++
		case c >= utf8.RuneSelf || c == '$':
			b.WriteByte(c)
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// isScaled reports whether a format without its texts shows a number by the
// thousand: a comma stands behind its last digit.
func isScaled(code string) bool {
	last := strings.LastIndexAny(code, "0#?")
	return last >= 0 && strings.HasPrefix(code[last+1:], ",")
}

// bareCode is the first section of a format code without what it only writes out.
func bareCode(code string) string {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';':
			return b.String()
		case '"':
			i = end(code, i, '"')
		case '[':
			close := end(code, i, ']')
			if inner := strings.Trim(strings.ToLower(code[i+1:close]), "hms"); inner == "" {
				b.WriteString(code[i+1 : close]) // elapsed time, such as [h]
			}
			i = close
		case '\\', '_', '*':
			i++ // the next character is written out, or only as wide
		default:
			b.WriteByte(c)
		}
	}
	if strings.EqualFold(b.String(), "general") {
		return ""
	}
	return b.String()
}

// end is where what begins at i is closed, or the end of the code.
func end(code string, i int, closing byte) int {
	if n := strings.IndexByte(code[i+1:], closing); n >= 0 {
		return i + 1 + n
	}
	return len(code)
}
