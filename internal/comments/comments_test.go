package comments_test

import (
	"slices"
	"testing"

	"github.com/srvfix/srvfix/internal/comments"
)

func TestLost(t *testing.T) {
	for _, tt := range []struct {
		before, after string
		want          []string
	}{
		{"package p // a\n", "// a\npackage p\n", nil},
		{"package p // a\n", "package p\n", []string{"// a"}},
		{"package p // a\n// a\n", "package p // a\n// b\n", []string{"// a"}},
		{"package p /* a */\n", "package p // a\n", []string{"/* a */"}},
	} {
		got, err := comments.Lost([]byte(tt.before), []byte(tt.after))
		if err != nil || !slices.Equal(got, tt.want) {
			t.Errorf("%q, then %q: lost %q, %v, want %q", tt.before, tt.after, got, err, tt.want)
		}
	}
	if _, err := comments.Lost([]byte("package p"), []byte("packge p")); err == nil {
		t.Error("no error for a file that does not parse")
	}
}
