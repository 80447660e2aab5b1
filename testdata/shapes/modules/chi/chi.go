// Package chi is as much of the router of that name as the shapes need.
package chi

import "net/http"

type Mux struct{ routes map[string]http.HandlerFunc }

func NewRouter() *Mux { return &Mux{routes: map[string]http.HandlerFunc{}} }

func (m *Mux) Get(pattern string, h http.HandlerFunc) { m.routes[pattern] = h }

func (m *Mux) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if h := m.routes[r.URL.Path]; h != nil {
		h(w, r)
		return
	}
	http.NotFound(w, r)
}
