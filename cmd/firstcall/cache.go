package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"firstcall/report"
	"firstcall/report/runfile"
)

// cacheVariable sets the folder of the cache where no flag does.
const cacheVariable = "FIRSTCALL_CACHE"

// keptRuns is how many runs the cache keeps: of more, the ones used longest ago go.
const keptRuns = 100

// cache keeps the run files of a gate, by the digest of everything that they depend on.
type cache struct{ folder string }

// openCache is the cache in folder, else where the environment says, else in the
// user's cache folder; nil where none is wanted, or the system has no such folder.
func openCache(folder string, none bool) *cache {
	if none {
		return nil
	}
	if folder == "" {
		folder = os.Getenv(cacheVariable)
	}
	if folder == "" {
		home, err := os.UserCacheDir()
		if err != nil {
			return nil
		}
		folder = filepath.Join(home, "firstcall")
	}
	return &cache{folder}
}

// content are the parts of a key, each with its length, so that no two lists of parts are alike.
type content struct{ sum hash.Hash }

func newContent() content { return content{sha256.New()} }

func (c content) add(part string) { fmt.Fprintf(c.sum, "%d:%s;", len(part), part) }

func (c content) key() string { return hex.EncodeToString(c.sum.Sum(nil)) }

// addFiles adds every file of a folder, or the one file, by name and bytes.
func (c content) addFiles(path string) error {
	return filepath.WalkDir(path, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		c.add(strings.TrimPrefix(name, path))
		return c.addFile(name)
	})
}

func (c content) addFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	one := sha256.New()
	if _, err := io.Copy(one, f); err != nil {
		return err
	}
	c.add(hex.EncodeToString(one.Sum(nil)))
	return nil
}

// find gives the run kept under a key; nil where there is none, or it is damaged.
func (c *cache) find(key string) *runfile.Run {
	text, err := os.ReadFile(c.file(key))
	if err != nil {
		return nil
	}
	digest, document, _ := bytes.Cut(text, []byte("\n"))
	if sum := sha256.Sum256(document); hex.EncodeToString(sum[:]) != string(digest) {
		return nil
	}
	run, err := runfile.ReadJSON(bytes.NewReader(document), c.file(key))
	if err != nil {
		return nil
	}
	return run
}

// keep puts a run under its key.
func (c *cache) keep(key string, run *runfile.Run) error {
	var document bytes.Buffer
	if err := runfile.WriteJSON(&document, run); err != nil {
		return err
	}
	if err := os.MkdirAll(c.folder, 0o700); err != nil { // a run may name customers
		return fmt.Errorf("making the cache: %w", err)
	}
	sum := sha256.Sum256(document.Bytes())
	text := append([]byte(hex.EncodeToString(sum[:])+"\n"), document.Bytes()...)
	if err := report.WriteFile(c.file(key), text); err != nil {
		return fmt.Errorf("keeping a run in the cache: %w", err)
	}
	return c.tidy()
}

func (c *cache) file(key string) string { return filepath.Join(c.folder, key+".run") }

// tidy removes the runs that are too many, oldest first.
func (c *cache) tidy() error {
	files, err := filepath.Glob(filepath.Join(c.folder, "*.run"))
	if err != nil || len(files) <= keptRuns {
		return err
	}
	age := make(map[string]int64)
	for _, f := range files {
		if info, err := os.Stat(f); err == nil {
			age[f] = info.ModTime().UnixNano()
		}
	}
	slices.SortFunc(files, func(a, b string) int { return cmp.Or(cmp.Compare(age[a], age[b]), strings.Compare(a, b)) })
	for _, f := range files[:len(files)-keptRuns] {
		if err := os.Remove(f); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("tidying the cache: %w", err)
		}
	}
	return nil
}
