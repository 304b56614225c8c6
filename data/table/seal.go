package table

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
)

// A seal is the SHA-256 of a whole Parquet or Arrow file; where the seal itself
// stands the hash has seen zeros. Neither format needs checksums, and without
// any a changed byte can change an amount. A Parquet file has it in its footer.
// An Arrow file has it in front of its footer, where readers do not look: they
// would carry it into other files with the rest of the metadata.
const (
	sealKey = "firstcall.sha256"
	// Creator is the name by which the footer calls the writer.
	Creator = "firstcall"

	parquetEnd = "PAR1"
	arrowEnd   = "ARROW1"
)

var noSeal = bytes.Repeat([]byte{'0'}, 2*sha256.Size)

// arrowSeal is the block of bytes in front of an Arrow file's footer, which
// begins at a multiple of 8.
func arrowSeal() []byte {
	const alignment = 8
	block := append([]byte(sealKey+"="), noSeal...)
	return append(block, make([]byte, alignment-len(block)%alignment)...)
}

var errBroken = errors.New("the file is damaged: it is not what was written (SHA-256)")

// sealer passes the body of a file on, and holds back its footer to seal it.
type sealer struct {
	to     io.Writer
	sum    hash.Hash
	footer *bytes.Buffer // nil while the body is written
	n      int64         // bytes so far
}

func newSealer(to io.Writer) *sealer { return &sealer{to: to, sum: sha256.New()} }

func (s *sealer) Write(p []byte) (int, error) {
	s.n += int64(len(p))
	if s.footer != nil {
		return s.footer.Write(p)
	}
	s.sum.Write(p) // a hash never fails to write
	return s.to.Write(p)
}

// Seek tells how far the file is, for writers that ask in this way. It moves nowhere.
func (s *sealer) Seek(offset int64, whence int) (int64, error) {
	if offset != 0 || whence != io.SeekCurrent {
		return 0, errors.New("a file that is sealed is written from its beginning to its end")
	}
	return s.n, nil
}

// beginFooter says that what follows is the footer.
func (s *sealer) beginFooter() { s.footer = &bytes.Buffer{} }

// close puts the seal into the footer and writes it.
func (s *sealer) close() error {
	footer := s.footer.Bytes()
	at := sealPlace(footer)
	if at < 0 {
		return fmt.Errorf("the footer has no place for its seal")
	}
	s.sum.Write(footer)
	hex.Encode(footer[at:], s.sum.Sum(nil))
	_, err := s.to.Write(footer)
	return err
}

// sealPlace finds the seal behind its key.
func sealPlace(footer []byte) int {
	i := bytes.LastIndex(footer, []byte(sealKey))
	if i < 0 {
		return -1
	}
	begin := i + len(sealKey)
	const gap = 8 // key and value are parted by a few bytes
	for at := begin; at < begin+gap && at+len(noSeal) <= len(footer); at++ {
		if isHex(footer[at : at+len(noSeal)]) {
			return at
		}
	}
	return -1
}

func isHex(text []byte) bool {
	_, err := hex.Decode(make([]byte, len(text)/2), text)
	return err == nil
}

// Sealed reports that a Parquet or Arrow file of size bytes has a seal, unbroken
// or not: firstcall wrote it.
func Sealed(from io.ReaderAt, size int64) bool {
	for _, footerOf := range []func(io.ReaderAt, int64) ([]byte, error){parquetFooter, arrowFooter} {
		if footer, err := footerOf(from, size); err == nil && sealPlace(footer) >= 0 {
			return true
		}
	}
	return false
}

// Unbroken reports that a Parquet file of size bytes has a seal and is what was
// sealed. It is false without an error for the files of other writers, which
// have none, or that of the file which their rows came from. It looks at bytes
// alone, before anything else believes them.
func Unbroken(from io.ReaderAt, size int64) (bool, error) {
	footer, err := parquetFooter(from, size)
	if err != nil || footer == nil {
		return false, err
	}
	return unbroken(from, size, footer)
}

// UnbrokenArrow is Unbroken for an Arrow file.
func UnbrokenArrow(from io.ReaderAt, size int64) (bool, error) {
	footer, err := arrowFooter(from, size)
	if err != nil || footer == nil {
		return false, err
	}
	return unbroken(from, size, footer)
}

// createdBy is the creator in a Parquet footer: a text behind its length.
var createdBy = append([]byte{byte(len(Creator))}, Creator...)

// parquetFooter is the footer of a Parquet file that says it is ours, nil of others.
func parquetFooter(from io.ReaderAt, size int64) ([]byte, error) {
	footer, err := footerOf(from, size, parquetEnd, 0)
	if !bytes.Contains(footer, createdBy) {
		return nil, err
	}
	return footer, err
}

// arrowFooter is the seal and the footer of an Arrow file that has a seal, nil of others.
func arrowFooter(from io.ReaderAt, size int64) ([]byte, error) {
	footer, err := footerOf(from, size, arrowEnd, int64(len(arrowSeal())))
	if !bytes.HasPrefix(footer, []byte(sealKey)) {
		return nil, err
	}
	return footer, err
}

// footerOf is the end of a file from so many bytes before its footer on; nil for
// a file that has no such footer, as others will find.
func footerOf(from io.ReaderAt, size int64, magic string, before int64) ([]byte, error) {
	end := int64(4 + len(magic)) // the footer's length stands before the magic bytes
	if size < end {
		return nil, nil
	}
	tail := make([]byte, end)
	if _, err := from.ReadAt(tail, size-end); err != nil {
		return nil, err
	}
	length := before + int64(binary.LittleEndian.Uint32(tail)) + end
	if length > size {
		return nil, nil
	}
	footer := make([]byte, length)
	_, err := from.ReadAt(footer, size-length)
	return footer, err
}

// unbroken holds a file to the seal in its end.
func unbroken(from io.ReaderAt, size int64, footer []byte) (bool, error) {
	at := sealPlace(footer)
	if at < 0 {
		return false, nil
	}
	seal := string(footer[at : at+len(noSeal)])
	copy(footer[at:], noSeal)
	sum := sha256.New()
	if _, err := io.Copy(sum, io.NewSectionReader(from, 0, size-int64(len(footer)))); err != nil {
		return false, err
	}
	sum.Write(footer)
	if hex.EncodeToString(sum.Sum(nil)) != seal {
		return false, errBroken
	}
	return true, nil
}
