// Package gin serves as version 1.12 of the router of that name does.
package gin

import (
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
)

type Context struct {
	Request *http.Request
	Writer  http.ResponseWriter
}

type HandlerFunc func(*Context)

type Engine struct {
	UseH2C bool

	routeTreesUpdated sync.Once
	routes            map[string][]HandlerFunc
}

func New() *Engine     { return &Engine{routes: map[string][]HandlerFunc{}} }
func Default() *Engine { return New() }

func (engine *Engine) GET(path string, handlers ...HandlerFunc) { engine.routes[path] = handlers }

func (engine *Engine) updateRouteTrees() {
	for path, handlers := range engine.routes {
		engine.routes[strings.ReplaceAll(path, `\:`, ":")] = handlers
	}
}

func (engine *Engine) Handler() http.Handler {
	if !engine.UseH2C {
		return engine
	}
	return http.StripPrefix("", engine)
}

func (engine *Engine) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	engine.routeTreesUpdated.Do(func() { engine.updateRouteTrees() })
	for _, h := range engine.routes[req.URL.Path] {
		h(&Context{req, w})
	}
}

func (engine *Engine) Run(addr ...string) (err error) {
	engine.updateRouteTrees()
	address := resolveAddress(addr)
	server := &http.Server{
		Addr:    address,
		Handler: engine.Handler(),
	}
	err = server.ListenAndServe()
	return
}

func (engine *Engine) RunTLS(addr, certFile, keyFile string) (err error) {
	server := &http.Server{
		Addr:    addr,
		Handler: engine.Handler(),
	}
	err = server.ListenAndServeTLS(certFile, keyFile)
	return
}

func (engine *Engine) RunUnix(file string) (err error) {
	listener, err := net.Listen("unix", file)
	if err != nil {
		return
	}
	defer listener.Close()
	defer os.Remove(file)
	server := &http.Server{
		Handler: engine.Handler(),
	}
	err = server.Serve(listener)
	return
}

func (engine *Engine) RunListener(listener net.Listener) (err error) {
	server := &http.Server{
		Handler: engine.Handler(),
	}
	err = server.Serve(listener)
	return
}

func resolveAddress(addr []string) string {
	switch len(addr) {
	case 0:
		if port := os.Getenv("PORT"); port != "" {
			return ":" + port
		}
		return ":8080"
	case 1:
		return addr[0]
	default:
		panic("too many parameters")
	}
}
