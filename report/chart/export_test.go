package chart

import (
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/recorder"

	"firstcall/report/runfile"
)

// SummaryStrings are the texts that are drawn into the summary picture.
func SummaryStrings(run *runfile.Run) []string {
	var canvas recorder.Canvas
	sheet := newSummary(run)
	sheet.paint(draw.NewCanvas(&canvas, summaryWidth, sheet.height), run)
	return drawn(&canvas)
}

// Strings are the texts that are drawn into the chart's own picture.
func (ch Chart) Strings(run *runfile.Run) []string {
	var canvas recorder.Canvas
	ch.paint(draw.NewCanvas(&canvas, Standalone.Width, ch.totalHeight(run, Standalone)), run, Standalone, new(marks))
	return drawn(&canvas)
}

func drawn(canvas *recorder.Canvas) []string {
	var out []string
	for _, action := range canvas.Actions {
		if text, ok := action.(*recorder.FillString); ok {
			out = append(out, text.String)
		}
	}
	return out
}
