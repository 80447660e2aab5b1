// Package chi is as much of the router of that name as the tests need.
package chi

import "net/http"

type Router interface {
	http.Handler
	Get(pattern string, h http.HandlerFunc)
	Mount(pattern string, h http.Handler)
	Route(pattern string, f func(r Router)) Router
	Group(f func(r Router)) Router
	Use(middlewares ...func(http.Handler) http.Handler)
	With(middlewares ...func(http.Handler) http.Handler) Router
}

type Mux struct{}

func NewRouter() *Mux { return &Mux{} }

func (m *Mux) ServeHTTP(w http.ResponseWriter, r *http.Request)           {}
func (m *Mux) Get(pattern string, h http.HandlerFunc)                     {}
func (m *Mux) Mount(pattern string, h http.Handler)                       {}
func (m *Mux) Route(pattern string, f func(r Router)) Router              { return m }
func (m *Mux) Group(f func(r Router)) Router                              { return m }
func (m *Mux) Use(middlewares ...func(http.Handler) http.Handler)         {}
func (m *Mux) With(middlewares ...func(http.Handler) http.Handler) Router { return m }
