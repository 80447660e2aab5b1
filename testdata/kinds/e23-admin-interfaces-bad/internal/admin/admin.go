package admin

import (
	"net/http"
	"time"
)

const addr = ":9090" // also bindaddr/debug-all-interfaces

// Serve serves the pages for operators.
func Serve(dump http.HandlerFunc) error {
	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) })
	mux.HandleFunc("/debug/cache", dump)
	srv := &http.Server{Addr: addr, Handler: mux, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	return srv.ListenAndServe() // want bindaddr/debug-all-interfaces
}
