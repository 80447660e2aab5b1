package silent

import (
	"crypto/tls"
	"net"
	"net/http"
)

// solver is filled in two ways; only one of them speaks TLS, and it is served by other code.
type solver struct{ listener net.Listener }

var solvers = map[string]*solver{}

func plainSolver(addr string) error {
	s := solvers[addr]
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	s.listener = l
	go s.serve()
	return nil
}

func (s *solver) serve() { http.Serve(s.listener, nil) }

func tlsSolver(addr string, cert tls.Certificate) error {
	s := solvers[addr]
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	s.listener = tls.NewListener(l, &tls.Config{Certificates: []tls.Certificate{cert}, NextProtos: []string{"acme-tls/1"}})
	return nil
}
