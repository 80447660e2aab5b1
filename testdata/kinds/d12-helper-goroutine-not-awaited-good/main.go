// kind: another package's helper shuts down at a signal
// label: good
// subject: shutdown/not-awaited
// text: main waits for the channel that tells when Shutdown is over

package main

import (
	"errors"
	"io"
	"log"
	"net/http"
	"time"

	"example.com/kinds/d12-helper-goroutine-not-awaited-good/internal/graceful"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /upload", func(w http.ResponseWriter, r *http.Request) {
		n, _ := io.Copy(io.Discard, r.Body)
		log.Println("got", n, "bytes")
	})
	srv := &http.Server{Addr: ":8080", Handler: mux, ReadHeaderTimeout: 10 * time.Second}
	drained := graceful.OnSignal(srv, 30*time.Second)
	if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
	<-drained
	log.Println("bye")
}
