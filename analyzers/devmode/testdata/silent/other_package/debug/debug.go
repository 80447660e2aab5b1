// Package debug registers its pages for those who want them.
package debug

import (
	"net/http"
	"net/http/pprof"
)

func Register(mux *http.ServeMux, profiles bool) {
	if profiles {
		mux.HandleFunc("/debug/pprof/", pprof.Index)
	}
}

func Handler(password string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Password") == password {
			pprof.Index(w, r)
		}
	})
}
