// kind: generic registry of dependencies
// label: bad
// subject: timeouts/read-header-unset
// text: the provider of the server sets no limit

package main

import (
	"log"
	"net/http"

	"example.com/kinds/d33-generic-registry-bad/internal/registry"
)

type assets string

func main() {
	r := registry.New()
	registry.Provide(r, func(*registry.Registry) assets { return "assets" })
	registry.Provide(r, func(r *registry.Registry) http.Handler {
		return http.FileServer(http.Dir(registry.Get[assets](r)))
	})
	registry.Provide(r, newServer)

	log.Fatal(registry.Get[*http.Server](r).ListenAndServe()) // want timeouts/read-header-unset
}

func newServer(r *registry.Registry) *http.Server {
	return &http.Server{
		Addr:    ":8080",
		Handler: registry.Get[http.Handler](r),
	}
}
