package handlers

import (
	"encoding/json"
	"net/http"
)

// New returns the routes.
func New() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/items", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode([]string{"a", "b"})
	})
	return mux
}
