// kind: listener made by a helper of another package
// label: good
// subject: keepalive/tcp-disabled
// text: the helper sends TCP probes

package main

import (
	"context"
	"log"
	"net/http"
	"time"

	"example.com/kinds/e29-listen-config-good/internal/listen"
)

func main() {
	l, err := listen.TCP(context.Background(), ":8080")
	if err != nil {
		log.Fatal(err)
	}
	srv := http.Server{
		Handler:           http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("pong\n")) }),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       5 * time.Minute,
	}
	log.Fatal(srv.Serve(l))
}
