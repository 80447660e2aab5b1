// Package debug has what several programs of the module use.
package debug

import (
	"expvar"
	"net/http"
	"net/http/pprof"
)

func Register(mux *http.ServeMux) {
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
}

func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/debug/vars", expvar.Handler())
	return mux
}

// Both is seen through.
func Both(name string, mux *http.ServeMux) {
	Register(mux)
	mux.Handle("/debug/vars", Handler())
}
