// Package chart draws a run: one chart a file, as SVG for pages and as PNG for
// mail. The same run gives the same bytes.
package chart

import (
	"bytes"
	"fmt"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// Chart is one picture of a run.
type Chart struct {
	ID    string // its file name, without extension
	Title func(run *runfile.Run) string
	// Reading tells how to read it, in one or two sentences.
	Reading func(run *runfile.Run) string
	// Drawable reports whether the run holds what the chart shows.
	Drawable func(run *runfile.Run) bool
	// Trust marks a chart that tests the run, for the page's section on trust.
	Trust  bool
	height func(run *runfile.Run, f Format) vg.Length
	draw   func(c draw.Canvas, run *runfile.Run, f Format, marks *marks)
}

// Format is the space that a chart is drawn for.
type Format struct {
	Width  vg.Length
	Narrow bool // a phone: names below the picture instead of beside it
	Bare   bool // without title: the page has its own
}

// The formats in use.
var (
	Standalone = Format{Width: 760}
	PageWide   = Format{Width: 760, Bare: true}
	PageNarrow = Format{Width: 380, Bare: true, Narrow: true}
)

// All lists the charts in the order of the page.
func All() []Chart {
	return []Chart{extraCashAgainstCalls, cashAgainstCalls, differenceToHistory, cashAgainstCapacity, cashByMonth, whereItWins, agingAtEnd,
		whoGetsCalled, weeksForecast, effectsAssumed, assumptionsTornado}
}

// SVG draws the chart as one svg element without any style sheet or remote
// reference: it may stand in a file or inside a page.
func (ch Chart) SVG(run *runfile.Run, f Format) ([]byte, error) {
	canvas := vgsvg.New(f.Width, ch.totalHeight(run, f))
	marks := &marks{scripted: f.Bare}
	ch.paint(draw.New(canvas), run, f, marks)
	var b bytes.Buffer
	if _, err := canvas.WriteTo(&b); err != nil {
		return nil, fmt.Errorf("drawing %s: %w", ch.ID, err)
	}
	return inlined(b.Bytes(), ch.Title(run), marks.groups), nil
}

// dpi is twice that of a plain screen.
const dpi = 192

// PNG draws the chart with its title, on white.
func (ch Chart) PNG(run *runfile.Run) ([]byte, error) {
	canvas := vgimg.NewWith(vgimg.UseWH(Standalone.Width, ch.totalHeight(run, Standalone)), vgimg.UseDPI(dpi))
	ch.paint(draw.New(canvas), run, Standalone, new(marks))
	return encoded(canvas, ch.ID)
}

func encoded(canvas *vgimg.Canvas, name string) ([]byte, error) {
	var b bytes.Buffer
	if _, err := (vgimg.PngCanvas{Canvas: canvas}).WriteTo(&b); err != nil {
		return nil, fmt.Errorf("drawing %s: %w", name, err)
	}
	return b.Bytes(), nil
}

const margin = 14

func (ch Chart) paint(c draw.Canvas, run *runfile.Run, f Format, marks *marks) {
	c.SetColor(paper)
	c.Fill(c.Path())
	if f.Bare {
		ch.draw(draw.Crop(c, 2, -2, 2, -4), run, f, marks)
		return
	}
	c = draw.Crop(c, margin, -margin, margin, -margin)
	ch.draw(heading(c, ch.Title(run), caution(run), ch.Reading(run)), run, f, marks)
}

func (ch Chart) totalHeight(run *runfile.Run, f Format) vg.Length {
	h := ch.height(run, f)
	if !f.Bare {
		h += 2*margin + headingHeight(f.Width-2*margin, ch.Title(run), caution(run), ch.Reading(run))
	}
	return h
}

// caution is what a picture that is mailed alone must not leave unsaid, or "".
func caution(run *runfile.Run) string {
	t, text := words.In(run), ""
	switch {
	case run.Response.Evidence == "C":
		text = t.Say("caution.assumed")
	case run.Recommendation.Verdict == runfile.Insufficient:
		text = t.Say("caution.insufficient")
	}
	if run.Interrupted() {
		text = strings.TrimSpace(text + " " + t.Say("caution.interrupted"))
	}
	return text
}

// says is the text of a key, in the run's language.
func says(key string) func(*runfile.Run) string {
	return func(run *runfile.Run) string { return words.In(run).Say(key) }
}
