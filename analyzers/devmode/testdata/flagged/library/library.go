// Package library serves where its user says.
package library

import (
	"net/http"
	"net/http/pprof"
)

type Server struct{ srv *http.Server }

func New(addr string, mux *http.ServeMux) *Server {
	if mux == nil {
		mux = http.NewServeMux()
	}
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	return &Server{&http.Server{Addr: addr, Handler: mux}}
}

func (s *Server) Run() error {
	return s.srv.ListenAndServe() // want devmode/pprof-public
}
