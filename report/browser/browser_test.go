// Package browser tries the page in a real browser: what its script does, what
// is left without it and under a strict policy, phones, paper, and the
// accessibility rules of axe-core. It needs Chromium, and skips without it.
package browser

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"firstcall/report"
	"firstcall/report/internal/example"
	"firstcall/report/runfile"
)

// strict is what careful servers and mail readers send: no script, no style but their own files.
const strict = "default-src 'none'; img-src 'self'; style-src 'self'"

func plans() map[string]*runfile.Run {
	return map[string]*runfile.Run{
		"clear": example.Clear().Run(), "tie": example.Tie().Run(), "assumed": example.Assumed().Run(),
		"many": example.Many().Run(), "hostile": example.Hostile().Run().Printable(), "written": example.Written().Run(),
		"shorter": shorter(),
	}
}

// shorter is a run in which limits let one strategy make seven calls of ten.
func shorter() *runfile.Run {
	run := example.Tie().Run()
	made := run.Strategies[len(run.Strategies)-1].Curve.CallsMade
	for i := range made {
		made[i] *= 0.7
	}
	return run
}

// tab is a browser's tab, and the server that has the pages.
type tab struct {
	context.Context
	t     *testing.T
	url   string
	noise []string // what the browser complained of
}

// open starts a browser of this test's own.
func open(t *testing.T) *tab {
	t.Helper()
	path := chromium()
	if path == "" {
		t.Skip("no Chromium found")
	}
	pages := make(map[string][]byte)
	for name, run := range plans() {
		var b bytes.Buffer
		if err := report.WritePage(&b, run); err != nil {
			t.Fatal(err)
		}
		pages[name] = b.Bytes()
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page, found := pages[strings.Trim(r.URL.Path, "/")]
		if !found {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if r.URL.Query().Has("strict") {
			w.Header().Set("Content-Security-Policy", strict)
		}
		_, _ = w.Write(page)
	}))
	t.Cleanup(server.Close)
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, leave := chromedp.NewContext(allocator)
	t.Cleanup(leave)
	b := &tab{t: t, url: server.URL}
	if err := chromedp.Do(ctx); err != nil { // the browser lives as long as this context, which has no time limit
		t.Fatal(err)
	}
	limited, cancel := context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(cancel)
	b.Context = limited
	if err := chromedp.Listen(ctx, b.listen); err != nil {
		t.Fatal(err)
	}
	call(b, log.Enable, cdp.Empty{})
	return b
}

func chromium() string {
	if path := os.Getenv("CHROMIUM"); path != "" {
		return path
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

func (b *tab) listen(event any) {
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		b.noise = append(b.noise, e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		if !strings.Contains(e.Entry.URL, "favicon") {
			b.noise = append(b.noise, e.Entry.Text)
		}
	}
}

// visit goes to a page on a screen of that width.
func (b *tab) visit(page string, width int64) {
	b.t.Helper()
	b.noise = nil
	if err := chromedp.Do(b, chromedp.EmulateViewport(width, 900), chromedp.Navigate(b.url+"/"+page)); err != nil {
		b.t.Fatalf("%s: %v", page, err)
	}
}

func (b *tab) dark(dark bool) {
	b.t.Helper()
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
}

// ask evaluates an expression of the page's language in the page.
func ask[T any](b *tab, expression string) T {
	b.t.Helper()
	value, err := chromedp.Run(b, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return value
}

func call[P, R any](b *tab, command cdp.Command[P, R], params P) R {
	b.t.Helper()
	answer, err := chromedp.Call(b, command, params)
	if err != nil {
		b.t.Fatal(err)
	}
	return answer
}
