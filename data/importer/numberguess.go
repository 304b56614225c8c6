package importer

import (
	"fmt"
	"strings"
	"unicode"
)

// numberEvidence is what amounts tell about their decimal sign.
type numberEvidence struct {
	seen, unreadable  int
	point, comma      int // amounts in which it can only be the decimal sign
	pointText         string
	commaText         string
	maybePoint        string // an amount such as 1.234, whose point may part thousands
	maybeComma        string
	negative, decimal int
}

func (e *numberEvidence) see(text string) {
	f, err := readFigure(text)
	e.read(text, f, err)
}

// read sees a text of which readFigure has made this.
func (e *numberEvidence) read(text string, f figure, err error) {
	if err != nil {
		e.unreadable++
		return
	}
	digits := f.digits
	if e.seen++; f.negative {
		e.negative++
	}
	p, c := strings.LastIndexByte(digits, '.'), strings.LastIndexByte(digits, ',')
	if p >= 0 || c >= 0 {
		e.decimal++
	}
	switch {
	case p < 0 && c < 0:
	case p >= 0 && c >= 0:
		e.vote(p > c, text) // the last of two kinds is the decimal sign
	case strings.Count(digits, ".") > 1 || strings.Count(digits, ",") > 1:
		e.vote(c >= 0, text) // one that comes twice parts thousands
	case canPart(digits, max(p, c)):
		if p >= 0 {
			e.maybePoint = text
		} else {
			e.maybeComma = text
		}
	default:
		e.vote(p >= 0, text)
	}
}

func (e *numberEvidence) vote(point bool, text string) {
	if point {
		if e.point++; e.pointText == "" {
			e.pointText = text
		}
		return
	}
	if e.comma++; e.commaText == "" {
		e.commaText = text
	}
}

// canPart reports whether a separator at i may part thousands: one to three
// digits before it, of which the first is no zero, and three behind.
func canPart(digits string, i int) bool {
	before := strings.IndexFunc(digits[:i], func(r rune) bool { return !unicode.IsDigit(r) })
	return before < 0 && i >= 1 && i <= 3 && digits[0] != '0' && len(digits)-i-1 == 3
}

// sign is the decimal sign, and why it is that one.
func (e *numberEvidence) sign() (decimal byte, why string, err error) {
	const write = `write decimals: point, or decimals: comma, in a map file`
	switch {
	case e.point > 0 && e.comma > 0:
		return 0, "", fmt.Errorf("the decimal sign is a point in %q and a comma in %q: %s", e.pointText, e.commaText, write)
	case e.point > 0:
		return '.', fmt.Sprintf("decimal point, as in %s", e.pointText), nil
	case e.comma > 0:
		return ',', fmt.Sprintf("decimal comma, as in %s", e.commaText), nil
	case e.maybePoint != "":
		return 0, "", fmt.Errorf("%q may be one thousand or one with three decimals: %s", e.maybePoint, write)
	case e.maybeComma != "":
		return '.', fmt.Sprintf("the comma parts thousands, as in %s: money has two decimals", e.maybeComma), nil
	}
	return '.', "", nil
}
