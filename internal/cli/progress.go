package cli

import (
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/mattn/go-isatty"
)

// progress says on a terminal what is going on once it takes longer than a second. The returned function ends that.
func (s *session) progress(what string) (stop func()) {
	f, ok := s.Stderr.(*os.File)
	if !ok || !isatty.IsTerminal(f.Fd()) || os.Getenv("TERM") == "dumb" {
		return func() {}
	}
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		start := time.Now()
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for shown := false; ; shown = true {
			select {
			case <-done:
				if shown {
					fmt.Fprint(f, "\r\x1b[K")
				}
				return
			case <-tick.C:
				fmt.Fprintf(f, "\r\x1b[Ksrvfix: %s, %d s", what, int(time.Since(start).Seconds()))
			}
		}
	}()
	return sync.OnceFunc(func() {
		close(done)
		<-ended
	})
}
