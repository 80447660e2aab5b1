// kind: lifecycle manager with start and stop functions
// label: bad
// subject: shutdown/never-called
// text: the server is registered without a function that stops it

package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/kinds/d05-lifecycle-without-stop-bad/internal/lifecycle"
)

func main() {
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()

	srv := &http.Server{Addr: ":8080", Handler: routes(), ReadHeaderTimeout: 5 * time.Second}
	var m lifecycle.Manager
	m.Add(lifecycle.Service{
		Name:  "http",
		Start: srv.ListenAndServe, // want shutdown/never-called
	})
	if err := m.Run(ctx); err != nil { // also shutdown/never-called
		log.Fatal(err)
	}
}

func routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /orders/{id}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "order %s\n", r.PathValue("id"))
	})
	return mux
}
