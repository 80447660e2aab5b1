// Package middle adds what everybody wants.
package middle

import (
	"net/http"
	"time"

	"example.com/kinds/a51-three-down-bad/outer/middle/inner"
)

// Run serves srv.
func Run(srv *http.Server) error {
	if srv.WriteTimeout == 0 {
		srv.WriteTimeout = 5 * time.Minute
	}
	r := inner.Runner{Server: srv}
	return r.Run() // also timeouts/read-header-unset
}
