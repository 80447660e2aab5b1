package fixes

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestDiffTokens checks on random token lists that the hunks turn one into the other, and that there is no shorter
// way, by the textbook's table of common subsequences.
func TestDiffTokens(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	random := func() []tok {
		list := make([]tok, rnd.IntN(12))
		for i := range list {
			list[i].text = string(rune('a' + rnd.IntN(3)))
		}
		return list
	}
	for range 5000 {
		a, b := random(), random()
		hunks := diffTokens(a, b)
		var got []tok
		i, k, changes := 0, 0, 0
		for _, h := range hunks {
			if h.i < i || h.k < k || h.i-i != h.k-k {
				t.Fatalf("%v to %v: hunks %v are out of step", a, b, hunks)
			}
			got = append(got, a[i:h.i]...)
			got = append(got, b[h.k:h.l]...)
			i, k = h.j, h.l
			changes += h.j - h.i + h.l - h.k
		}
		if got = append(got, a[i:]...); !slices.Equal(got, b) {
			t.Fatalf("%v to %v: hunks %v make %v", a, b, hunks, got)
		}
		if want := len(a) + len(b) - 2*common(a, b); changes != want {
			t.Fatalf("%v to %v: hunks %v change %d tokens, %d are enough", a, b, hunks, changes, want)
		}
	}
}

func common(a, b []tok) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if row[j+1] = max(above, row[j]); x == y {
				row[j+1] = diagonal + 1
			}
			diagonal = above
		}
	}
	return row[len(b)]
}
