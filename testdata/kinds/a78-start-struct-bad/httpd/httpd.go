// Package httpd starts servers.
package httpd

import (
	"log"
	"net/http"
	"strconv"
)

// Params say what to start.
type Params struct {
	Port  int
	Root  string
	Hooks []func(*http.Server)
}

// Start serves p.Root until the server is closed.
func Start(p Params) *http.Server {
	srv := &http.Server{Addr: ":" + strconv.Itoa(p.Port), Handler: http.FileServer(http.Dir(p.Root))}
	go func() {
		if err := srv.ListenAndServe(); err != http.ErrServerClosed { // want timeouts/read-header-unset
			log.Fatal(err)
		}
	}()
	for _, hook := range p.Hooks {
		hook(srv)
	}
	return srv
}
