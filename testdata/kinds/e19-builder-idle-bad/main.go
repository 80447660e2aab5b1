// kind: builder with methods that return it
// label: bad
// subject: keepalive/idle-unset
// text: the chain sets the limit for headers alone

package main

import (
	"io"
	"log"
	"net/http"
	"time"

	"example.com/kinds/e19-builder-idle-bad/pkg/httpx"
)

func main() {
	srv := httpx.NewBuilder().
		Addr(":8080").
		Handle("GET /healthz", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {})).
		Handle("POST /v1/orders", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if _, err := io.Copy(io.Discard, r.Body); err != nil {
				http.Error(w, "bad body", http.StatusBadRequest)
			}
		})).
		HeaderLimit(5 * time.Second).
		Build()
	log.Fatal(srv.ListenAndServe()) // want keepalive/idle-unset
}
