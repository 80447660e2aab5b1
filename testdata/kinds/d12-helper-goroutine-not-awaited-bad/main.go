// kind: another package's helper shuts down at a signal
// label: bad
// subject: shutdown/not-awaited
// text: main drops the channel that tells when Shutdown is over

package main

import (
	"errors"
	"io"
	"log"
	"net/http"
	"time"

	"example.com/kinds/d12-helper-goroutine-not-awaited-bad/internal/graceful"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /upload", func(w http.ResponseWriter, r *http.Request) {
		n, _ := io.Copy(io.Discard, r.Body)
		log.Println("got", n, "bytes")
	})
	srv := &http.Server{Addr: ":8080", Handler: mux, ReadHeaderTimeout: 10 * time.Second}
	graceful.OnSignal(srv, 30*time.Second)                                  // also shutdown/not-awaited
	if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) { // want shutdown/not-awaited
		log.Fatal(err)
	}
	log.Println("bye")
}
