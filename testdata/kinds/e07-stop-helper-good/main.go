// kind: Shutdown in a helper package
// label: good
// subject: shutdown/fatal-before-drain
// text: the process waits for the helper's channel

package main

import (
	"errors"
	"log"
	"net/http"
	"time"

	"example.com/kinds/e07-stop-helper-good/lifecycle"
)

func index(w http.ResponseWriter, r *http.Request) {
	w.Write([]byte("index\n"))
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/{$}", index)
	srv := &http.Server{Addr: ":8080", Handler: mux, ReadTimeout: 10 * time.Second}

	drained := lifecycle.StopOnSignal(srv, 20*time.Second)
	if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
	<-drained
}
