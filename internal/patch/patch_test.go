package patch

import (
	"slices"
	"testing"

	"github.com/srvfix/srvfix/internal/record"
)

func TestMergeAndApply(t *testing.T) {
	const src = "one two three\r\n"
	e := func(start, end int, text string) record.Edit {
		return record.Edit{File: "f", Start: start, End: end, New: text}
	}
	for name, c := range map[string]struct {
		fixes   [][]record.Edit
		want    string
		dropped []int
	}{
		"identical edits count once": {
			[][]record.Edit{{e(0, 0, "+"), e(4, 7, "2")}, {e(0, 0, "+"), e(8, 13, "3")}}, "+one 2 3\r\n", nil,
		},
		"different insertions at one point are both kept": {
			[][]record.Edit{{e(4, 4, "a")}, {e(4, 4, "b")}}, "one abtwo three\r\n", nil,
		},
		"an insertion goes before the replacement that starts there": {
			[][]record.Edit{{e(4, 7, "2")}, {e(4, 4, "x")}}, "one x2 three\r\n", nil,
		},
		"touching replacements are both kept": {
			[][]record.Edit{{e(0, 4, "1")}, {e(4, 7, "2")}}, "12 three\r\n", nil,
		},
		"a fix that overlaps is dropped whole": {
			[][]record.Edit{{e(0, 7, "X")}, {e(4, 13, "Y"), e(0, 0, "import ")}, {e(8, 13, "3")}}, "X 3\r\n", []int{1},
		},
		"an insertion inside a replacement is dropped": {
			[][]record.Edit{{e(0, 7, "X")}, {e(3, 3, "Y")}}, "X three\r\n", []int{1},
		},
	} {
		t.Run(name, func(t *testing.T) {
			files, dropped := Merge(c.fixes)
			if !slices.Equal(dropped, c.dropped) {
				t.Errorf("dropped %v, want %v", dropped, c.dropped)
			}
			got, err := Apply([]byte(src), files["f"])
			if err != nil || string(got) != c.want {
				t.Errorf("got %q, %v, want %q", got, err, c.want)
			}
		})
	}
}

func TestOffset(t *testing.T) {
	edits := []record.Edit{{Start: 0, End: 0, New: "++"}, {Start: 4, End: 7, New: "2"}}
	for offset, want := range map[int]int{0: 2, 3: 5, 4: 6, 6: 6, 7: 7, 9: 9} {
		if got := Offset(edits, offset); got != want {
			t.Errorf("Offset(%d) is %d, want %d", offset, got, want)
		}
	}
}
