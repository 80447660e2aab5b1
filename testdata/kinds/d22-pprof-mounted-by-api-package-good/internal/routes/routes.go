package routes

import (
	"io"
	"net/http"
	"net/http/pprof"
)

func API(mux *http.ServeMux) {
	mux.HandleFunc("GET /v1/items", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "[]") })
}

func Health(mux *http.ServeMux) {
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "ok") })
}

func Debug(mux *http.ServeMux) {
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("/debug/pprof/trace", pprof.Trace)
}
