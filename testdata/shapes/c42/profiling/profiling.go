// Package profiling stands for a module that somebody else wrote.
package profiling

import (
	"context"
	_ "net/http/pprof"
	"runtime/pprof"
)

// Label names what the process does in its profiles.
func Label(name string) {
	pprof.SetGoroutineLabels(pprof.WithLabels(context.Background(), pprof.Labels("program", name)))
}
