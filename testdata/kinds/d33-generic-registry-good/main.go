// kind: generic registry of dependencies
// label: good
// subject: timeouts/read-header-unset
// text: the provider of the server sets ReadHeaderTimeout

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/d33-generic-registry-good/internal/registry"
)

type assets string

func main() {
	r := registry.New()
	registry.Provide(r, func(*registry.Registry) assets { return "assets" })
	registry.Provide(r, func(r *registry.Registry) http.Handler {
		return http.FileServer(http.Dir(registry.Get[assets](r)))
	})
	registry.Provide(r, newServer)

	log.Fatal(registry.Get[*http.Server](r).ListenAndServe())
}

func newServer(r *registry.Registry) *http.Server {
	return &http.Server{
		Addr:              ":8080",
		Handler:           registry.Get[http.Handler](r),
		ReadHeaderTimeout: 5 * time.Second,
	}
}
