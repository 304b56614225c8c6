package chart

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// Summary is the picture that can be mailed alone: the answer, how sure and
// why, the house chart, and which ledger, dates and evidence it rests on.
func Summary(run *runfile.Run) ([]byte, error) {
	sheet := newSummary(run)
	canvas := vgimg.NewWith(vgimg.UseWH(summaryWidth, sheet.height), vgimg.UseDPI(dpi))
	sheet.paint(draw.New(canvas), run)
	return encoded(canvas, "summary")
}

const summaryWidth = 860

// summary is the picture laid out.
type summary struct {
	text   []paragraph
	body   Chart
	format Format
	height vg.Length
}

func newSummary(run *runfile.Run) summary {
	inner := vg.Length(summaryWidth - 4*margin)
	s := summary{text: summaryText(run, words.Answering(run), inner), body: All()[0], format: Format{Width: inner, Bare: true}}
	if !s.body.Drawable(run) {
		s.body = differenceToHistory
	}
	if s.body.Drawable(run) {
		style := lettering(11, muted, false)
		s.text = append(s.text, paragraph{style, style.Font.Size * 1.3, wrapped(style, s.body.Reading(run), inner), 10})
	}
	s.height = 4*margin + s.body.height(run, s.format) + 34
	for _, p := range s.text {
		s.height += vg.Length(p.lead*vg.Length(len(p.lines))) + p.after
	}
	return s
}

func (s summary) paint(c draw.Canvas, run *runfile.Run) {
	c = write(draw.Crop(c, 2*margin, -2*margin, 2*margin, -2*margin), s.text)
	foot := lettering(9.5, muted, false)
	for i, line := range footLines(run) {
		c.FillText(foot, vg.Point{X: c.Min.X, Y: c.Min.Y + vg.Length((1-i)*13)}, line)
	}
	if s.body.Drawable(run) {
		s.body.draw(draw.Crop(c, 0, 0, 34, 0), run, s.format, new(marks))
	}
}

func summaryText(run *runfile.Run, answer words.Answer, width vg.Length) []paragraph {
	var out []paragraph
	add := func(size vg.Length, bold, warn bool, s string, after vg.Length) {
		if s == "" {
			return
		}
		style := lettering(size, ink, bold)
		if warn {
			style.Color = alert
		}
		out = append(out, paragraph{style, size * 1.35, wrapped(style, s, width), after})
	}
	add(12, false, false, run.Title, 2)
	add(22, true, false, answer.Headline, 4)
	add(13, false, false, answer.Detail, 4)
	add(13, false, false, answer.Confidence, 6)
	add(12, true, true, caution(run), 6)
	return out
}

func footLines(run *runfile.Run) [2]string {
	t, l := words.In(run), run.Ledger
	digest := l.Digest
	if len(digest) > 19 {
		digest = digest[:19]
	}
	return [2]string{
		t.Say("summary.season",
			words.Date(run.Season.From), words.Date(run.Season.To), t.CallsADay(run.Capacity.CallsPerDay), words.Grade(run), t.Evidence(words.Grade(run))),
		t.Say("summary.ledger",
			digest, words.Count(l.Customers), words.Count(l.Invoices), words.Count(l.Calls), words.Count(run.Replications), run.Seed, run.Tool.Version),
	}
}
