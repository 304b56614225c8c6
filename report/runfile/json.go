package runfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
)

// Error is a run file that can't be used: not JSON, damaged, or of another schema.
type Error struct {
	File string
	Line int // 0: the file as a whole
	Text string
}

func (e *Error) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Text)
	}
	return fmt.Sprintf("%s: %s", e.File, e.Text)
}

// An array of plain values, spread by MarshalIndent over a line each.
var (
	spreadArray = regexp.MustCompile(`\[\n[^\[\]{}]*\]`)
	lineBreak   = regexp.MustCompile(`\n\s*`)
)

// WriteJSON writes the run: the same run gives the same bytes.
func WriteJSON(w io.Writer, run *Run) error { return write(w, run) }

func write(w io.Writer, document any) error {
	text, err := json.MarshalIndent(document, "", " ")
	if err != nil {
		return fmt.Errorf("writing run file: %w", err)
	}
	// A curve stays on one line: strings hold no raw line break, so only layout is touched.
	text = spreadArray.ReplaceAllFunc(text, func(array []byte) []byte {
		return lineBreak.ReplaceAll(array, nil)
	})
	if _, err := w.Write(append(text, '\n')); err != nil {
		return fmt.Errorf("writing run file: %w", err)
	}
	return nil
}

// ReadJSON reads a run file. A file that can't be used is an *Error that names it.
func ReadJSON(r io.Reader, name string) (*Run, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("reading run file %s: %w", name, err)
	}
	return parse(text, name)
}

func parse(text []byte, name string) (*Run, error) {
	schema, err := schemaOf(text, name)
	switch {
	case err != nil:
		return nil, err
	case schema == BaselineSchema:
		return nil, &Error{File: name, Text: "a baseline, which keeps what later runs are compared with, and no run file"}
	case schema != Schema:
		return nil, &Error{File: name, Text: fmt.Sprintf("schema %q, but this version reads %q", schema, Schema)}
	}
	run := new(Run)
	if err := json.Unmarshal(text, run); err != nil {
		return nil, damaged(name, text, err)
	}
	if err := run.check(); err != nil {
		return nil, &Error{File: name, Text: "damaged run file: " + err.Error()}
	}
	return run, nil
}

func schemaOf(text []byte, name string) (string, error) {
	var head struct {
		Schema *string `json:"schema"`
	}
	if err := json.Unmarshal(text, &head); err != nil {
		return "", damaged(name, text, err)
	}
	if head.Schema == nil {
		return "", &Error{File: name, Text: `no "schema": this is not a run file of firstcall`}
	}
	return *head.Schema, nil
}

func damaged(name string, text []byte, err error) error {
	e := &Error{File: name, Text: "damaged run file: " + err.Error()}
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case len(text) == 0:
		e.Text = "empty file: a run file holds JSON"
	case errors.As(err, &syntax):
		e.Line = lineAt(text, syntax.Offset)
	case errors.As(err, &kind):
		e.Line = lineAt(text, kind.Offset)
	}
	return e
}

func lineAt(text []byte, offset int64) int {
	return 1 + bytes.Count(text[:min(int(offset), len(text))], []byte("\n"))
}
