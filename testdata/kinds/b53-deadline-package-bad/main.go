// kind: no deadline in another package
// label: bad
// subject: shutdown/no-deadline shutdown/context-done
// text: the function of another package shuts down with context.TODO()

package main

import (
	"net/http"
	"time"

	"example.com/kinds/b53-deadline-package-bad/lifecycle"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("home")) })
	srv := &http.Server{Addr: ":8080", Handler: mux, ReadHeaderTimeout: 2 * time.Second, IdleTimeout: time.Minute}
	go srv.ListenAndServe()
	lifecycle.Wait(srv) // also shutdown/no-deadline
}
