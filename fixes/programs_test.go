package fixes

import (
	"maps"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"
)

const signalsOf = `
-- go.mod --
module example.com/m
go 1.24
require (
	example.com/Cached/lib/v2 v2.0.1
	example.com/replaced v1.0.0
	example.com/vendored v1.0.0
	example.com/absent v1.0.0
)
replace example.com/replaced => ./local
-- own/main.go --
package main
import ("os/signal"; "example.com/m/internal/a")
func main() { signal.Notify(nil); a.A() }
-- internal/a/a.go --
package a
import "example.com/m/internal/deep"
-- internal/deep/deep.go --
package deep
-- internal/alone/alone.go --
package alone
-- quiet/main.go --
package main
import ("example.com/m/internal/alone"; "example.com/absent"; "os/signal"; "syscall")
func main() { signal.Notify(nil, syscall.SIGHUP, syscall.SIGUSR1) }
-- quiet/main_test.go --
package main
import "os/signal"
func init() { signal.Notify(nil) }
-- testdata/main.go --
package main
import ("os/signal"; "example.com/m/internal/alone")
func main() { signal.Notify(nil) }
-- nested/go.mod --
module example.com/m/nested
-- nested/main.go --
package main
import ("os/signal"; "example.com/m/internal/alone")
func main() { signal.Notify(nil) }
-- cached/main.go --
package main
import ("example.com/Cached/lib/v2/stop"; "example.com/m/internal/c")
-- internal/c/c.go --
package c
-- cache/example.com/!cached/lib/v2@v2.0.1/stop/stop.go --
package stop
import sig "os/signal"
var notify = sig.NotifyContext
-- replaced/main.go --
package main
import ("example.com/replaced"; "example.com/m/internal/r")
-- internal/r/r.go --
package r
-- local/go.mod --
module example.com/replaced
-- local/stop.go --
package replaced
import . "os/signal"
-- vendored/main.go --
package main
import ("example.com/vendored/stop"; "example.com/m/internal/v")
-- internal/v/v.go --
package v
-- vendor/example.com/vendored/stop/stop.go --
package stop
import ("os/signal"; "syscall")
func Stop(c chan bool, also ...os.Signal) { signal.Notify(c, syscall.SIGTERM) }
-- broken/main.go --
package main
import ("os/signal"; "example.com/m/internal/b"
-- internal/b/b.go --
package b
`

func TestProgramSignals(t *testing.T) {
	got := programSignals(t, signalsOf)
	want := map[string]string{
		"internal/a": "own/main.go", "internal/deep": "own/main.go",
		"internal/c": "example.com/Cached/lib/v2/stop",
		"internal/r": "example.com/replaced",
		"internal/v": "example.com/vendored/stop",
	}
	if !maps.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
	const below = `
-- go.mod --
module example.com/internal/m
-- cmd/main.go --
package main
import ("os/signal"; "example.com/internal/m/a")
func main() { signal.Notify(nil) }
-- a/a.go --
package a
`
	if got, want := programSignals(t, below), map[string]string{"a": "cmd/main.go", "cmd": "cmd/main.go"}; !maps.Equal(got, want) {
		t.Errorf("a module with an internal path: got %v\nwant %v", got, want)
	}
	if got := ProgramSignals(t.TempDir()); len(got) > 0 {
		t.Errorf("no module: %v", got)
	}
}

// programSignals calls ProgramSignals for a module, with the folder "cache" of it as the module cache.
func programSignals(t *testing.T, archive string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	files, err := txtar.FS(txtar.Parse([]byte(archive)))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	t.Setenv("GOMODCACHE", filepath.Join(dir, "cache"))
	got := map[string]string{}
	for folder, catcher := range ProgramSignals(dir) {
		rel, err := filepath.Rel(dir, folder)
		if err != nil {
			t.Fatal(err)
		}
		got[filepath.ToSlash(rel)] = catcher
	}
	return got
}
