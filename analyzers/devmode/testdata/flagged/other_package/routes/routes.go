// Package routes hands it on.
package routes

import (
	"net/http"

	"example.com/devmode/flagged/other_package/debug"
)

func All(mux *http.ServeMux) {
	mux.HandleFunc("/", http.NotFound)
	debug.Register(mux)
}
