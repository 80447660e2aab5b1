// Package routes looks at handlers.
package routes

import "net/http"

// Add adds routes to the mux of a server.
func Add(srv *http.Server) {
	if mux, ok := srv.Handler.(*http.ServeMux); ok {
		mux.Handle("/", http.NotFoundHandler())
	}
}
