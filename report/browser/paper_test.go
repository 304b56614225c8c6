package browser

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

var mediaBox = regexp.MustCompile(`/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]`)

// The page prints on the printer's paper, A4 or Letter, headings with what follows them.
func TestPaper(t *testing.T) {
	b := open(t)
	for paper, size := range map[string]struct {
		chromedp.PaperSize
		box string
	}{"A4": {chromedp.PaperA4, "595"}, "Letter": {chromedp.PaperLetter, "612"}} {
		for _, name := range []string{"clear", "assumed", "many", "written"} {
			b.visit(name, 1200)
			pdf, err := chromedp.Run(b, chromedp.PrintToPDF(chromedp.PDFPaper(size.PaperSize)))
			if err != nil {
				t.Fatal(err)
			}
			boxes := mediaBox.FindAllSubmatch(pdf, -1)
			if len(boxes) < 3 || len(boxes) > 16 {
				t.Errorf("%s on %s: %d sheets", name, paper, len(boxes))
			}
			for _, box := range boxes {
				if !bytes.HasPrefix(box[1], []byte(size.box[:2])) {
					t.Errorf("%s on %s: a sheet is %s points wide", name, paper, box[1])
				}
			}
			headings := ask[[]string](b, `[...document.querySelectorAll("h2, h3")].map(h => h.innerText)`)
			checkSheets(t, name+" on "+paper, pdf, headings)
		}
	}
}

// checkSheets reads the sheets with pdftotext, where it is installed.
func checkSheets(t *testing.T, name string, pdf []byte, headings []string) {
	t.Helper()
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Log("pdftotext is not installed: the text of the sheets is not looked at")
		return
	}
	path := filepath.Join(t.TempDir(), "page.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command(program, "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	sheets := strings.Split(strings.TrimRight(string(text), "\f\n"), "\f")
	for i, sheet := range sheets {
		lines := strings.Split(strings.TrimSpace(sheet), "\n")
		last := strings.TrimSpace(lines[len(lines)-1])
		if slices.Contains(headings, last) {
			t.Errorf("%s: sheet %d ends with the heading %q", name, i+1, last)
		}
		if strings.HasPrefix(last, "Strategy ") {
			t.Errorf("%s: sheet %d ends with the head of a table: %s", name, i+1, last)
		}
		if len(lines) < 3 {
			t.Errorf("%s: sheet %d holds nothing but %q", name, i+1, last)
		}
	}
	// The ranking goes on with its head where it goes on to another sheet.
	for i, sheet := range sheets[1:] {
		begins := strings.Fields(sheet)
		if len(begins) > 0 && regexp.MustCompile(`^\d+$`).MatchString(begins[0]) && strings.Contains(sheet, "Evidence A:") {
			t.Errorf("%s: sheet %d goes on with a table without its head", name, i+2)
		}
	}
}
