// Package expr is the language of `where` and `score`: arithmetic over the
// fields of a morning's accounts, parsed once and evaluated over columns.
//
//	c ? a : b                choose
//	|| && !                  any value but 0 is true; results are 0 or 1
//	== != < <= > >=          do not chain: write a < b && b < c
//	+ - * / % and unary -    x / 0 and x % 0 are 0; % keeps the sign of x
//	"text" or 'text'         compared with == and != only
//	min max abs sqrt log round clamp pct, see Functions
//	numbers, parentheses, fields of book.Fields, named parameters, and class:
//	the account's class (see Class), a text like segment
//
// An expression is a pure function of the morning: it has no clock and no
// memory. It cannot fail while it runs and cannot give NaN or an infinity, as
// long as fields are finite: every case that would is given a value, and
// products and quotients are held within ±1e100. The same columns give the
// same bits on every platform, because every result is rounded on its own
// (nothing is fused) and log is that of package portable.
package expr
