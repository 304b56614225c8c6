package importer

import (
	"crypto/sha256"
	"io"
	"os"
	"path/filepath"
)

// copies are the files of a folder by size and, where several have one size, by
// content: a file that was saved twice must not count twice.
type copies map[int64][]string

// of is the name of an earlier file with the same content, "" where there is none.
func (c copies) of(path string) string {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return ""
	}
	size := info.Size()
	if size == 0 {
		return ""
	}
	for _, earlier := range c[size] {
		a, ok1 := digest(earlier)
		b, ok2 := digest(path)
		if ok1 && ok2 && a == b {
			return filepath.Base(earlier)
		}
	}
	c[size] = append(c[size], path)
	return ""
}

func digest(path string) (sum [sha256.Size]byte, ok bool) {
	file, err := os.Open(path)
	if err != nil {
		return sum, false
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return sum, false
	}
	return [sha256.Size]byte(h.Sum(nil)), true
}
