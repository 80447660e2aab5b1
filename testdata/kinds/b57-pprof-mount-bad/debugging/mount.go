package debugging

import (
	"expvar"
	"net/http"
	"net/http/pprof"
)

// Mount puts the pages for developers onto m.
func Mount(m *http.ServeMux) {
	m.HandleFunc("/debug/pprof/", pprof.Index)
	m.HandleFunc("/debug/pprof/profile", pprof.Profile)
	m.Handle("/debug/vars", expvar.Handler())
}
