package routes

import (
	"io"
	"net/http"
	"net/http/pprof"
)

// A Route is a pattern with what answers it.
type Route struct {
	Pattern string
	Handler http.HandlerFunc
}

// API returns the routes for everybody.
func API() []Route {
	return []Route{
		{"GET /v1/version", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "1.4.0\n") }},
		{"GET /v1/echo", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.FormValue("q")) }},
	}
}

// Debug returns the routes for developers.
func Debug() []Route {
	return []Route{
		{"/debug/pprof/", pprof.Index},
		{"/debug/pprof/profile", pprof.Profile},
		{"/debug/pprof/symbol", pprof.Symbol},
		{"/debug/pprof/trace", pprof.Trace},
	}
}

// Mount adds the routes of a list to a mux.
func Mount(mux *http.ServeMux, list func() []Route) {
	for _, r := range list() {
		mux.HandleFunc(r.Pattern, r.Handler)
	}
}
