package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"firstcall/report/runfile"
	"firstcall/report/words"
)

const ranking = `[...document.querySelectorAll("table.ranking tbody tr")].map(row => row.dataset.strategy)`

// The page's own policy lets its script and style run, and the browser has nothing to complain of.
func TestNothingIsComplainedOf(t *testing.T) {
	b := open(t)
	for name := range plans() {
		b.visit(name, 1200)
		if got := ask[string](b, `getComputedStyle(document.querySelector(".answer")).backgroundColor`); got != "rgb(255, 255, 255)" {
			t.Errorf("%s: the style is not applied: the answer stands on %s", name, got)
		}
		if !ask[bool](b, `document.querySelectorAll(".control").length > 1`) {
			t.Errorf("%s: the script did not run", name)
		}
		for _, text := range b.noise {
			t.Errorf("%s: %s", name, text)
		}
	}
}

func TestSorting(t *testing.T) {
	b := open(t)
	b.visit("clear", 1200)
	ranked := ask[[]string](b, ranking)
	click := func(column int) []string {
		ask[any](b, fmt.Sprintf(`document.querySelectorAll("table.ranking .sort")[%d].click()`, column))
		return ask[[]string](b, ranking)
	}
	run := plans()["clear"]
	byCalls := func(a, z string) int {
		return int(run.Find(z).Metrics["calls_made"].Mean - run.Find(a).Metrics["calls_made"].Mean)
	}
	if got := click(5); !slices.IsSortedFunc(got, byCalls) || got[len(got)-1] != runfile.NoCalls {
		t.Errorf("by calls: %v", got)
	}
	if got := ask[string](b, `document.querySelectorAll("table.ranking th")[5].getAttribute("aria-sort")`); got != "descending" {
		t.Errorf("the head says %q of its order", got)
	}
	if got := click(5); got[0] != runfile.NoCalls {
		t.Errorf("by calls, the fewest first: %v", got)
	}
	if got := click(3); got[len(got)-1] != runfile.History {
		t.Errorf("by difference: history, which has none, is not last: %v", got)
	}
	if got := click(1); !slices.IsSorted(got) {
		t.Errorf("by name: %v", got)
	}
	if got := click(0); !slices.Equal(got, ranked) {
		t.Errorf("by place: %v, want %v again", got, ranked)
	}
	if n := ask[int](b, `document.querySelectorAll("[aria-sort]").length`); n != 1 {
		t.Errorf("%d columns say that they order the table", n)
	}
}

// What is hidden is hidden in every chart and table, and comes back.
func TestShowingAndHiding(t *testing.T) {
	b := open(t)
	b.visit("hostile", 1200)
	id := plans()["hostile"].Strategies[3].ID // the one that attacks the page
	count := func() int {
		return ask[int](b, fmt.Sprintf(`[...document.querySelectorAll("[data-strategy]")].filter(e => e.dataset.strategy === %q && e.getBoundingClientRect().width > 0).length`, id))
	}
	before := count()
	if before < 8 { // two charts with band, line and label; the ranking and the measures
		t.Fatalf("only %d parts of %s are seen", before, id)
	}
	box := fmt.Sprintf(`[...document.querySelectorAll(".choose input")].find(box => box.value === %q).click()`, id)
	ask[any](b, box)
	if n := count(); n != 0 {
		t.Errorf("%d parts of a hidden strategy are seen", n)
	}
	ask[any](b, `{const r = document.querySelector(".read input"); r.value = 100; r.dispatchEvent(new Event("input"))}`)
	if n := count(); n != 0 {
		t.Errorf("%d parts of a hidden strategy are seen once values are read", n)
	}
	ask[any](b, box)
	if n := count(); n < before {
		t.Errorf("%d parts of it come back, of %d", n, before)
	}
	ask[any](b, `[...document.querySelectorAll(".choose button")].at(-1).click()`)
	if n := ask[int](b, `[...document.querySelectorAll("table.ranking tbody tr")].filter(row => row.getBoundingClientRect().height > 0).length`); n != 0 {
		t.Errorf("%d rows are left of none", n)
	}
}

// What is read along a line is the figure of the run file, as the page writes it.
func TestReadingValues(t *testing.T) {
	b := open(t)
	for _, name := range []string{"clear", "tie", "assumed"} {
		b.visit(name, 1200)
		run := plans()[name]
		scale := words.DifferenceScale(run, runfile.NoCalls)
		for _, calls := range []float64{12, 600, 1284, 2568} {
			ask[any](b, fmt.Sprintf(`{const r = document.querySelector(".read input"); r.value = %g; r.dispatchEvent(new Event("input"))}`, calls))
			read := ask[map[string]string](b, `Object.fromEntries([...document.querySelector(".readings").children].map(li => [li.dataset.strategy, li.querySelector("b").textContent]))`)
			for i := range run.Strategies {
				s := &run.Strategies[i]
				want, drawn := amountsAt(s, calls, scale)
				if got := read[s.ID]; drawn && !slices.Contains(want, got) {
					t.Errorf("%s: after %g calls %s is at %q, want one of %q", name, calls, s.ID, got, want)
				}
			}
		}
		if got := ask[string](b, `document.querySelector(".read input").getAttribute("aria-valuetext")`); got != "2,568 calls" {
			t.Errorf("%s: the slider says %q", name, got)
		}
	}
}

// Values are first read where all lines with calls have one.
func TestFirstReading(t *testing.T) {
	b := open(t)
	for name, share := range map[string]float64{"tie": 1, "shorter": 0.71} {
		b.visit(name, 1200)
		if read := ask[string](b, `document.querySelector(".readings").textContent`); strings.Contains(read, "not that far") {
			t.Errorf("%s: the page opens with %q", name, read)
		}
		if got := ask[float64](b, `+document.querySelector(".read input").value`) / 2568; got < share-0.01 || got > share {
			t.Errorf("%s: it opens at %.3f of the calls, want %.2f", name, got, share)
		}
	}
}

// amountsAt are the amounts of the curve about a number of calls: a line keeps
// no more points than its width can show, so that a neighbour may stand for a day.
func amountsAt(s *runfile.Strategy, calls float64, scale words.Scale) (amounts []string, drawn bool) {
	most := float64(s.Curve.CallsMade[len(s.Curve.CallsMade)-1])
	for i, made := range s.Curve.CallsMade {
		if float64(made) <= calls && float64(made) >= calls-most/100 {
			amounts = append(amounts, scale.Signed(float64(s.Curve.Extra[i])/100))
		}
	}
	return amounts, most > 0
}

// Following a line with the pointer moves the slider.
func TestPointer(t *testing.T) {
	b := open(t)
	b.visit("clear", 1200)
	ask[any](b, `{
		const svg = document.querySelector("figure .wide svg"), box = svg.getBoundingClientRect();
		svg.dispatchEvent(new PointerEvent("pointermove", {clientX: box.left + box.width / 3, clientY: box.top + box.height / 2}));
	}`)
	if got := ask[float64](b, `+document.querySelector(".read input").value`); got < 500 || got > 1500 {
		t.Errorf("at a third of the picture's width %g of 2568 calls are read", got)
	}
	if !ask[bool](b, `document.querySelector(".wide .marker").getBoundingClientRect().height > 100`) {
		t.Error("nothing marks the place in the picture")
	}
}

// Under a policy that takes style and script away, charts are seen in their colours and figures are read.
func TestStrictPolicy(t *testing.T) {
	b := open(t)
	for name, run := range plans() {
		b.visit(name+"?strict", 1200)
		if got := ask[string](b, `getComputedStyle(document.querySelector(".answer")).backgroundColor`); got != "rgba(0, 0, 0, 0)" {
			t.Errorf("%s: the policy did not take the style away: %s", name, got)
		}
		if n := ask[int](b, `document.querySelectorAll(".control, .sort").length`); n != 0 {
			t.Errorf("%s: %d controls without their script", name, n)
		}
		charts := ask[[]float64](b, `[...document.querySelectorAll("figure svg")].filter(svg => svg.getBoundingClientRect().height > 0).map(svg => svg.getBoundingClientRect().width)`)
		if want := ask[int](b, `document.querySelectorAll("figure").length`); len(charts) != want || slices.Min(charts) < 300 {
			t.Errorf("%s: of %d charts these widths are seen: %v", name, want, charts)
		}
		if paper := ask[string](b, `getComputedStyle(document.querySelector("figure svg path")).fill`); paper != "rgb(255, 255, 255)" {
			t.Errorf("%s: a chart stands on %s", name, paper)
		}
		black := ask[int](b, `[...document.querySelectorAll("figure svg path")].filter(p => getComputedStyle(p).fill === "rgb(0, 0, 0)" && getComputedStyle(p).stroke === "none").length`)
		if black != 0 {
			t.Errorf("%s: %d parts of charts are black", name, black)
		}
		text := ask[string](b, `document.body.innerText`)
		for _, s := range run.Strategies {
			if cash := words.CashScale(run).Format(float64(s.Metrics[runfile.Cash].Mean)); !strings.Contains(text, s.ID) || !strings.Contains(text, cash) {
				t.Errorf("%s: %s or its cash %s can't be read", name, s.ID, cash)
			}
		}
	}
}

// Nothing is wider than the screen, and each screen has its drawings.
func TestWidths(t *testing.T) {
	b := open(t)
	for name := range plans() {
		for _, width := range []int64{320, 390, 768, 1200} {
			b.visit(name, width)
			if over := ask[int](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s: %d pixels do not fit a width of %d", name, over, width)
			}
			narrow := ask[bool](b, `document.querySelector(".narrow").getBoundingClientRect().height > 0`)
			wide := ask[bool](b, `document.querySelector(".wide").getBoundingClientRect().height > 0`)
			if phone := width < 704; narrow != phone || wide == phone {
				t.Errorf("%s: at a width of %d the narrow drawing is seen: %v, the wide one: %v", name, width, narrow, wide)
			}
		}
	}
}

// The first Tab offers to skip to the answer, and where the keyboard is can be seen.
func TestKeyboard(t *testing.T) {
	b := open(t)
	b.visit("clear", 1200)
	const focus = `(() => {
		const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
		return {name: e.tagName + "." + e.className, seen: box.left >= 0 && box.width > 0, outline: style.outlineStyle + " " + style.outlineWidth};
	})()`
	type place struct {
		Name    string
		Seen    bool
		Outline string
	}
	reached := make(map[string]bool)
	for i := range 60 {
		if err := chromedp.Do(b, chromedp.KeyEvent(kb.Tab)); err != nil {
			t.Fatal(err)
		}
		at := ask[place](b, focus)
		if i == 0 && at.Name != "A.skip" {
			t.Errorf("the first Tab leads to %s", at.Name)
		}
		if at.Name == "BODY." {
			break
		}
		reached[at.Name] = true
		if !at.Seen || at.Outline != "solid 3px" && !strings.HasPrefix(at.Name, "INPUT") {
			t.Errorf("Tab %d: at %s the focus can't be seen: %+v", i+1, at.Name, at)
		}
	}
	for _, name := range []string{"INPUT.", "BUTTON.", "BUTTON.sort", "A.", "DIV.scroll held"} {
		if !reached[name] {
			t.Errorf("the keyboard never reaches %s", name)
		}
	}
}

// On dark screens page and charts are dark.
func TestDark(t *testing.T) {
	b := open(t)
	b.dark(true)
	b.visit("clear", 1200)
	card := ask[string](b, `getComputedStyle(document.querySelector(".answer")).backgroundColor`)
	chart := ask[string](b, `getComputedStyle(document.querySelector("figure svg path")).fill`)
	if card != "rgb(26, 32, 39)" || chart != card {
		t.Errorf("the answer stands on %s, the chart on %s", card, chart)
	}
}
