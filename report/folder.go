package report

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"firstcall/report/chart"
	"firstcall/report/runfile"
)

// WriteFolder writes report.html, run.json, summary.png and every chart as PNG
// and SVG into dir, which it makes. All is drawn before anything is written,
// and each file appears whole or not at all. It returns the files' names.
func WriteFolder(dir string, run *runfile.Run) ([]string, error) {
	files, err := render(run)
	if err != nil {
		return nil, fmt.Errorf("drawing the report: %w", err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("making the report folder: %w", err)
	}
	names := make([]string, len(files))
	for i, f := range files {
		if err := writeWhole(filepath.Join(dir, f.name), f.content); err != nil {
			return nil, fmt.Errorf("writing the report: %w", err)
		}
		names[i] = f.name
	}
	return names, nil
}

type file struct {
	name    string
	content []byte
}

func render(run *runfile.Run) ([]file, error) {
	var page, data bytes.Buffer
	if err := WritePage(&page, run); err != nil {
		return nil, err
	}
	if err := runfile.WriteJSON(&data, run); err != nil {
		return nil, err
	}
	summary, err := chart.Summary(run)
	if err != nil {
		return nil, err
	}
	files := []file{{"report.html", page.Bytes()}, {"summary.png", summary}, {"run.json", data.Bytes()}}
	for _, ch := range chart.All() {
		if !ch.Drawable(run) {
			continue
		}
		png, err := ch.PNG(run)
		if err != nil {
			return nil, err
		}
		svg, err := ch.SVG(run, chart.Standalone)
		if err != nil {
			return nil, err
		}
		files = append(files, file{ch.ID + ".png", png}, file{ch.ID + ".svg", svg})
	}
	return files, nil
}

// writeWhole writes beside the target and renames, so that a reader sees the
// old file or the new one, never half of either.
func writeWhole(path string, content []byte) (err error) {
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
