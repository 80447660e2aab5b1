// kind: serve call in a loop that gives up after some attempts
// run: {addr}
// cleanup: lock removed
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"
)

func serve(addr string, h http.Handler) (err error) {
	for attempt := 1; attempt <= 4; attempt++ {
		server := &http.Server{Addr: addr, Handler: h}
		err = server.ListenAndServe()
		if errors.Is(err, http.ErrServerClosed) {
			return nil
		}
		fmt.Printf("attempt %d: %v\n", attempt, err)
		time.Sleep(time.Duration(attempt) * 10 * time.Millisecond)
	}
	return fmt.Errorf("giving up: %w", err)
}

func main() {
	defer fmt.Println("lock removed")
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("order begins")
		b, _ := io.ReadAll(r.Body)
		fmt.Fprintln(w, len(b))
	})
	if err := serve(os.Args[1], h); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
