// kind: Shutdown in a helper package
// label: bad
// subject: shutdown/fatal-before-drain
// text: the process exits when the serve call returns

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/e07-stop-helper-bad/lifecycle"
)

func index(w http.ResponseWriter, r *http.Request) {
	w.Write([]byte("index\n"))
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/{$}", index)
	srv := &http.Server{Addr: ":8080", Handler: mux, ReadTimeout: 10 * time.Second}

	lifecycle.StopOnSignal(srv, 20*time.Second)
	log.Fatal(srv.ListenAndServe()) // want shutdown/fatal-before-drain
}
