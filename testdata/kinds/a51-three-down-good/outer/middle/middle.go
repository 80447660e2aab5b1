// Package middle adds what everybody wants.
package middle

import (
	"net/http"
	"time"

	"example.com/kinds/a51-three-down-good/outer/middle/inner"
)

// Run serves srv.
func Run(srv *http.Server) error {
	if srv.ReadHeaderTimeout == 0 {
		srv.ReadHeaderTimeout = time.Minute / 6
	}
	r := inner.Runner{Server: srv}
	return r.Run()
}
