package index

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// An index is a map of texts to the order in which they came.
func TestIndexIsAMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var x Index
		want := map[string]int32{}
		for range rapid.IntRange(0, 300).Draw(t, "texts") {
			text := rapid.StringMatching(`[ab]{0,7}`).Draw(t, "text")
			before, known := want[text]
			if n, found := x.Find(text); found != known || known && n != before {
				t.Fatalf("%q is found as %d, %v; want %d, %v", text, n, found, before, known)
			}
			if !known {
				want[text] = int32(len(want))
			}
			if n, found := x.Enter(text); found != known || n != want[text] {
				t.Fatalf("%q is entered as %d, %v; want %d, %v", text, n, found, want[text], known)
			}
		}
		if x.Len() != len(want) {
			t.Fatalf("%d texts, want %d", x.Len(), len(want))
		}
		for text, n := range want {
			if x.Text(n) != text {
				t.Fatalf("text %d is %q, want %q", n, x.Text(n), text)
			}
		}
	})
}

// Ascending texts are found by their order, until so many are looked for that slots pay.
func TestAscendingTextsAreFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var x Index
		all := rapid.SliceOfDistinct(rapid.StringMatching(`[a-c]{1,5}`), rapid.ID[string]).Draw(t, "texts")
		slices.Sort(all)
		for _, text := range all {
			x.Enter(text)
		}
		for range rapid.IntRange(0, 100).Draw(t, "lookups") {
			text := rapid.OneOf(rapid.StringMatching(`[a-d]{0,5}`), rapid.SampledFrom(append(all, ""))).Draw(t, "looked for")
			want, known := slices.BinarySearch(all, text)
			if n, found := x.Find(text); found != known || known && int(n) != want {
				t.Fatalf("%q is found as %d, %v; want %d, %v", text, n, found, want, known)
			}
		}
	})
}

// Many texts at once mean what they mean one after another.
func TestManyTextsAtOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		long := rapid.SampledFrom([]int{10, 100, 30_000, 1<<16 - 1, 1 << 16}).Draw(t, "long")
		text := rapid.Custom(func(t *rapid.T) string {
			word := rapid.StringMatching(`[ab]{0,9}`).Draw(t, "text")
			if rapid.IntRange(0, 4).Draw(t, "short") == 0 {
				word += strings.Repeat("c", long-len(word))
			}
			return word
		})
		var x, want Index
		for range rapid.IntRange(0, 20).Draw(t, "times") {
			texts := rapid.SliceOfN(text, 0, 30).Draw(t, "texts")
			if rapid.Bool().Draw(t, "in order") {
				slices.Sort(texts)
				texts = slices.Compact(texts)
			}
			if rapid.IntRange(0, 3).Draw(t, "find") == 0 {
				numbers := make([]int32, len(texts))
				x.FindEach(texts, numbers)
				for i, text := range texts {
					if n, known := want.Find(text); known && n != numbers[i] || !known && numbers[i] != -1 {
						t.Fatalf("a text of %d bytes is found as %d, want %d, %v", len(text), numbers[i], n, known)
					}
				}
			}
			for len(texts) > 0 {
				n := x.EnterNew(texts)
				for _, text := range texts[:n] {
					if _, known := want.Enter(text); known {
						t.Fatalf("a text of %d bytes is entered twice", len(text))
					}
				}
				if texts = texts[n:]; n > 0 || len(texts) == 0 {
					continue
				}
				if _, known := want.Find(texts[0]); !known {
					t.Fatalf("a text of %d bytes is not entered", len(texts[0]))
				}
				texts = texts[1:]
			}
		}
		if x.Len() != want.Len() {
			t.Fatalf("%d texts, want %d", x.Len(), want.Len())
		}
		var numbers List[int32]
		all := rapid.Bool().Draw(t, "all")
		for n := range int32(x.Len()) {
			if all || n%3 != 0 {
				numbers.Add(n)
			}
		}
		letters, ends := x.Lay(&numbers)
		for i := range numbers.Len() {
			n := *numbers.At(i)
			if x.Text(n) != want.Text(n) || string(letters[ends[i]:ends[i+1]]) != want.Text(n) {
				t.Fatalf("text %d is another", n)
			}
		}
	})
}

// Texts of any length, empty ones and one that fills a piece to its end among them.
func TestLongTexts(t *testing.T) {
	var x Index
	var want []string
	for n, length := range []int{0, 1, 1<<16 - 3, 2, 1<<16 - 2, 1<<16 - 1, 1, 1 << 16, 200_000, 5} {
		text := strings.Repeat(string(rune('z'-n)), length)
		if got, known := x.Enter(text); int(got) != n || known {
			t.Fatalf("text of %d bytes is entered as %d, %v", length, got, known)
		}
		want = append(want, text)
	}
	for n, text := range want {
		if got, known := x.Find(text); int(got) != n || !known || x.Text(int32(n)) != text {
			t.Fatalf("text of %d bytes is found as %d, %v", len(text), got, known)
		}
	}
}

func BenchmarkEnter(b *testing.B) {
	const n = 1_000_000
	ids := make([]string, n)
	for i := range ids {
		ids[i] = fmt.Sprintf("INV%08d", i)
	}
	b.Run("index", func(b *testing.B) {
		for range b.N {
			var x Index
			for _, id := range ids {
				x.Enter(id)
			}
		}
	})
	b.Run("map", func(b *testing.B) {
		for range b.N {
			x := map[string]int32{}
			for i, id := range ids {
				x[id] = int32(i)
			}
		}
	})
}

func TestListIsASlice(t *testing.T) {
	for _, reserved := range []int{0, 1, 2 << pieceBits, 9 << pieceBits} {
		testList(t, reserved)
	}
}

func testList(t *testing.T, reserved int) {
	t.Helper()
	var l List[int32]
	var want []int32
	for i := range int32(3<<pieceBits + 5) {
		if i == 77 {
			l.Reserve(reserved)
		}
		l.Add(i)
		want = append(want, i)
		if i%7 == 0 {
			l.DropLast()
			want = want[:len(want)-1]
		}
	}
	*l.At(1 << pieceBits) = -1
	want[1<<pieceBits] = -1
	for _, n := range []int{0, 1, 2 << pieceBits, 17} {
		l.AddAll(want[:n])
		want = append(want, want[:n]...)
		l.AddMany(int32(n), n)
		want = append(want, slices.Repeat([]int32{int32(n)}, n)...)
		AddRange(&l, 7, n)
		for i := range int32(n) {
			want = append(want, 7+i)
		}
	}
	if l.Len() != len(want) {
		t.Fatalf("%d entries, want %d", l.Len(), len(want))
	}
	for i, v := range want {
		if *l.At(i) != v {
			t.Fatalf("entry %d is %d, want %d", i, *l.At(i), v)
		}
	}
	if !slices.Equal(l.Slice(), want) || !slices.Equal(l.AppendTo(nil), want) {
		t.Fatalf("with room for %d, the slice has other entries", reserved)
	}
}
