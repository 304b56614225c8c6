package response

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"reflect"
)

// Digest is the SHA-256, in hexadecimal digits, of every number of the model
// and of its ensemble: models of equal digests draw the same worlds.
func (m *Model) Digest() string {
	sum := sha256.New()
	to := bufio.NewWriterSize(sum, 1<<16)
	for _, member := range append([]*Model{m}, m.members...) {
		one := *member
		one.members = nil // the first is in its own list
		digest(to, reflect.ValueOf(one))
	}
	_ = to.Flush() // into a hash, which never fails
	return hex.EncodeToString(sum.Sum(nil))
}

// digest walks a value. It panics on what has no order or no content of its own.
func digest(to *bufio.Writer, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			digest(to, v.Field(i))
		}
	case reflect.Slice, reflect.Array:
		number(to, uint64(v.Len()))
		for i := range v.Len() {
			digest(to, v.Index(i))
		}
	case reflect.Float64:
		number(to, math.Float64bits(v.Float()))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		number(to, uint64(v.Int()))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		number(to, v.Uint())
	case reflect.Bool:
		if v.Bool() {
			number(to, 1)
		} else {
			number(to, 0)
		}
	case reflect.String:
		number(to, uint64(v.Len()))
		_, _ = to.WriteString(v.String()) // an error stays with the writer until Flush
	default:
		panic(fmt.Sprintf("response: a %s in the model has no digest", v.Kind()))
	}
}

func number(to *bufio.Writer, x uint64) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], x)
	_, _ = to.Write(b[:])
}
