package patch

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// numbered returns lines with the given numbers; edits puts other lines in the place of some.
func numbered(n int, edits map[int]string) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		if text, ok := edits[i]; ok {
			b.WriteString(text)
		} else {
			fmt.Fprintf(&b, "line %d\n", i)
		}
	}
	return b.String()
}

var hunkHead = regexp.MustCompile(`(?m)^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@\n.(.*)`)

func TestUnified(t *testing.T) {
	for name, edits := range map[string]map[int]string{
		"two edits in a hunk that grows":        {5: "a\nb\nc\n", 9: "d\ne\n", 30: "f\n"},
		"two edits in a hunk that shrinks":      {5: "", 6: "", 9: "", 30: "f\n", 50: "g\nh\n"},
		"three edits in a hunk, first lines":    {1: "", 4: "a\nb\nc\n", 8: "", 40: ""},
		"lines that look like those of a patch": {5: "-- a\n", 9: "++ b\n@@ -1 +1 @@\n", 30: "@@ -7 +7 @@\nc\n", 50: ""},
		"the last line":                         {5: "a\nb\n", 8: "", 60: "no end"},
		"nothing":                               {},
	} {
		t.Run(name, func(t *testing.T) {
			before, after := numbered(60, nil), numbered(60, edits)
			diff := Unified("a/f", "b/f", before, after)
			from, to := strings.Split(before, "\n"), strings.Split(after, "\n")
			for _, m := range hunkHead.FindAllStringSubmatch(diff, -1) {
				a, _ := strconv.Atoi(m[1])
				b, _ := strconv.Atoi(m[2])
				if line := m[3]; from[a-1] != line && to[b-1] != line {
					t.Errorf("hunk %q begins with %q, which is in neither text there", m[0], line)
				} else if strings.Contains(m[0], "\n ") && to[b-1] != line {
					t.Errorf("hunk %q says that line %d of the new text is %q, which is %q", m[0], b, line, to[b-1])
				}
			}
			for _, tool := range [][]string{{"git", "apply"}, {"patch", "-p1", "--fuzz=0"}} {
				if _, err := exec.LookPath(tool[0]); err != nil {
					t.Logf("no %s here", tool[0])
					continue
				}
				apply(t, tool, diff, before, after)
			}
		})
	}
}

// apply lets a program apply a difference, and fails if the result is another or the program had to look for a place.
func apply(t *testing.T, tool []string, diff, before, after string) {
	t.Helper()
	dir := t.TempDir()
	name := filepath.Join(dir, "f")
	if err := os.WriteFile(name, []byte(before), 0o666); err != nil {
		t.Fatal(err)
	}
	if diff != "" { // git calls no difference an error
		cmd := exec.Command(tool[0], append(tool[1:], "--verbose")...)
		cmd.Dir, cmd.Stdin = dir, strings.NewReader(diff)
		out, err := cmd.CombinedOutput()
		if err != nil || strings.Contains(string(out), "offset") {
			t.Errorf("%s: %v\n%s%s", tool, err, out, diff)
		}
	}
	if got, err := os.ReadFile(name); err != nil || string(got) != after {
		t.Errorf("%s made %q, %v, want %q", tool, got, err, after)
	}
}
