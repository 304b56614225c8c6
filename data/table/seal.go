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

// A seal is the SHA-256 of a whole Parquet file, kept in its footer; where the
// seal itself stands the hash has seen zeros. Parquet pages need no checksums,
// and without any a changed byte can change an amount.
const (
	sealKey = "firstcall.sha256"
	// Creator is the name by which the footer calls the writer.
	Creator = "firstcall"
)

var noSeal = bytes.Repeat([]byte{'0'}, 2*sha256.Size)

var errBroken = errors.New("the file is damaged: it is not what was written (SHA-256)")

// sealer passes the body of a file on, and holds back its footer to seal it.
type sealer struct {
	to     io.Writer
	sum    hash.Hash
	footer *bytes.Buffer // nil while the body is written
}

func newSealer(to io.Writer) *sealer { return &sealer{to: to, sum: sha256.New()} }

func (s *sealer) Write(p []byte) (int, error) {
	if s.footer != nil {
		return s.footer.Write(p)
	}
	s.sum.Write(p) // a hash never fails to write
	return s.to.Write(p)
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

// Unbroken reports that a Parquet file of size bytes has a seal and is what was
// sealed. It is false without an error for the files of other writers, which
// have none. It looks at bytes alone, before anything else believes them.
func Unbroken(from io.ReaderAt, size int64) (bool, error) {
	const end = 8 // the footer's length and the magic bytes
	if size < end {
		return false, nil
	}
	tail := make([]byte, end)
	if _, err := from.ReadAt(tail, size-end); err != nil {
		return false, err
	}
	length := int64(binary.LittleEndian.Uint32(tail))
	if length > size-end {
		return false, nil // no Parquet file, as others will find
	}
	footer := make([]byte, length+end)
	if _, err := from.ReadAt(footer, size-int64(len(footer))); err != nil {
		return false, err
	}
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
