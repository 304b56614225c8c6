package response

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"math"
	"reflect"
)

// Digest is the SHA-256, in hexadecimal digits, of every number of the model
// and of its ensemble: models of equal digests draw the same worlds.
func (m *Model) Digest() string {
	to := &digester{sum: sha256.New()}
	for _, member := range append([]*Model{m}, m.members...) {
		one := *member
		one.members = nil // the first is in its own list
		to.add(reflect.ValueOf(one))
	}
	to.flush()
	return hex.EncodeToString(to.sum.Sum(nil))
}

// digester hashes numbers, many at a time.
type digester struct {
	sum     hash.Hash
	pending []byte
}

func (to *digester) number(x uint64) {
	if to.pending = binary.LittleEndian.AppendUint64(to.pending, x); len(to.pending) >= 1<<16 {
		to.flush()
	}
}

func (to *digester) flush() {
	to.sum.Write(to.pending)
	to.pending = to.pending[:0]
}

// add walks a value. It panics on what has no order or no content of its own.
func (to *digester) add(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			to.add(v.Field(i))
		}
	case reflect.Slice, reflect.Array:
		to.number(uint64(v.Len()))
		for i := range v.Len() {
			to.add(v.Index(i))
		}
	case reflect.Float64:
		to.number(math.Float64bits(v.Float()))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		to.number(uint64(v.Int()))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		to.number(v.Uint())
	case reflect.Bool:
		if v.Bool() {
			to.number(1)
		} else {
			to.number(0)
		}
	case reflect.String:
		to.number(uint64(v.Len()))
		to.pending = append(to.pending, v.String()...)
	default:
		panic(fmt.Sprintf("response: a %s in the model has no digest", v.Kind()))
	}
}
