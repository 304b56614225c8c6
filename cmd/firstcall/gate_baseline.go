package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"firstcall/report/compare"
)

// readBaseline finds a baseline. That there is none is no error: why says so.
func readBaseline(path string) (base compare.Side, why string, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return base, fmt.Sprintf("there is no baseline at %s%s", path, nearestFile(path)), nil
	case err != nil:
		return base, "", usageError(fmt.Errorf("--baseline: %w", err))
	case info.IsDir():
		held, err := filepath.Glob(filepath.Join(path, "*.json"))
		if err != nil {
			return base, "", usageError(fmt.Errorf("--baseline: %w", err))
		}
		if len(held) == 0 {
			return base, fmt.Sprintf("there is no baseline in %s", path), nil
		}
		if len(held) > 1 {
			return base, "", usageError(fmt.Errorf("--baseline %s: a folder with %d baselines; name one, as in --baseline %s", path, len(held), held[0]))
		}
		path = held[0]
	}
	base, err = readSide(path)
	return base, "", err
}
