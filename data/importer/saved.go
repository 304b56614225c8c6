package importer

import (
	"errors"
	"slices"
	"strings"

	"firstcall/data/source"
)

// What messages say of --save-map, which tells Saved where to name the file.
const (
	beginsMap = "--save-map FILE begins a map file"
	beginsOne = "--save-map FILE begins one"
)

// Saved is an error of Open when the map that its advice is about has been written.
func Saved(err error, path string) error {
	var unusable *source.Error
	if !errors.As(err, &unusable) {
		return err
	}
	name := strings.NewReplacer(beginsMap, path+" is written, a map file to begin with", beginsOne, path+" is one, and written", "--map FILE", "--map "+path)
	saved := *unusable
	saved.Advice, saved.Problems = name.Replace(saved.Advice), slices.Clone(saved.Problems)
	for i := range saved.Problems {
		saved.Problems[i].Reason = name.Replace(saved.Problems[i].Reason)
	}
	return &saved
}
