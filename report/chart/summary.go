package chart

import (
	"fmt"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

// Summary is the picture that can be mailed alone: the answer, how sure and
// why, the house chart, and which ledger, dates and evidence it rests on.
func Summary(run *runfile.Run) ([]byte, error) {
	const width = 860
	answer := words.Answering(run)
	inner := vg.Length(width - 4*margin)
	text := summaryText(run, answer, inner)
	body := All()[0]
	if !body.Drawable(run) {
		body = differenceToHistory
	}
	f := Format{Width: inner, Bare: true}
	height := 4*margin + body.height(run, f) + 48
	for _, p := range text {
		height += vg.Length(p.lead*vg.Length(len(p.lines))) + p.after
	}
	canvas := vgimg.NewWith(vgimg.UseWH(width, height), vgimg.UseDPI(dpi))
	c := draw.Crop(draw.New(canvas), 2*margin, -2*margin, 2*margin, -2*margin)
	c = write(c, text)
	foot := lettering(9.5, muted, false)
	for i, line := range footLines(run) {
		c.FillText(foot, vg.Point{X: c.Min.X, Y: c.Min.Y + vg.Length((1-i)*13)}, line)
	}
	if body.Drawable(run) {
		c.FillText(lettering(11, muted, false), vg.Point{X: c.Min.X, Y: c.Max.Y - 11}, body.Reading)
		body.draw(draw.Crop(c, 0, 0, 34, -24), run, f, new(marks))
	}
	return encoded(canvas, "summary")
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
	l := run.Ledger
	digest := l.Digest
	if len(digest) > 19 {
		digest = digest[:19]
	}
	return [2]string{
		fmt.Sprintf("Season %s to %s, %d calls a day. Evidence %s: %s.",
			words.Date(run.Season.From), words.Date(run.Season.To), run.Capacity.CallsPerDay, run.Response.Evidence, words.Evidence(run.Response.Evidence)),
		fmt.Sprintf("Ledger %s: %s customers, %s invoices, %s calls. %s replications, seed %d, firstcall %s.",
			digest, words.Count(l.Customers), words.Count(l.Invoices), words.Count(l.Calls), words.Count(run.Replications), run.Seed, run.Tool.Version),
	}
}
