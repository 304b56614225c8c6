package report

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"firstcall/report/chart"
	"firstcall/report/runfile"
)

// File is one file of a report folder.
type File struct {
	Name    string
	Content []byte
}

// WriteFolder writes report.html, run.json, summary.png, every chart as PNG and
// SVG, and the extra files into dir, which it makes. All is drawn before
// anything is written, and each file appears whole or not at all.
func WriteFolder(dir string, run *runfile.Run, extra ...File) error {
	files, err := Render(run)
	if err != nil {
		return fmt.Errorf("drawing the report: %w", err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("making the report folder: %w", err)
	}
	for _, f := range append(files, extra...) {
		if err := WriteFile(filepath.Join(dir, f.Name), f.Content); err != nil {
			return fmt.Errorf("writing the report: %w", err)
		}
	}
	return nil
}

// Render draws what WriteFolder writes, without writing it.
func Render(run *runfile.Run) ([]File, error) {
	var page, data bytes.Buffer
	if err := WritePage(&page, run); err != nil {
		return nil, err
	}
	if err := runfile.WriteJSON(&data, run); err != nil {
		return nil, err
	}
	shown := run.Printable()
	summary, err := chart.Summary(shown)
	if err != nil {
		return nil, err
	}
	files := []File{{"report.html", page.Bytes()}, {"summary.png", summary}, {"run.json", data.Bytes()}}
	for _, ch := range chart.All() {
		if !ch.Drawable(shown) {
			continue
		}
		png, err := ch.PNG(shown)
		if err != nil {
			return nil, err
		}
		svg, err := ch.SVG(shown, chart.Standalone)
		if err != nil {
			return nil, err
		}
		files = append(files, File{ch.ID + ".png", png}, File{ch.ID + ".svg", svg})
	}
	return files, nil
}

// WriteFile writes beside the target and renames, so that a reader sees the
// old file or the new one, never half of either.
func WriteFile(path string, content []byte) (err error) {
	temp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			temp.Close()
			os.Remove(temp.Name())
		}
	}()
	if _, err = temp.Write(content); err != nil {
		return err
	}
	if err = temp.Chmod(0o644); err != nil {
		return err
	}
	if err = temp.Close(); err != nil {
		return err
	}
	return os.Rename(temp.Name(), path)
}
