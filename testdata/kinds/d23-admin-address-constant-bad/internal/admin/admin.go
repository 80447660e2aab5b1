package admin

import (
	"net/http"
	"net/http/pprof"
	"time"
)

func ListenAndServe(addr string) error {
	mux := http.NewServeMux()
	mux.HandleFunc("/debug/pprof/", pprof.Index)          // also devmode/pprof-public
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile) // also devmode/pprof-public
	srv := &http.Server{Addr: addr, Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	return srv.ListenAndServe() // want devmode/pprof-public
}
