// Package echo is as much of the framework of that name as the shapes need. Start serves as that of echo v4.16 does.
package echo

import (
	"net"
	"net/http"
	"sync"
)

type Context interface {
	String(code int, text string) error
}

type HandlerFunc func(Context) error

type Echo struct {
	startupMutex    sync.RWMutex
	Server          *http.Server
	Listener        net.Listener
	ListenerNetwork string
	Debug           bool
	routes          map[string]HandlerFunc
}

func New() (e *Echo) {
	e = &Echo{Server: new(http.Server), ListenerNetwork: "tcp", routes: map[string]HandlerFunc{}}
	e.Server.Handler = e
	return
}

func (e *Echo) GET(path string, h HandlerFunc) { e.routes[path] = h }

func (e *Echo) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if h := e.routes[r.URL.Path]; h != nil {
		h(response{w})
	}
}

type response struct{ http.ResponseWriter }

func (r response) String(code int, text string) error {
	r.WriteHeader(code)
	_, err := r.Write([]byte(text))
	return err
}

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

func (e *Echo) configureServer(s *http.Server) error {
	s.Handler = e
	if e.Listener == nil {
		l, err := net.Listen(e.ListenerNetwork, s.Addr)
		if err != nil {
			return err
		}
		e.Listener = l
	}
	return nil
}
