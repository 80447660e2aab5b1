// Package suite has two servers.
package suite

import "net/http"

// Suite is a public server and one for its owners.
type Suite struct {
	web, admin http.Server
}

// New returns a Suite.
func New(web, admin http.Handler) *Suite {
	s := &Suite{}
	s.web.Handler, s.admin.Handler = web, admin
	s.web.Addr, s.admin.Addr = ":8080", ":8081"
	return s
}

// Web returns the public server.
func (s *Suite) Web() *http.Server { return &s.web }

// Admin returns the other one.
func (s *Suite) Admin() *http.Server { return &s.admin }

// ServeBoth returns when one of them fails.
func (s *Suite) ServeBoth() error {
	errs := make(chan error, 2)
	go func() { errs <- s.admin.ListenAndServe() }()
	go func() { errs <- s.web.ListenAndServe() }()
	return <-errs
}
