package admin

import (
	"net/http"
	"time"
)

const addr = "127.0.0.1:9090"

// Serve serves the pages for operators.
func Serve(dump http.HandlerFunc) error {
	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) })
	mux.HandleFunc("/debug/cache", dump)
	srv := &http.Server{Addr: addr, Handler: mux, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	return srv.ListenAndServe()
}
