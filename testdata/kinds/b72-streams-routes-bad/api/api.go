// Package api is the program's API.
package api

import "net/http"

// API holds what the handlers need.
type API struct{ Updates chan []byte }

// Routes are the routes of the API.
func (a *API) Routes() *http.ServeMux {
	m := http.NewServeMux()
	m.HandleFunc("GET /version", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("3")) })
	m.HandleFunc("GET /updates", a.updates)
	return m
}

func (a *API) updates(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("content-type", "text/event-stream; charset=utf-8")
	rc := http.NewResponseController(w)
	for u := range a.Updates {
		w.Write(append(append([]byte("data: "), u...), '\n', '\n'))
		rc.Flush()
	}
}
