package server

import "net/http"

type Server struct {
	opts    options
	handler http.Handler
}

func New(h http.Handler, opts ...Option) *Server {
	s := &Server{handler: h, opts: options{addr: ":http"}}
	for _, o := range opts {
		o(&s.opts)
	}
	return s
}

func (s *Server) Start() error {
	hs := &http.Server{
		Addr:              s.opts.addr,
		Handler:           s.handler,
		ReadHeaderTimeout: s.opts.header,
		IdleTimeout:       s.opts.idle,
	}
	return hs.ListenAndServe()
}
