// Package echo serves as version 4.13 of the framework of that name does.
package echo

import (
	"crypto/tls"
	"log"
	"net"
	"net/http"
	"sync"
)

type Logger struct{}

func (Logger) Fatal(i ...any) { log.Fatal(i...) }

type Echo struct {
	startupMutex sync.RWMutex
	Server       *http.Server
	TLSServer    *http.Server
	Listener     net.Listener
	TLSListener  net.Listener
	Logger       Logger
	HideBanner   bool
}

func New() (e *Echo) {
	e = &Echo{
		Server:    new(http.Server),
		TLSServer: new(http.Server),
	}
	e.Server.Handler = e
	e.TLSServer.Handler = e
	return
}

func (e *Echo) ServeHTTP(w http.ResponseWriter, r *http.Request) {}

func (e *Echo) Start(address string) error {
	e.startupMutex.Lock()
	e.Server.Addr = address
	if err := e.configureServer(e.Server); err != nil {
		e.startupMutex.Unlock()
		return err
	}
	e.startupMutex.Unlock()
	return e.Server.Serve(e.Listener)
}

func (e *Echo) StartTLS(address, certFile, keyFile string) (err error) {
	s := e.TLSServer
	s.TLSConfig = new(tls.Config)
	s.TLSConfig.Certificates = make([]tls.Certificate, 1)
	if s.TLSConfig.Certificates[0], err = tls.LoadX509KeyPair(certFile, keyFile); err != nil {
		return
	}
	s.Addr = address
	s.TLSConfig.NextProtos = append(s.TLSConfig.NextProtos, "h2")
	if err := e.configureServer(s); err != nil {
		return err
	}
	return s.Serve(e.TLSListener)
}

func (e *Echo) StartServer(s *http.Server) (err error) {
	if err := e.configureServer(s); err != nil {
		return err
	}
	if s.TLSConfig != nil {
		return s.Serve(e.TLSListener)
	}
	return s.Serve(e.Listener)
}

func (e *Echo) configureServer(s *http.Server) error {
	s.Handler = e
	if s.TLSConfig == nil {
		if e.Listener == nil {
			l, err := net.Listen("tcp", s.Addr)
			if err != nil {
				return err
			}
			e.Listener = l
		}
		return nil
	}
	if e.TLSListener == nil {
		l, err := net.Listen("tcp", s.Addr)
		if err != nil {
			return err
		}
		e.TLSListener = tls.NewListener(l, s.TLSConfig)
	}
	return nil
}
