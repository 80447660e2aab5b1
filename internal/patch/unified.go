package patch

import (
	"fmt"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// Unified returns the difference of two texts as patch and git apply read it, "" if there is none. The library forgets
// the lines between two edits of one hunk when it numbers the hunks behind, so where a hunk goes is counted here.
func Unified(oldLabel, newLabel, before, after string) string {
	head, hunks, found := strings.Cut(udiff.Unified(oldLabel, newLabel, before, after), "\n@@ ")
	if !found {
		return head
	}
	var out strings.Builder
	grown := 0 // by how many lines, up to here
	for line := range strings.Lines("@@ " + hunks) {
		switch line[0] {
		case '@':
			var from, to int
			fmt.Sscanf(line, "@@ -%d", &from)
			old, rest, _ := strings.Cut(line, " +")
			if fmt.Sscanf(rest, "%d", &to); to > 0 { // 0: the file is empty behind the hunk
				line = fmt.Sprintf("%s +%d%s", old, max(from, 1)+grown, strings.TrimPrefix(rest, fmt.Sprint(to)))
			}
		case '+':
			grown++
		case '-':
			grown--
		}
		out.WriteString(line)
	}
	return head + "\n" + out.String()
}
